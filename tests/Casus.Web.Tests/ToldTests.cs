using Casus.Model;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Casus.Web.Tests;

/// <summary>Sentences of the logic on a page: days in the reader's own form, actors by name, quotations untouched.</summary>
public sealed class ToldTests
{
    [Theory]
    [InlineData("the condition holds from 2026-01-05: truce", "the condition holds from [5 Jan 2026]: truce")]
    [InlineData("it is in time until the end of 2026-02-04, P30D from when it detached", "it is in time until the end of [4 Feb 2026], P30D from when it detached")]
    [InlineData("found at 2026-01-05T09:12:00Z by state/VDR", "found at [5 Jan 2026, 09:12 UTC] by Valdora")]
    [InlineData("cancelled by state/TRN to state/VDR.", "cancelled by state/TRN to Valdora.")]
    [InlineData("he said “by 2026-01-05, state/VDR will” on 2026-01-06", "he said “by 2026-01-05, state/VDR will” on [6 Jan 2026]")]
    [InlineData("pledge-2026-01-05 waits for strait/2026-01-05x and 2026-13-45", "pledge-2026-01-05 waits for strait/2026-01-05x and 2026-13-45")]
    [InlineData("", "")]
    public async Task ASentence_IsToldAsItsReaderWouldWriteIt(string text, string told) => Assert.Equal(told, await Read(text));

    [Fact]
    public async Task WhatComesFromOthers_IsNoMarkup() =>
        Assert.Contains("&lt;script&gt;", await Html("the condition holds from 2026-01-05: <script>"), StringComparison.Ordinal);

    private static async Task<string> Read(string text)
    {
        var html = await Html(text);
        foreach (var (tag, sign) in new[] { ("<bdi dir=\"auto\">", ""), ("</bdi>", ""), ("</time>", "]") })
        {
            html = html.Replace(tag, sign, StringComparison.Ordinal);
        }

        while (html.IndexOf("<time", StringComparison.Ordinal) is >= 0 and var at)
        {
            html = string.Concat(html.AsSpan(0, at), "[", html.AsSpan(html.IndexOf('>', at) + 1));
        }

        return System.Net.WebUtility.HtmlDecode(html);
    }

    private static async Task<string> Html(string text)
    {
        var dossier = new Dossier { Id = "d", Title = "T", Parties = [new Party("state/VDR", "Valdora", true, null, [], new("d/1", Instant.Min, Instant.Min))] };
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Told.Text)] = text, [nameof(Told.Names)] = new Names(dossier) });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Told>(parameters)).ToHtmlString());
    }
}
