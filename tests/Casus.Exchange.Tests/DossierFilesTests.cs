using Casus.Model;

namespace Casus.Exchange.Tests;

/// <summary>Dossiers in <c>dossiers/good</c> are read; each in <c>dossiers/bad</c> is refused with the lines of its <c>.expected</c>.</summary>
public sealed class DossierFilesTests
{
    public static TheoryData<string> Good => Files("good");

    public static TheoryData<string> Bad => Files("bad");

    [Theory]
    [MemberData(nameof(Good))]
    public void GoodDossier_IsRead(string file)
    {
        var outcome = Read("good", file);
        Assert.True(outcome.IsValue, string.Join('\n', outcome.Refusals));
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void GoodDossier_WrittenAndRead_IsEqual(string file)
    {
        var dossier = Read("good", file).Value!;
        var written = DossierYaml.Write(dossier);
        var again = DossierYaml.Read("dossier.yaml", written);
        Assert.True(again.IsValue, string.Join('\n', again.Refusals) + "\n" + written);
        Assert.Equal(Lines.Without(dossier), Lines.Without(again.Value));
        Assert.Equal(written, DossierYaml.Write(again.Value));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void BadDossier_IsRefusedAsExpected(string file)
    {
        var expected = File.ReadAllText(Path.Combine(Folder("bad"), Path.ChangeExtension(file, ".expected")));
        Assert.Equal(expected, string.Concat(Read("bad", file).Refusals.Select(r => $"{r}\n")));
    }

    [Fact]
    public void BadDossiers_EachSayWhatIsExpected()
    {
        var files = Directory.GetFiles(Folder("bad")).Select(Path.GetFileNameWithoutExtension);
        Assert.All(files.GroupBy(f => f), g => Assert.Equal(2, g.Count()));
    }

    private static Outcome<Dossier> Read(string folder, string file) => DossierYaml.Read("dossier.yaml", File.ReadAllText(Path.Combine(Folder(folder), file)));

    private static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, "dossiers", name);

    private static TheoryData<string> Files(string folder) =>
        [.. Directory.GetFiles(Folder(folder), "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
}
