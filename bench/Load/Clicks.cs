using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Casus.Load;

/// <summary>One person's clicks: pages asked for as a browser does, compressed and with the tag of what it has.</summary>
internal sealed class Clicks : IDisposable
{
    private const string Saving = "a finding is saved";

    private readonly HttpClient _client;

    private readonly Random _random;

    private readonly Dictionary<string, EntityTagHeaderValue> _tags = [];

    private List<string>? _pages;

    public Clicks(Uri desk, string token, int seed)
    {
        _random = new(seed);
        _client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = desk,
            DefaultRequestHeaders = { Authorization = new("Bearer", token), AcceptEncoding = { new("br") } },
        };
    }

    public int Failed { get; private set; }

    public int Unchanged { get; private set; }

    public int Writes { get; private set; }

    /// <summary>Pages that are worked out of the whole dossier, clicked on by one person alone.</summary>
    public static IReadOnlyList<string> Whole => ["/time", "/falls?of=p89", "/since", "/brief"];

    /// <summary>What is clicked on by all: the dossier, lists, one item, a document, searches, an actor, the queue, another day.</summary>
    public async Task<IReadOnlyList<string>> Pages()
    {
        if (_pages is null)
        {
            using var plain = new HttpClient { BaseAddress = _client.BaseAddress, DefaultRequestHeaders = { Authorization = _client.DefaultRequestHeaders.Authorization } };
            var documents = JsonDocument.Parse(await plain.GetStringAsync(new Uri("/api/v1/documents?limit=100", UriKind.Relative))).RootElement;
            var sha = documents[_random.Next(100)].GetProperty("sha256").GetString();
            _pages =
            [
                "/", "/documents", $"/documents/{sha}", "/search?q=grain+harbour", "/record?proposition=p7", "/drafts",
                "/api/v1/commitments?limit=100", "/api/v1/commitments/c77", "/api/v1/propositions?limit=100", "/api/v1/documents?limit=100", "/?valid=2026-02-01&known=2026-02-01",
                "/actors", "/actors/state/8", "/review", "/search?q=%22harbour+of+town+7%22&act=report", "/api/v1/search/facets?words=grain",
            ];
        }

        return _pages;
    }

    /// <summary>One page many times, whole each time.</summary>
    public async Task<(double First, List<double> Others, long Bytes)> Measure(string page, int times)
    {
        var (first, bytes) = await Click(page, withTag: false);
        var rest = new List<double>();
        for (var i = 1; i < times; i++)
        {
            rest.Add((await Click(page, withTag: false)).Time);
        }

        rest.Sort();
        return (first, rest, bytes);
    }

    /// <summary>A finding is saved and a page asked for, as often as said: the times of both.</summary>
    public async Task<(List<double> Saves, List<double> Pages)> SaveAndLook(string page, int times)
    {
        var (saves, pages) = (new List<double>(), new List<double>());
        for (var i = 0; i < times; i++)
        {
            saves.Add(await Save());
            pages.Add((await Click(page, withTag: false)).Time);
        }

        saves.Sort();
        pages.Sort();
        return (saves, pages);
    }

    /// <summary>Clicks about until told to stop; one click in fifty saves a finding.</summary>
    public async Task<(List<(string What, double Time)> Times, int Failed, int Unchanged, int Writes)> Work(CancellationToken stop)
    {
        var pages = await Pages();
        var times = new List<(string, double)>();
        try
        {
            await Task.Delay(_random.Next(3000), stop);
            while (!stop.IsCancellationRequested)
            {
                var page = pages[_random.Next(pages.Count)];
                times.Add(_random.Next(50) == 0 ? (Saving, await Save()) : (page, (await Click(page, withTag: true)).Time));
                await Task.Delay(_random.Next(1000, 3000), stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The time is up.
        }

        return (times, Failed, Unchanged, Writes);
    }

    public void Dispose() => _client.Dispose();

    private async Task<(double Time, long Bytes)> Click(string page, bool withTag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        if (withTag && _tags.TryGetValue(page, out var tag))
        {
            request.Headers.IfNoneMatch.Add(tag);
        }

        var watch = Stopwatch.StartNew();
        using var response = await _client.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        watch.Stop();
        if (response.StatusCode == HttpStatusCode.NotModified)
        {
            Unchanged++;
        }
        else if (!response.IsSuccessStatusCode)
        {
            Failed++;
        }
        else if (response.Headers.ETag is { } given)
        {
            _tags[page] = given;
        }

        return (watch.Elapsed.TotalMilliseconds, body.Length);
    }

    private async Task<double> Save()
    {
        var body = FormattableString.Invariant($$"""{"proposition":"p{{_random.Next(1, 900)}}","value":true,"from":"2026-01-05","reason":"seen by the bench"}""");
        var watch = Stopwatch.StartNew();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync(new Uri("/api/v1/findings", UriKind.Relative), content);
        await response.Content.ReadAsByteArrayAsync();
        Writes++;
        Failed += response.IsSuccessStatusCode ? 0 : 1;
        return watch.Elapsed.TotalMilliseconds;
    }
}
