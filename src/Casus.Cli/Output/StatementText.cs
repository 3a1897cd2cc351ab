using System.Globalization;
using Casus.Model;
using Casus.Reading;

namespace Casus.Cli;

/// <summary>A document's statements for reading.</summary>
internal static class StatementText
{
    public static void Write(TextWriter output, ReadingResult result, bool explain)
    {
        var document = result.Document;
        output.WriteLine(PlainText.Line(document.Title is { } title ? $"{document.Name}: {title}" : document.Name));
        output.WriteLine(string.Join(" · ", About(result)));
        foreach (var statement in result.Statements)
        {
            Write(output, statement, explain);
        }

        output.WriteLine();
    }

    private static IEnumerable<string> About(ReadingResult result)
    {
        var document = result.Document;
        yield return document.Published is { } published ? $"published {published} (from its {document.PublishedFrom.Word()})" : "published at an unknown date";
        if (document.Publisher is { } publisher)
        {
            yield return PlainText.Line(publisher);
        }

        if (document.RelayedFrom is { } agency)
        {
            yield return $"relays {PlainText.Line(agency)}";
        }

        yield return result.Refused is { } refused ? $"no statements: {refused.Reason}"
            : result.Statements.Count == 1 ? "1 statement" : $"{result.Statements.Count} statements";
    }

    private static void Write(TextWriter output, Statement statement, bool explain)
    {
        output.WriteLine();
        var who = statement.Speakers.IsEmpty ? "nobody named" : string.Join("; ", statement.Speakers.Select(Name));
        output.WriteLine(PlainText.Line($"  {statement.Act.Word()}: {who}  ({statement.Voice.Word()}, {statement.Confidence.ToString("0.00", CultureInfo.InvariantCulture)}{(statement.Within is null ? string.Empty : ", within another")})"));
        var cue = string.Join(" … ", new[] { statement.Source?.Text, statement.Cue?.Text }.OfType<string>());
        output.WriteLine(PlainText.Wrap($"    {(cue.Length > 0 ? PlainText.Line(cue) + ": " : string.Empty)}“{PlainText.Line(statement.Content.Text)}”", indent: 4));
        foreach (var condition in statement.Conditions)
        {
            output.WriteLine(PlainText.Wrap($"    condition ({condition.Kind.Word()}): “{PlainText.Line(condition.Text)}”{(condition.Formula is { } formula ? $" = {PlainText.Line(formula)}" : string.Empty)}", indent: 6));
        }

        if (statement.Deadline is { } deadline)
        {
            output.WriteLine(PlainText.Line($"    deadline: “{deadline.Text}”{(deadline.Value is { } value ? $" = {value}" : string.Empty)}"));
        }

        if (explain)
        {
            foreach (var line in statement.Explanation)
            {
                output.WriteLine(PlainText.Wrap($"    because {PlainText.Line(line)}", indent: 6));
            }
        }
    }

    private static string Name(Speaker speaker) =>
        speaker.Side is { } side && side != speaker.Name ? $"{speaker.Name} [{side}]" : speaker.Name;
}
