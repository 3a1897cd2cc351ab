using System.Text;
using Casus.Language;
using Casus.Model;
using Casus.Reading;

namespace Casus.Quality;

/// <summary>Reads our own examples of acts (<c>training/acts/examples.tsv</c>): an act and a sentence with <c>{source}</c>, <c>[cue]</c> and <c>&lt;content&gt;</c> marked.</summary>
internal static class ActExamples
{
    /// <summary>What stands above each sentence, so that none is taken for a heading.</summary>
    private const string Dateline = "ALVA, 3 May.\n\n";

    public static IEnumerable<(string Act, ParsedDocument Document, Saying Saying)> Read(string path)
    {
        using var pipeline = Pipeline.Load(ModelFiles.Find("en_core_web_sm")!);
        foreach (var line in File.ReadLines(path).Skip(1).Where(line => line.Length > 0))
        {
            var fields = line.Split('\t');
            var (text, source, cue, content) = Marked(fields[1]);
            var document = new ParsedDocument(new Document { Name = "examples", Path = path, Sha256 = string.Empty, Text = text, Language = "en", Raw = default }, pipeline.Read(text));
            yield return (fields[0], document, new() { Source = Tokens(document, source), Cue = Tokens(document, cue), Content = Tokens(document, content) });
        }
    }

    private static (string Text, List<Span> Source, List<Span> Cue, List<Span> Content) Marked(string sentence)
    {
        var text = new StringBuilder(Dateline);
        List<Span> source = [], cue = [], content = [];
        var start = 0;
        var open = '\0';
        foreach (var unit in sentence)
        {
            switch (unit)
            {
                case '{' or '[' or '<':
                    (open, start) = open == '\0' ? (unit, text.Length) : throw new InvalidDataException($"A mark opens in another: {sentence}");
                    break;
                case '}' or ']' or '>':
                    var role = (open, unit) switch
                    {
                        ('{', '}') => source,
                        ('[', ']') => cue,
                        ('<', '>') => content,
                        _ => throw new InvalidDataException($"A mark closes another: {sentence}"),
                    };
                    role.Add(new(start, text.Length));
                    open = '\0';
                    break;
                default:
                    text.Append(unit);
                    break;
            }
        }

        return content.Count > 0 ? (text.ToString(), source, cue, content) : throw new InvalidDataException($"No content is marked: {sentence}");
    }

    private static ValueList<TokenRange> Tokens(ParsedDocument document, List<Span> spans) => [.. spans.Select(span => document.Tokens(span) ?? throw new InvalidDataException($"No word stands at {span}."))];
}
