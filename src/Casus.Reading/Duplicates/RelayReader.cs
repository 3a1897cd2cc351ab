using Casus.Model;

namespace Casus.Reading;

/// <summary>Through whom words came to this document: the outlets that its sentence names beside the speaker (<i>told Interfax</i>, <i>according to AFP</i>), then the agency the document relays.</summary>
internal static class RelayReader
{
    private const int LongestSentence = 200;

    /// <returns>The nearest to the speaker first; an outlet that is the speaker itself is none.</returns>
    public static ValueList<string> Of(ParsedDocument document, IReadOnlyList<Saying> sayings, int index, ValueList<Speaker> speakers)
    {
        var saying = sayings[index];
        var found = new List<string>();
        if (saying.Cue.Count > 0)
        {
            Add(document, saying, sayings, found);
        }

        if (document.Document.RelayedFrom is { } agency)
        {
            found.Add(agency);
        }

        return [.. found.Where(name => !speakers.Any(speaker => speaker.Name.EndsWith(name, StringComparison.OrdinalIgnoreCase))).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static void Add(ParsedDocument document, Saying saying, IReadOnlyList<Saying> sayings, List<string> found)
    {
        var doc = document.Doc;
        var cue = saying.Cue[0].First;
        var (first, end) = (cue, cue + 1);
        while (first > 0 && cue - first < LongestSentence && !doc[first].IsSentenceStart)
        {
            first--;
        }

        while (end < doc.Count && end - cue < LongestSentence && !doc[end].IsSentenceStart)
        {
            end++;
        }

        var outer = new List<string>(); // named in the frame this one stands in: further from the speaker
        for (var i = first; i < end; i++)
        {
            if (saying.Content.Holds(i) || Outlets.At(doc, i, end) is not { } outlet)
            {
                continue;
            }

            if (!saying.Source.Holds(i))
            {
                (saying.Within >= 0 && !sayings[saying.Within].Content.Holds(i) ? outer : found).Add(outlet.Name);
            }

            i = outlet.End - 1;
        }

        found.AddRange(outer);
    }
}
