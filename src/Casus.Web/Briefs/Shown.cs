using System.Text;

namespace Casus.Web;

/// <summary>Texts of others in files that somebody else's program shows.</summary>
internal static class Shown
{
    /// <summary>One line: white space is one space, characters that would hide or reorder the rest are written as their codes.</summary>
    public static string Line(string given)
    {
        var text = new StringBuilder(given.Length);
        foreach (var run in PlainText.Runs(given, 0, given.Length))
        {
            text.Append(run.Sign is null ? given[run.Start..run.End] : run.Sign.Length == 0 ? string.Empty : $"[{run.Sign}]");
        }

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
