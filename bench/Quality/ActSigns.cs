using Casus.Reading;

namespace Casus.Quality;

/// <summary>Writes what the reader sees at every labelled saying, one a line: what <c>training/acts</c> learns from.</summary>
/// <remarks>Document, set, act (or <c>none</c>), <c>doubtful</c> or empty, then the signs; tabs between, U+001F after each part of a sign, as it is hashed.</remarks>
internal static class ActSigns
{
    private const int OwnSet = 3;

    public static void Write(string gold, string texts, TextWriter output)
    {
        foreach (var read in GoldSpans.Read(gold, texts))
        {
            var who = new WhoSpeaks(read.Document, read.Sayings);
            var reader = new SignReader(read.Document, read.Sayings, new(read.Document, who));
            for (var i = 0; i < read.Sayings.Count; i++)
            {
                var label = read.Labels[i];
                var doubtful = label.TryGetProperty("doubtful", out var doubt) && doubt.GetBoolean();
                WriteLine(output, read.Document.Document.Name, read.Set, label.GetProperty("act").GetString()!, doubtful, reader.Of(i, who.Of(i).Speakers));
            }
        }
    }

    /// <param name="examples">Our own examples; their set is 3.</param>
    public static void Write(string examples, TextWriter output)
    {
        foreach (var (act, document, saying) in ActExamples.Read(examples))
        {
            var who = new WhoSpeaks(document, [saying]);
            WriteLine(output, document.Document.Name, OwnSet, act, false, new SignReader(document, [saying], new(document, who)).Of(0, who.Of(0).Speakers));
        }
    }

    private static void WriteLine(TextWriter output, string name, int set, string act, bool doubtful, SignList signs)
    {
        output.Write($"{name}\t{set}\t{act}\t{(doubtful ? "doubtful" : string.Empty)}");
        for (var i = 0; i < signs.Count; i++)
        {
            var (kind, a, b, c) = signs[i];
            output.Write("\t" + string.Concat(new[] { kind, a, b, c }.Where(part => part is not null).Select(part => part!.Replace('\t', ' ').Replace('\n', ' ') + "\u001f")));
        }

        output.Write('\n');
    }
}
