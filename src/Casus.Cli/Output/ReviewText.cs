using Casus.Ledger;
using Casus.Model;

namespace Casus.Cli;

/// <summary>What waits for review, for reading: each with its entry, who proposes it, and what it changes.</summary>
internal static class ReviewText
{
    private const int LongestValue = 200;

    public static void Write(TextWriter output, Page<ReviewItem> page)
    {
        foreach (var item in page.Items)
        {
            output.WriteLine(PlainText.Line($"{item.Entry}  {Says(item)}"));
            output.WriteLine(PlainText.Line($"    by {item.Author} on {item.Recorded.Date:yyyy-MM-dd}{(item.Reason is null ? string.Empty : $": {item.Reason}")}"));
            if (item.Statement is { } statement)
            {
                output.WriteLine(PlainText.Line($"    {item.Document?.Name}: {string.Join(", ", statement.Speakers.Select(s => s.Name))}, {statement.Act.Word()}: {Short(statement.Content.Text)}"));
            }

            // A statement that is new is its words; all else is told by what it changes.
            foreach (var change in item.Of == ReviewOf.Statement ? [] : item.Changes)
            {
                output.WriteLine(PlainText.Line($"    {change.Path}: {Value(change.Before)} → {Value(change.After)}"));
            }
        }

        output.WriteLine(page.Items.IsEmpty ? "nothing waits" : page.Next is null ? "that is all" : $"more: --cursor {page.Next}");
    }

    private static string Says(ReviewItem item) => item.Of switch
    {
        ReviewOf.Item => $"new {item.Kind} {item.Id}",
        ReviewOf.Amendment => $"change of {item.Kind} {item.Id}",
        ReviewOf.Withdrawal => $"taking back {item.Kind} {item.Id}",
        ReviewOf.Correction => $"correction of statement {item.Id}",
        ReviewOf.Reread => $"statement {item.Id}, read anew",
        _ => $"statement {item.Id}",
    };

    private static string Value(string? value) => value is null ? "(nothing)" : Short(value);

    private static string Short(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "…";
}
