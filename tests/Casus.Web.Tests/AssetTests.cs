using System.Net;
using System.Text.RegularExpressions;

namespace Casus.Web.Tests;

/// <summary>Scripts and style sheets are asked for by what they hold: a page and its scripts are of one build, whatever a browser kept.</summary>
public sealed partial class AssetTests
{
    [Fact]
    public async Task WhatAScriptImports_IsAskedForByItsVersionAndKeptForEver()
    {
        await using var desk = await OpenDesk.OnStrait();
        var (open, seen) = (new Queue<string>(Sources().Matches(await desk.Page("/review")).Select(m => m.Groups[1].Value)), new HashSet<string>());
        Assert.Equal(2, open.Count);
        while (open.TryDequeue(out var address))
        {
            if (!seen.Add(address))
            {
                continue;
            }

            using var answer = await desk.Client.GetAsync(new Uri(address, UriKind.Relative), OpenDesk.Cancel);
            Assert.Equal((HttpStatusCode.OK, true), (answer.StatusCode, answer.Headers.CacheControl?.ToString().Contains("immutable", StringComparison.Ordinal)));
            var script = await answer.Content.ReadAsStringAsync(OpenDesk.Cancel);
            foreach (Match named in Scripts().Matches(script))
            {
                Assert.Matches("^\\./[a-z]+\\.js\\?v=[0-9a-f]{12}$", named.Groups[1].Value);
                open.Enqueue("/islands/" + named.Groups[1].Value[2..]);
            }
        }

        Assert.Equal(["client", "desk", "map", "review", "svelte"], seen.Select(address => address["/islands/".Length..address.IndexOf(".js", StringComparison.Ordinal)]).Order());
    }

    [Fact]
    public async Task AVersionThatIsGone_IsNotAnsweredByAnother()
    {
        await using var desk = await OpenDesk.OnStrait();
        foreach (var address in new[] { "/islands/svelte.js?v=000000000000", "/styles/base.css?v=" })
        {
            using var answer = await desk.Client.GetAsync(new Uri(address, UriKind.Relative), OpenDesk.Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var without = await desk.Client.GetAsync(new Uri("/islands/svelte.js", UriKind.Relative), OpenDesk.Cancel);
        Assert.Equal((HttpStatusCode.OK, true), (without.StatusCode, without.Headers.CacheControl?.NoCache));
    }

    [GeneratedRegex("<script type=\"module\" src=\"([^\"]+)\"", RegexOptions.None, 10_000)]
    private static partial Regex Sources();

    /// <summary>Whatever names a script beside it.</summary>
    [GeneratedRegex("[\"'`](\\.{1,2}/[^\"'`]*\\.js[^\"'`]*)[\"'`]", RegexOptions.None, 10_000)]
    private static partial Regex Scripts();
}
