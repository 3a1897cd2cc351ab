using Casus.Ledger;
using Casus.Model;

namespace Casus.Cli;

/// <summary>Search hits for reading, two lines each.</summary>
internal static class SearchText
{
    public static void Write(TextWriter output, Page<SearchHit> page)
    {
        foreach (var hit in page.Items)
        {
            var date = hit.Statement?.Said ?? hit.Document.Published;
            var who = hit.Statement is { } statement
                ? $"{string.Join(", ", statement.Speakers.Select(s => s.Name))} ({statement.Act.Word()}{(hit.State is { } state ? $", {state.ToString().ToLowerInvariant()}" : string.Empty)}) in "
                : string.Empty;
            output.WriteLine(PlainText.Line($"{date?.ToString() ?? "no date"}  {who}{hit.Document.Name}{(hit.Document.Title is { } title ? $": {title}" : string.Empty)}"));
            output.WriteLine(PlainText.Line($"    {hit.Excerpt}"));
        }

        output.WriteLine(page.Items.IsEmpty ? "nothing found" : page.Next is null ? "that is all" : $"more: --cursor {page.Next}");
    }
}
