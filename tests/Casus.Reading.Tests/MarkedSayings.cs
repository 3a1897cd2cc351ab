using System.Text;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading.Tests;

/// <summary>Sentences with <c>{source}</c>, <c>[cue]</c> and <c>&lt;content&gt;</c> marked, as sayings of a parsed document.</summary>
internal static class MarkedSayings
{
    public static readonly Lazy<Pipeline> English = new(() => Pipeline.Load(ModelFiles.Find("en_core_web_sm")!));

    public static (ParsedDocument Document, Saying Saying) Read(string sentence)
    {
        var text = new StringBuilder("ALVA, 3 May.\n\n");
        List<Span> source = [], cue = [], content = [];
        var start = 0;
        foreach (var unit in sentence)
        {
            if (unit is '{' or '[' or '<')
            {
                start = text.Length;
            }
            else if (unit is '}' or ']' or '>')
            {
                (unit == '}' ? source : unit == ']' ? cue : content).Add(new(start, text.Length));
            }
            else
            {
                text.Append(unit);
            }
        }

        var document = new ParsedDocument(new Document { Name = "marked.txt", Path = "marked.txt", Sha256 = string.Empty, Text = text.ToString(), Raw = default }, English.Value.Read(text.ToString()));
        return (document, new() { Source = Tokens(source), Cue = Tokens(cue), Content = Tokens(content) });

        ValueList<TokenRange> Tokens(List<Span> spans) => [.. spans.Select(span => document.Tokens(span)!.Value)];
    }
}
