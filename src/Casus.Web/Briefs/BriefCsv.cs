using System.Buffers;
using System.Text;

namespace Casus.Web;

/// <summary>A brief as a table (RFC 4180), a row a claim, its sources written out in the last columns.</summary>
/// <remarks>A cell that a spreadsheet would take for a formula begins with an apostrophe: other people's words are never run.</remarks>
internal static class BriefCsv
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private static readonly string[] Columns =
        ["section", "kind", "id", "state", "text", "condition", "since", "until", "flags", "rests on a draft", "reason", "valid", "known", "supposed", "sources"];

    /// <param name="root">The desk's address, before the addresses of sources.</param>
    public static string Write(Brief brief, string root)
    {
        var text = new StringBuilder();
        Row(text, Columns);
        foreach (var section in brief.Sections)
        {
            foreach (var claim in section.Claims)
            {
                Row(text,
                [
                    section.Title, claim.Kind, claim.Id, claim.State, claim.Text, claim.Condition, claim.Since, claim.Deadline, string.Join("; ", claim.Flags),
                    claim.RestsOnDraft ? "yes" : "no", claim.Reason, brief.Valid, brief.Known, string.Join("; ", brief.Supposed),
                    string.Join("; ", claim.Notes.Select(n => Source(brief.Notes[n - 1], root))),
                ]);
            }
        }

        return text.ToString();
    }

    private static string Source(BriefNote note, string root) => string.Join(", ", new[]
    {
        note.Words is { } words ? $"“{words}”" : null, note.Title ?? note.Document, note.Publisher, note.Published, note.By is null ? null : $"by {note.By}", note.Remark,
        note.Entry is null ? null : $"no words are given; entry {note.Entry}", note.Href is null ? null : root + note.Href,
    }.OfType<string>());

    private static void Row(StringBuilder text, IReadOnlyList<string?> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Cell(string? given)
    {
        var cell = Shown.Line(given ?? string.Empty);
        if (cell is ['=' or '+' or '-' or '@', ..])
        {
            cell = "'" + cell;
        }

        return cell.AsSpan().ContainsAny(Quoted) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }
}
