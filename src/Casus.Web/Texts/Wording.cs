using System.Text;
using Casus.Model;

namespace Casus.Web;

/// <summary>Finds quoted words in a text.</summary>
internal static class Wording
{
    /// <summary>Where the words first stand: as they are written, else with white space of any kind and length taken as equal; null where they do not.</summary>
    public static Span? Find(string text, string words)
    {
        var sought = words.Trim();
        if (sought.Length == 0)
        {
            return null;
        }

        var at = text.IndexOf(sought, StringComparison.Ordinal);
        if (at >= 0)
        {
            return new(at, at + sought.Length);
        }

        var (folded, places) = Fold(text);
        var (key, _) = Fold(sought);
        at = folded.IndexOf(key, StringComparison.Ordinal);
        return at < 0 ? null : new(places[at], places[at + key.Length - 1] + 1);
    }

    private static (string Folded, List<int> Places) Fold(string text)
    {
        var (folded, places) = (new StringBuilder(text.Length), new List<int>(text.Length));
        for (var i = 0; i < text.Length; i++)
        {
            var c = char.IsWhiteSpace(text[i]) ? ' ' : text[i] switch { '‘' or '’' => '\'', '“' or '”' => '"', var other => other };
            if (c != ' ' || folded.Length == 0 || folded[^1] != ' ')
            {
                folded.Append(c);
                places.Add(i);
            }
        }

        return (folded.ToString(), places);
    }
}
