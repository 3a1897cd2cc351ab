using System.Text;
using Casus.Model;

namespace Casus.Web;

/// <summary>Quoted words as a page shows them: where parts stand apart in the text, an ellipsis says that words between them are left out.</summary>
internal static class Quotation
{
    private const string Gap = " … ";

    /// <summary>The parts with an ellipsis between them. The words themselves (<see cref="Quoted.Text"/>) join them by one space.</summary>
    public static string Shown(Quoted words)
    {
        if (words.Spans.Count < 2 || Parts(words) is not { } parts)
        {
            return words.Text;
        }

        return string.Join(Gap, parts);
    }

    /// <summary>An excerpt of the words, with an ellipsis where two parts meet in it.</summary>
    public static string Shown(string excerpt, Quoted words)
    {
        if (words.Spans.Count < 2 || Parts(words) is not { } parts)
        {
            return excerpt;
        }

        var shown = new StringBuilder(excerpt);
        for (var i = 1; i < parts.Count; i++)
        {
            // A few letters on either side are enough to know the place by; an excerpt may end close to it.
            var (before, after) = (parts[i - 1][^Math.Min(12, parts[i - 1].Length)..], parts[i][..Math.Min(12, parts[i].Length)]);
            shown.Replace($"{before} {after}", before + Gap + after);
        }

        return shown.ToString();
    }

    private static List<string>? Parts(Quoted words)
    {
        var (at, parts) = (0, new List<string>());
        foreach (var span in words.Spans)
        {
            if (at + span.Length > words.Text.Length)
            {
                return null;
            }

            parts.Add(words.Text.Substring(at, span.Length));
            at += span.Length + 1;
        }

        return parts;
    }
}
