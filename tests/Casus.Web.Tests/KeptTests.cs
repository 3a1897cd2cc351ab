using System.Globalization;
using System.Text;
using Casus.Exchange;
using Casus.Model;

namespace Casus.Web.Tests;

/// <summary>What a desk keeps, from click to click and over what is recorded, shows what a desk that was opened this moment shows.</summary>
public sealed class KeptTests
{
    private static readonly string[] Viewpoints = ["", "valid=2026-01-06", "known=2026-01-10&valid=2026-01-20", "drafts=1", "set=p1=true@2026-01-05", "set=p2=false&valid=2026-01-09"];

    private static readonly string[] Pages =
    [
        "/", "/time", "/time?from=2026-01-02&to=2026-01-09&lane=found&lane=due", "/time?part=2", "/falls", "/falls?of=d0", "/falls?of=d1&reach=2", "/falls?of=p3&p-p1=40&rest=70",
        "/brief", "/brief?list=v-open", "/api/v1/brief.md?excerpt=true", "/api/v1/brief.csv", "/since?since=2026-01-01", "/actors/state/1", "/api/v1/status",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task DeskThatWasClickedOn_ShowsWhatOneOpenedAnewShows(int seed)
    {
        var random = new Random(seed);
        await using var desk = await OpenDesk.On(Any(random));
        for (var round = 0; round < 5; round++)
        {
            var asked = new List<string>();
            foreach (var page in Pages)
            {
                foreach (var viewpoint in Viewpoints.Where(_ => random.Next(3) > 0))
                {
                    asked.Add(viewpoint.Length == 0 ? page : $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{viewpoint}");
                }
            }

            var shown = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var address in asked.Concat(asked).OrderBy(_ => random.Next()))
            {
                var (status, text) = await Get(desk.Client, address);
                Assert.True(shown.TryAdd(address, text) || shown[address] == text, $"{address} differs from click to click");
                Assert.True(status is 200 or 404, $"{address}: {status}\n{text}");
            }

            await using (var anew = await desk.Again())
            {
                foreach (var (address, text) in shown)
                {
                    Assert.Equal((await Get(anew.Client, address)).Text, text);
                }
            }

            var (response, _) = await desk.Json(
                HttpMethod.Post, "/api/v1/findings", FormattableString.Invariant($$"""{"proposition":"p{{random.Next(8)}}","value":{{(random.Next(3) > 0 ? "true" : "false")}},"from":"2026-01-0{{random.Next(1, 10)}}","reason":"seen {{round}}"}"""));
            Assert.True(response.IsSuccessStatusCode);
        }
    }

    private static async Task<(int Status, string Text)> Get(HttpClient client, string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative), OpenDesk.Cancel);
        var text = await response.Content.ReadAsStringAsync(OpenDesk.Cancel);
        return ((int)response.StatusCode, text.Replace(client.BaseAddress!.GetLeftPart(UriPartial.Authority), string.Empty, StringComparison.Ordinal));
    }

    // Basic propositions, some made of others, commitments that wait for them and bring them about, a few dependencies and findings.
    private static Dossier Any(Random random)
    {
        var yaml = new StringBuilder("dossier: strait\ntitle: Any\nasOf: 2026-01-03\npolicy: { reviewers: 1 }\nparties:\n");
        for (var i = 0; i < 4; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{ id: state/{i}, name: State {i} }}\n");
        }

        yaml.Append("propositions:\n");
        for (var i = 0; i < 8; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{ id: p{i}, text: Matter {i} holds{(random.Next(3) == 0 ? ", absence: monitored" : string.Empty)} }}\n");
        }

        yaml.Append(CultureInfo.InvariantCulture, $"  - {{ id: d0, text: Made of some, holds: {Formula()} }}\n  - {{ id: d1, text: Made of more, holds: d0 and ({Formula()}) }}\ncommitments:\n");
        for (var i = 0; i < 24; i++)
        {
            var kind = new[] { "pledge", "offer", "threat", "prohibition" }[random.Next(4)];
            var made = $"2026-01-0{random.Next(1, 4)}";
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{ id: c{i}, kind: {kind}, debtors: [state/{random.Next(4)}], toward: [state/{random.Next(4)}], made: {made}");
            yaml.Append(random.Next(3) > 0 || kind == "threat" ? $", if: {Formula()}" : string.Empty).Append(CultureInfo.InvariantCulture, $", then: p{random.Next(8)}");
            yaml.Append(random.Next(2) == 0 ? $", by: 2026-01-{random.Next(10, 30)}" : string.Empty).Append(", evidence: [] }\n");
        }

        yaml.Append("dependencies:\n");
        for (var i = 0; i < 3; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{ id: n{i}, of: p{i}, needs: p{random.Next(4, 8)}, evidence: [] }}\n");
        }

        yaml.Append("findings:\n");
        for (var i = 0; i < 3; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{ id: f{i}, proposition: p{random.Next(8)}, value: {(random.Next(2) == 0 ? "true" : "false")}, from: 2026-01-0{random.Next(1, 9)}, evidence: [] }}\n");
        }

        var read = DossierYaml.Read("dossier.yaml", yaml.ToString());
        Assert.True(read.IsValue, string.Join("\n", read.Refusals));
        return read.Value!;

        string Formula() => $"{(random.Next(4) == 0 ? "not " : string.Empty)}p{random.Next(8)} {(random.Next(2) == 0 ? "and" : "or")} p{random.Next(8)}";
    }
}
