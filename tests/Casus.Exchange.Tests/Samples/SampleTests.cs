using Casus.Model;

namespace Casus.Exchange.Tests;

public class SampleTests
{
    [Theory]
    [InlineData("reassurance-force")]
    [InlineData("strait")]
    public void Item_RestsOnWordsThatStandInADocument(string sample)
    {
        var (dossier, warnings) = SampleFolder.Read(sample);

        Assert.Empty(warnings);
        Assert.All(Sourced(dossier), item =>
        {
            Assert.NotEmpty(item.Evidence);
            Assert.All(item.Evidence, e => Assert.NotEmpty(e.Spans));
        });
    }

    [Theory]
    [InlineData("reassurance-force", "[Written for the Casus sample from reported facts; not a real ")]
    [InlineData("strait", "[Written for the Casus sample. The states, people and places in it are invented.]")]
    public void Document_SaysThatItWasWrittenForTheSample(string sample, string mark)
    {
        Assert.All(SampleFolder.Documents(sample), d => Assert.Contains(mark, d.Text.ReplaceLineEndings(" "), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("reassurance-force")]
    [InlineData("strait")]
    public void Document_ProvesSomething(string sample)
    {
        var dossier = SampleFolder.Read(sample).Dossier;
        var cited = Sourced(dossier).SelectMany(i => i.Evidence).Select(e => e.Sha256).ToHashSet();

        Assert.Empty(SampleFolder.Documents(sample).Where(d => !cited.Contains(d.Sha256)).Select(d => d.Name));
    }

    private static IEnumerable<IDossierItem> Sourced(Dossier d) =>
        [.. d.Commitments, .. d.Dependencies, .. d.Findings, .. d.Acts, .. d.Stances, .. d.Contributions, .. d.Measures, .. d.Incidents, .. d.Series];
}
