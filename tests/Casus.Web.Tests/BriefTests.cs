using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Casus.Exchange;
using Casus.Model;

namespace Casus.Web.Tests;

public sealed class BriefTests
{
    private static readonly string[] Told = ["text", "state", "condition", "reason"];

    private static readonly string[] Sourced = ["words", "title", "publisher", "published", "by", "remark", "entry", "href"];

    private const string Viewpoint = "valid=2026-01-08&known=2026-01-08";

    [Theory]
    [InlineData(Viewpoint)]
    [InlineData("valid=2026-01-08&known=2026-01-08&set=strait-open=true@2026-01-06")]
    public async Task Brief_HoldsWhatThePageShowsAtTheSameViewpoint(string viewpoint)
    {
        await using var desk = await OpenDesk.OnStrait();
        var page = await desk.Page($"/?{viewpoint}");
        var (_, brief) = await desk.Json(HttpMethod.Get, $"/api/v1/brief.json?{viewpoint}");
        var claims = brief.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("claims").EnumerateArray().Select(c => (Section: s, Claim: c))).ToList();

        // The same items, each under the heading under which the page has it.
        var shown = Regex.Matches(page, "id=\"(c|p)-([^\"]+)\"").Select(m => m.Groups[2].Value).Order(StringComparer.Ordinal);
        Assert.Equal(shown, claims.Where(c => Kind(c.Claim) is "commitment" or "proposition").Select(c => c.Claim.GetProperty("id").GetString()!).Order(StringComparer.Ordinal));
        foreach (var (section, claim) in claims.Where(c => Kind(c.Claim) is "commitment" or "proposition"))
        {
            var heading = page.IndexOf($"<section class=\"group\" id=\"{section.GetProperty("id").GetString()}\"", StringComparison.Ordinal);
            var item = page.IndexOf($"id=\"{(Kind(claim) == "commitment" ? "c" : "p")}-{claim.GetProperty("id").GetString()}\"", StringComparison.Ordinal);
            var next = page.IndexOf("<section class=\"group\"", heading + 1, StringComparison.Ordinal);
            Assert.True(heading >= 0 && item > heading && (next < 0 || item < next), claim.ToString());
        }

        // Every export holds every claim, and the number of sources of each.
        var markdown = await desk.Page($"/api/v1/brief.md?{viewpoint}");
        var rows = Rows(await desk.Page($"/api/v1/brief.csv?{viewpoint}"));
        Assert.Equal(claims.Count, rows.Count - 1);
        foreach (var (index, (_, claim)) in claims.Index())
        {
            Assert.Equal(claim.GetProperty("id").GetString(), rows[index + 1][2]);
            Assert.Equal(claim.GetProperty("state").GetString(), rows[index + 1][3]);
            Assert.Contains(BriefMarkdown.Plain(claim.GetProperty("text").GetString()!), markdown, StringComparison.Ordinal);
        }

        Assert.Equal(viewpoint.Contains("set=", StringComparison.Ordinal), markdown.Contains("Supposed, not recorded", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Viewpoint)]
    [InlineData("valid=2026-01-08&known=2026-01-08&drafts=1&set=strait-open=true@2026-01-06")]
    public async Task BriefPage_HoldsTheClaimsAndSourcesOfTheJsonInTheirOrder(string viewpoint)
    {
        await using var desk = await OpenDesk.OnStrait();
        var page = await desk.Page($"/brief?{viewpoint}");
        var (_, brief) = await desk.Json(HttpMethod.Get, $"/api/v1/brief.json?{viewpoint}");
        var claims = brief.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("claims").EnumerateArray()).ToList();
        var shown = Regex.Matches(page, "<li class=\"claim\" id=\"b-([^\"]+)\".*?</li>", RegexOptions.Singleline);
        Assert.Equal(claims.Select(c => $"{Kind(c)}-{c.GetProperty("id").GetString()}"), shown.Select(m => m.Groups[1].Value));
        foreach (var (claim, row) in claims.Zip(shown, (c, m) => (c, m.Value)))
        {
            var text = WebUtility.HtmlDecode(Regex.Replace(row, "<[^>]+>", string.Empty));
            foreach (var part in Told.Select(p => claim.GetProperty(p).GetString()).Concat(claim.GetProperty("flags").EnumerateArray().Select(f => f.GetString())).OfType<string>())
            {
                Assert.Contains(part, text, StringComparison.Ordinal);
            }

            Assert.Equal(claim.GetProperty("restsOnDraft").GetBoolean(), text.Contains("(rests on a draft)", StringComparison.Ordinal));
            Assert.Equal(claim.GetProperty("notes").EnumerateArray().Select(n => $"#note-{n.GetInt32()}"), Regex.Matches(row, "href=\"(#note-\\d+)\"").Select(m => m.Groups[1].Value));
        }

        var sources = Regex.Matches(page, "<li id=\"note-(\\d+)\".*?</li>", RegexOptions.Singleline);
        Assert.Equal(brief.GetProperty("notes").GetArrayLength(), sources.Count);
        foreach (var (note, row) in brief.GetProperty("notes").EnumerateArray().Zip(sources, (n, m) => (n, m.Value)))
        {
            var text = WebUtility.HtmlDecode(row);
            foreach (var part in Sourced.Select(p => note.GetProperty(p).GetString()).OfType<string>())
            {
                Assert.Contains(part, text, StringComparison.Ordinal);
            }
        }

        Assert.Equal(viewpoint.Contains("set=", StringComparison.Ordinal), page.Contains("Supposed, not recorded", StringComparison.Ordinal));
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);

        // What the dossier's page has beside commitments and propositions is in the brief too.
        Assert.Equal(["contribution", "dependency", "incident", "measure", "series"], claims.Select(Kind).Distinct().Except(["commitment", "proposition"]).Order(StringComparer.Ordinal));
        Assert.Contains("/brief?valid=2026-01-08", await desk.Page($"/?{viewpoint}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 20 + 2, "brief-excerpt")]
    [InlineData("?list=s-conditional", 100, "brief-s-conditional-1")]
    [InlineData("?list=s-conditional&part=5&valid=2026-01-08", 50, "brief-s-conditional-5")]
    [InlineData("?whole=1", 452, "brief")]
    public async Task LargeBrief_IsShownInPartsAndItsExportsHoldWhatTheScreenShows(string query, int shown, string name)
    {
        await using var desk = await OpenDesk.On(LargeDossierPageTests.Many(450), Strait.Communique);
        var page = await desk.Page($"/brief{query}");
        var ids = Regex.Matches(page, "<li class=\"claim\" id=\"b-[a-z]+-([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(shown, ids.Count);
        var sources = Regex.Count(page, "<li id=\"note-");
        Assert.Equal(shown < 452, Regex.IsMatch(page, $"{shown} of 452 claims"));
        var exports = Regex.Matches(page, "href=\"(/api/v1/brief\\.([a-z]+)[^\"]*)\" download").ToDictionary(m => m.Groups[2].Value, m => WebUtility.HtmlDecode(m.Groups[1].Value));
        Assert.Equal(["csv", "json", "md"], exports.Keys.Order(StringComparer.Ordinal));
        var (_, brief) = await desk.Json(HttpMethod.Get, exports["json"]);
        Assert.Equal(ids, Claims(brief).Select(c => c.GetProperty("id").GetString()));
        Assert.Equal((shown, 452), (brief.GetProperty("shown").GetInt32(), brief.GetProperty("all").GetInt32()));
        Assert.Equal(sources, brief.GetProperty("notes").GetArrayLength());
        Assert.Equal(ids, Rows(await desk.Page(exports["csv"])).Skip(1).Select(r => r[2]));
        using var response = await desk.Client.GetAsync(new Uri(exports["md"], UriKind.Relative), OpenDesk.Cancel);
        Assert.Equal($"{name}.md", response.Content.Headers.ContentDisposition?.FileName);
        var markdown = await response.Content.ReadAsStringAsync(OpenDesk.Cancel);
        Assert.Equal(ids.Count, Regex.Count(markdown, "^- ", RegexOptions.Multiline));
        Assert.Equal(sources, Regex.Count(markdown, @"^\[\^\d+\]: ", RegexOptions.Multiline));
        Assert.Equal(shown < 452, markdown.Contains($"{shown} of 452 claims.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PartsOfABrief_TellEachClaimOfTheWholeOnceAndAlike()
    {
        await using var desk = await OpenDesk.On(LargeDossierPageTests.Many(450), Strait.Communique);
        var (_, whole) = await desk.Json(HttpMethod.Get, "/api/v1/brief.json?valid=2026-01-08");
        var parts = new List<string>();
        string? next = "/brief?valid=2026-01-08&list=s-conditional";
        while (next is not null)
        {
            var page = await desk.Page(next);
            var (_, part) = await desk.Json(HttpMethod.Get, next.Replace("/brief?", "/api/v1/brief.json?", StringComparison.Ordinal));
            parts.AddRange(Claims(part).Select(c => Told(part, c)));
            next = Regex.Match(page, "<a href=\"([^\"]*)\" rel=\"next\"") is { Success: true } link ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
        }

        Assert.Equal(Claims(whole).Where(c => Kind(c) == "commitment").Select(c => Told(whole, c)), parts);
        Assert.Equal(450, parts.Distinct().Count());

        // All that is said of a claim, its sources written out: their numbers are those of what is told.
        static string Told(JsonElement brief, JsonElement claim) => string.Join(
            '\n',
            claim.EnumerateObject().Where(p => p.Name != "notes").Select(p => p.Value.GetRawText())
                .Concat(claim.GetProperty("notes").EnumerateArray().SelectMany(n => brief.GetProperty("notes")[n.GetInt32() - 1].EnumerateObject().Where(p => p.Name != "number").Select(p => p.Value.GetRawText()))));
    }

    [Theory]
    [InlineData("/api/v1/brief.json?list=s-conditionl", "s-conditional")]
    [InlineData("/api/v1/brief.md?list=%3Cscript%3E", "no section")]
    [InlineData("/api/v1/brief.csv?list=s-conditional&part=6", "ends with part 5")]
    public async Task PartOfABriefThatIsNotThere_IsNotFound(string address, string says)
    {
        await using var desk = await OpenDesk.On(LargeDossierPageTests.Many(450), Strait.Communique);
        var (response, json) = await desk.Json(HttpMethod.Get, address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains(says, json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryClaim_IsFootnotedToWordsThatStandInTheirSource()
    {
        await using var desk = await OpenDesk.OnStrait();
        var (_, brief) = await desk.Json(HttpMethod.Get, $"/api/v1/brief.json?{Viewpoint}");
        var notes = brief.GetProperty("notes").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(1, notes.Count), notes.Select(n => n.GetProperty("number").GetInt32()));
        var used = new HashSet<int>();
        foreach (var claim in brief.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("claims").EnumerateArray()))
        {
            var numbers = claim.GetProperty("notes").EnumerateArray().Select(n => n.GetInt32()).ToList();
            Assert.NotEmpty(numbers);
            used.UnionWith(numbers);
        }

        Assert.Equal(notes.Count, used.Count);
        foreach (var note in notes.Where(n => n.GetProperty("words").ValueKind == JsonValueKind.String))
        {
            var source = await desk.Page(note.GetProperty("href").GetString()!.Split('#')[0]);
            Assert.Contains("<mark", source, StringComparison.Ordinal);
        }

        var markdown = await desk.Page($"/api/v1/brief.md?{Viewpoint}");
        Assert.Equal(
            Regex.Matches(markdown, @"^\[\^(\d+)\]: ", RegexOptions.Multiline).Select(m => m.Groups[1].Value).ToHashSet(),
            Regex.Matches(markdown, @"\[\^(\d+)\](?!:)").Select(m => m.Groups[1].Value).ToHashSet());
    }

    [Fact]
    public async Task HostileTexts_AreNeitherMarkupNorFormulasNorHidden()
    {
        var yaml = """
            dossier: strait
            title: "=cmd() <script>alert(1)</script> # x"
            asOf: 2026-01-03
            policy: { reviewers: 1 }
            parties: [{ id: state/ALF, name: "@Alfa [link](javascript:x)" }]
            propositions: [{ id: p, text: "-1+1, \"quoted\" \u202Ereversed" }]
            commitments: [{ id: c, kind: pledge, debtors: [state/ALF], made: 2026-01-02, text: "=HYPERLINK(\"x\"), and more", then: p, by: 2026-02-01, evidence: [] }]
            """;
        var dossier = DossierYaml.Read("dossier.yaml", yaml).Value!;
        await using var desk = await OpenDesk.On(dossier, Strait.Communique);
        var markdown = await desk.Page("/api/v1/brief.md");
        Assert.DoesNotContain("<script>", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("[link](", markdown, StringComparison.Ordinal);
        Assert.Contains("\\[U+202E\\]reversed", markdown, StringComparison.Ordinal);
        var page = await desk.Page("/brief");
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', page);
        Assert.DoesNotContain("href=\"javascript", page, StringComparison.Ordinal);
        var rows = Rows(await desk.Page("/api/v1/brief.csv"));
        Assert.All(rows.SelectMany(r => r), cell => Assert.DoesNotMatch("^[=+@-]", cell));
        Assert.Contains(rows, r => r[4] == "'-1+1, \"quoted\" [U+202E]reversed");
        var calendar = await desk.Page("/api/v1/due.ics");
        Assert.Contains("\\,", calendar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calendar_HasAnEventForEachDeadlineAheadInLinesOf75Octets()
    {
        await using var desk = await OpenDesk.On(Dated());
        using var response = await desk.Client.GetAsync(new Uri("/api/v1/due.ics?valid=2026-01-08&known=2026-01-08", UriKind.Relative), OpenDesk.Cancel);
        Assert.Equal("text/calendar", response.Content.Headers.ContentType?.MediaType);
        var text = await response.Content.ReadAsStringAsync(OpenDesk.Cancel);
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotMatch("(?<!\r)\n", text);
        var lines = text.Replace("\r\n ", string.Empty, StringComparison.Ordinal).Split("\r\n");
        Assert.Equal(2, lines.Count(l => l == "BEGIN:VEVENT"));
        Assert.Equal(["DTSTART;VALUE=DATE:20260120", "DTSTART;VALUE=DATE:20260131"], lines.Where(l => l.StartsWith("DTSTART", StringComparison.Ordinal)));
        Assert.Equal(["STATUS:CONFIRMED", "STATUS:TENTATIVE"], lines.Where(l => l.StartsWith("STATUS", StringComparison.Ordinal)));
        Assert.Contains(lines, l => l.StartsWith("SUMMARY:", StringComparison.Ordinal) && l.Contains(new string('å', 60), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Feeds_TellTheLastEntriesTheNewestFirst()
    {
        await using var desk = await OpenDesk.OnStrait();
        await desk.Json(HttpMethod.Post, "/api/v1/findings", """{"proposition":"truce","value":true,"from":"2026-01-05","reason":"seen","author":"maria & \u0001 co"}""");
        using var response = await desk.Client.GetAsync(new Uri("/api/v1/feed.json", UriKind.Relative), OpenDesk.Cancel);
        Assert.Equal("application/feed+json", response.Content.Headers.ContentType?.MediaType);
        var feed = JsonDocument.Parse(await response.Content.ReadAsStringAsync(OpenDesk.Cancel)).RootElement;
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        var first = feed.GetProperty("items")[0];
        Assert.Contains("truce is true from 2026-01-05", first.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Contains("id=\"recorded\"", await desk.Page(new Uri(first.GetProperty("url").GetString()!).PathAndQuery), StringComparison.Ordinal);

        XNamespace atom = "http://www.w3.org/2005/Atom";
        var xml = XDocument.Parse(await desk.Page("/api/v1/feed.atom")).Root!;
        Assert.Equal(feed.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()), xml.Elements(atom + "entry").Select(e => e.Element(atom + "id")!.Value));
        var times = xml.Elements(atom + "entry").Select(e => DateTimeOffset.Parse(e.Element(atom + "updated")!.Value, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(times.OrderDescending(), times);
        Assert.Equal("maria & [U+0001] co", xml.Elements(atom + "entry").First().Element(atom + "author")!.Element(atom + "name")!.Value);
    }

    [Theory]
    [InlineData("/api/v1/brief.md?valid=soon")]
    [InlineData("/api/v1/due.ics?known=soon")]
    public async Task WrongViewpoint_IsAProblem(string address)
    {
        await using var desk = await OpenDesk.OnStrait();
        var (response, json) = await desk.Json(HttpMethod.Get, address);
        Assert.Equal((HttpStatusCode.BadRequest, "bad-time"), (response.StatusCode, json.GetProperty("code").GetString()));
    }

    private static Dossier Dated() => DossierYaml.Read(
        "dossier.yaml",
        $$"""
        dossier: strait
        title: Dated
        asOf: 2026-01-03
        policy: { reviewers: 1 }
        parties: [{ id: state/ALF, name: Alfa }]
        propositions: [{ id: p, text: It is done }, { id: q, text: It is asked for }, { id: r, text: It was done }]
        commitments:
          - { id: due, kind: pledge, debtors: [state/ALF], made: 2026-01-02, text: "{{new string('å', 60)}}; and, more", then: p, by: 2026-01-20, evidence: [] }
          - { id: waits, kind: pledge, debtors: [state/ALF], made: 2026-01-02, if: q, then: p, by: 2026-01, evidence: [] }
          - { id: over, kind: pledge, debtors: [state/ALF], made: 2026-01-02, then: r, by: 2026-01-05, evidence: [] }
        """).Value!;

    private static IEnumerable<JsonElement> Claims(JsonElement brief) => brief.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("claims").EnumerateArray());

    private static string? Kind(JsonElement claim) => claim.GetProperty("kind").GetString();

    /// <summary>Reads RFC 4180 by its grammar.</summary>
    private static List<List<string>> Rows(string csv)
    {
        var rows = new List<List<string>> { new() };
        var (cell, quoted) = (new StringBuilder(), false);
        for (var i = 0; i < csv.Length; i++)
        {
            switch (csv[i])
            {
                case '"' when quoted && i + 1 < csv.Length && csv[i + 1] == '"':
                    cell.Append('"');
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    rows[^1].Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\r' when !quoted:
                    rows[^1].Add(cell.ToString());
                    cell.Clear();
                    rows.Add([]);
                    i++;
                    break;
                default:
                    cell.Append(csv[i]);
                    break;
            }
        }

        rows.RemoveAt(rows.Count - 1);
        return rows;
    }
}
