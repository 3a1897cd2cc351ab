using Casus.Model;

namespace Casus.Reading;

/// <summary>The day on which something was said: the weekday or <i>yesterday</i> beside its cue, counted back from the document's date; else that date.</summary>
internal static class SaidDay
{
    private static readonly string[] Days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    public static PartialDate? Of(ParsedDocument document, Saying saying)
    {
        if (document.Document.Published is not { IsWhole: true } published)
        {
            return document.Document.Published;
        }

        foreach (var range in saying.Cue)
        {
            for (var i = Math.Max(0, range.First - 2); i < Math.Min(document.Doc.Count, range.End + 8); i++)
            {
                if (Beside(document, saying, i) && Back(document.Doc[i].Lower, published.First.DayOfWeek) is { } days)
                {
                    return new(published.First.AddDays(-days));
                }
            }
        }

        return published;
    }

    // A word of time that hangs on the cue, itself or through "on".
    private static bool Beside(ParsedDocument document, Saying saying, int token)
    {
        if (saying.Content.Holds(token) || saying.Source.Holds(token))
        {
            return false;
        }

        var head = document.Doc[token].Head;
        return saying.Cue.Holds(token) || saying.Cue.Holds(head.Index) || (head.Lower == "on" && saying.Cue.Holds(head.Head.Index));
    }

    private static int? Back(string word, DayOfWeek today)
    {
        var day = Array.IndexOf(Days, word);
        return day >= 0 ? ((int)today - day + 7) % 7 : word switch
        {
            "yesterday" => 1,
            "today" => 0,
            _ => null,
        };
    }
}
