using System.Text.Json;
using Casus.Logic;
using Casus.Model;
using CsCheck;

namespace Casus.Exchange.Tests;

/// <summary>The JSON of status, what-if, changes and watch is that of the committed schemas.</summary>
public sealed class CommandJsonTests
{
    private static readonly Instant Early = Moment.FromDate(new DateOnly(2026, 1, 12)).AsOf;

    private static readonly Instant Late = Moment.FromDate(new DateOnly(2026, 6, 20)).AsOf;

    [Theory]
    [InlineData("strait")]
    [InlineData("reassurance-force")]
    public void Samples_FitTheirSchemas(string sample)
    {
        var dossier = SampleFolder.Read(sample).Dossier;
        Fits(dossier, Late, dossier.Propositions[0].Id);
        Fits(dossier, Early, dossier.Propositions[0].Id);
        Assert.Empty(Faults("changes", json => ChangesJson.Write(json, Changes.Since(dossier, Early, Late), dossier)));
    }

    [Fact]
    public void RandomDossiers_FitTheirSchemas() => RandomDossiers.Dossier.Sample(
        dossier =>
        {
            if (!dossier.Propositions.IsEmpty)
            {
                Fits(dossier, Late, dossier.Propositions[0].Id);
                Assert.Empty(Faults("changes", json => ChangesJson.Write(json, Changes.Since(dossier, Early, Late), dossier)));
            }
        },
        iter: 50);

    [Fact]
    public void WhatDoesNotFit_IsFound()
    {
        var wrong = JsonElement.Parse("""{"dossier":"d","since":"2026-1-1","until":"2026-01-02","drafts":false,"changes":[{"kind":"mood"}]}""");
        var faults = Schema.Of("changes").Faults(wrong).ToList();
        Assert.Contains(faults, f => f.Contains("$.since", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("mood", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("lacks id", StringComparison.Ordinal));
    }

    private static void Fits(Dossier dossier, Instant valid, string proposition)
    {
        Assert.Empty(Faults("status", json => StatusJson.Write(json, StatusTable.Evaluate(dossier, valid, valid, drafts: true), dossier)));
        Assert.Empty(Faults("status", json => StatusJson.Write(json, StatusTable.Evaluate(dossier, valid, valid), dossier, isExplained: true)));
        Assert.Empty(Faults("watch", json => WatchJson.Write(json, Watch.Over(dossier, valid, valid, new Duration(0, 30, 0).After(valid)), dossier)));
        Assert.Empty(Faults("whatif", json => WhatIfJson.Write(json, WhatIf.Suppose(dossier, [new(proposition, Truth.Unknown)], valid, valid), dossier)));
    }

    private static List<string> Faults(string schema, Action<Utf8JsonWriter> write) => [.. Schema.Of(schema).Faults(JsonElement.Parse(CasusJson.Text(false, write)))];
}
