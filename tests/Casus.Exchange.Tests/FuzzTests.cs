using CsCheck;

namespace Casus.Exchange.Tests;

/// <summary>Whatever the text, there is a dossier or there are refusals, each with its place, and never an exception.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ": ", ", ", "\n", "\r\n", "\t", "  ", "- ", "? ", "# ", "'", "\"", "|\n", ">-\n", "&a ", "*a", "!!str ", "---\n", "...\n", "%YAML 1.1\n", "~", "null", "\0", "\uFEFF",
        "\uD83D", "\uDE00", "\\", "\\u12", "<<: ", "(", ")", "and", "not", "at least 9 of (", "2031-02-30", "P", "-1", "1e999", "=", "\u2028", "\u0085", "@", "`", ":", "::", "{a: ", "[a, ", "- - - ",
    ];

    private static readonly string[] Good =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "dossiers"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    [Fact]
    public void MutatedDossier_IsReadOrRefused()
    {
        var edit = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 100_000], Gen.Int[0, 40], Pick.OneOf(Pieces));
        Gen.Select(Pick.OneOf(Good), edit.Array[1, 8]).Sample(
            (text, edits) =>
            {
                foreach (var (kind, place, length, piece) in edits)
                {
                    var at = text.Length == 0 ? 0 : place % (text.Length + 1);
                    var end = Math.Min(text.Length, at + length);
                    text = kind switch
                    {
                        0 => text.Remove(at, end - at),
                        1 => text.Insert(at, text[at..end]),
                        2 => text[..at],
                        3 => text[..at] + piece + text[end..],
                        _ => text.Insert(at, piece),
                    };
                }

                AssertReadOrRefused(text);
            },
            iter: Pick.Times(3_000));
    }

    [Fact]
    public void RandomPieces_AreReadOrRefused() =>
        Pick.OneOf<string>([.. Pieces, "dossier", "title", "findings", "a", "propositions", "holds", "evidence"]).Array[0, 40].Sample(p => AssertReadOrRefused(string.Concat(p)), iter: Pick.Times(3_000));

    private static void AssertReadOrRefused(string text)
    {
        var outcome = DossierYaml.Read("f.yaml", text);
        if (outcome.IsValue)
        {
            Assert.True(DossierYaml.Read("f.yaml", DossierYaml.Write(outcome.Value)).IsValue);
            return;
        }

        Assert.InRange(outcome.Refusals.Count, 1, DossierYaml.MaxRefusals);
        var lines = text.Split('\n', '\r').Length;
        Assert.All(outcome.Refusals, r =>
        {
            var place = r.Input.Split(':');
            Assert.Equal("f.yaml", place[0]);
            Assert.InRange(int.Parse(place[1], null), 1, lines);
            Assert.InRange(int.Parse(place[2], null), 1, text.Length + 1);
            Assert.DoesNotContain('\n', r.ToString());
        });
    }
}
