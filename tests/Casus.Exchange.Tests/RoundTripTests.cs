using Casus.Model;
using CsCheck;

namespace Casus.Exchange.Tests;

public sealed class RoundTripTests
{
    [Fact]
    public void AnyDossier_WrittenAndRead_IsEqual() => RandomDossiers.Dossier.Sample(
        dossier =>
        {
            var outcome = DossierYaml.Read("dossier.yaml", DossierYaml.Write(dossier));
            Assert.True(outcome.IsValue, string.Join('\n', outcome.Refusals));
            Assert.Equal(dossier, Lines.Without(outcome.Value));
        },
        iter: Pick.Times(500));

    [Fact]
    public void AnyDossier_WrittenTwice_IsTheSameText() => RandomDossiers.Dossier.Sample(
        dossier =>
        {
            var written = DossierYaml.Write(dossier);
            Assert.Equal(written, DossierYaml.Write(DossierYaml.Read("x.yaml", written).Value!));
        },
        iter: Pick.Times(100));

    [Fact]
    public void SupersededVersions_AreLeftOut()
    {
        var at = Instant.FromDate(new DateOnly(2031, 1, 1));
        var old = new Party("p", "Old name", true, null, [], new Origin("d/1", Instant.Min, Instant.Min, at));
        var standing = old with { Name = "New name", Origin = new Origin("d/2", at, at) };
        var dossier = new Dossier { Id = "d", Title = "T", Parties = [old, standing] };

        var read = DossierYaml.Read("d.yaml", DossierYaml.Write(dossier)).Value!;

        var party = Assert.Single(read.Parties);
        Assert.Equal("New name", party.Name);
        Assert.Equal(at, party.Origin.Known);
    }

    [Fact]
    public void PartiesThatNobodyDeclared_AreDeclaredWhereSomeAre()
    {
        var read = DossierYaml.Read("d.yaml", """
            dossier: d
            title: T
            propositions: [{ id: gone, text: Valdora has withdrawn }]
            commitments: [{ id: c, kind: pledge, debtors: [state/VDR], toward: [state/TRN], made: 2026-01-02, then: gone, evidence: [] }]
            """).Value!;
        Assert.DoesNotContain("parties", DossierYaml.Write(read), StringComparison.Ordinal);

        var declared = read with { Parties = [new Party("state/TRN", "Tarnia", true, null, [], read.Commitments[0].Origin)] };
        var again = DossierYaml.Read("d.yaml", DossierYaml.Write(declared));
        Assert.Equal([("state/TRN", "Tarnia"), ("state/VDR", "state/VDR")], again.Value!.Parties.Select(p => (p.Id, p.Name)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void EveryExport_StatesThePolicy(int reviewers) =>
        Assert.Contains($"reviewers: {reviewers}", DossierYaml.Write(new Dossier { Id = "d", Title = "T", Policy = new ReviewPolicy(reviewers) }), StringComparison.Ordinal);

    [Fact]
    public void LoneSurrogate_IsWrittenAsReplacement()
    {
        var written = DossierYaml.Write(new Dossier { Id = "d", Title = "a\uD83Db" });
        Assert.Equal("a\uFFFDb", DossierYaml.Read("d.yaml", written).Value!.Title);
    }
}
