using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Casus.Language;
using Casus.Model;
using Casus.Reading;

namespace Casus.Features;

/// <summary>
/// Writes the features of all texts (<c>*.txt</c>) of some folders. TARGET.docs: one line a document, name, first token, tokens (tabs between). TARGET.tokens: 13 int32 a token:
/// start and end in code points, tag, relation, entity, shape, quote, place, sentence, head, top-left, top-right (the last three counted in the document), lemma (a line of
/// TARGET.lemmas). TARGET.labels: the names of tags, relations and entities. TARGET.ids: the uint64 id of each word as written. TARGET.rows: two times 96 halves a token, the shared encoder's row and the entity recogniser's.
/// </summary>
internal static class TextFeatures
{
    public const int Columns = 13;

    /// <param name="model">A packed pipeline.</param>
    public static void Write(string model, string target, string[] folders)
    {
        using var pipeline = Pipeline.Load(model);
        using var rows = new EncoderRows();
        using var docs = new StreamWriter(target + ".docs", false, new UTF8Encoding(false)) { NewLine = "\n" };
        using var tokens = File.Create(target + ".tokens");
        using var ids = File.Create(target + ".ids");
        using var halves = File.Create(target + ".rows");
        var lemmas = new List<string>();
        var lemmaNumbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var first = 0;
        string? labels = null;
        foreach (var path in folders.SelectMany(f => Directory.GetFiles(f, "*.txt").Order(StringComparer.Ordinal)))
        {
            var raw = File.ReadAllBytes(path);
            var document = new Document { Name = Path.GetFileName(path), Path = path, Raw = raw, Sha256 = Convert.ToHexStringLower(SHA256.HashData(raw)), Text = Encoding.UTF8.GetString(raw) };
            var parsed = new ParsedDocument(document, pipeline.Read(StoppedText.Of(document.Text), rows));
            var features = new TokenFeatures(parsed);
            docs.WriteLine($"{Path.GetFileNameWithoutExtension(path)}\t{first}\t{features.Count}");
            for (var i = 0; i < features.Count; i++)
            {
                if (!lemmaNumbers.TryGetValue(features.Lemmas[i], out var lemma))
                {
                    lemmaNumbers.Add(features.Lemmas[i], lemma = lemmas.Count);
                    lemmas.Add(features.Lemmas[i]);
                }

                Span<int> line = [parsed.Points.FromUtf16(parsed.Doc[i].Start), parsed.Points.FromUtf16(parsed.Doc[i].End), features.Tags[i], features.Relations[i], features.Entities[i], features.Shapes[i],
                    features.Quotes[i], features.Places[i], features.Sentences[i], features.Heads[i], features.TopLeft[i], features.TopRight[i], lemma];
                tokens.Write(MemoryMarshal.AsBytes(line));
                ids.Write(BitConverter.GetBytes(StringIds.Of(parsed.Doc[i].Text)));
                WriteHalves(halves, rows.Row(i));
                WriteHalves(halves, rows.EntityRow(i));
            }

            first += features.Count;
            labels ??= NetworkWeights.LabelsOf(parsed.Doc);
        }

        File.WriteAllText(target + ".labels", labels ?? string.Empty, new UTF8Encoding(false));
        File.WriteAllText(target + ".lemmas", string.Join('\n', lemmas.Select(lemma => lemma.Replace('\n', ' '))), new UTF8Encoding(false));
    }

    private static void WriteHalves(FileStream target, ReadOnlySpan<float> row)
    {
        Span<Half> halves = stackalloc Half[row.Length];
        for (var i = 0; i < row.Length; i++)
        {
            halves[i] = (Half)row[i];
        }

        target.Write(MemoryMarshal.AsBytes(halves));
    }
}
