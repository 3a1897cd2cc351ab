using Casus.Logic;
using Casus.Model;

namespace Casus.Cli;

/// <summary>What changes, for reading: before, after and why; alike changes together.</summary>
internal static class ChangeText
{
    public static void Write(TextWriter output, Dossier dossier, WhatIfResult result)
    {
        output.WriteLine(PlainText.Line($"{dossier.Title} · what if {string.Join(", ", result.Set.Select(Say))} · nothing is recorded"));
        WriteDifference(output, dossier, result);
    }

    public static void WriteDifference(TextWriter output, Dossier dossier, WhatIfResult result)
    {
        foreach (var change in result.Propositions)
        {
            output.WriteLine(PlainText.Line($"  {change.Id}: {change.Before?.Value.Word() ?? "not there"} → {change.After?.Value.Word() ?? "not there"}"));
        }

        foreach (var alike in result.Commitments.GroupBy(c => (Say(c.Before), Say(c.After), c.After?.Commitment.Kind, c.After?.Commitment.Toward, c.After?.Commitment.If, c.After?.Since)))
        {
            var changes = alike.ToList();
            output.WriteLine();
            output.WriteLine(PlainText.Line(
                $"{alike.Key.Item1} → {alike.Key.Item2}{(alike.Key.Since is { } since ? $" from {TimeText.At(since)}" : string.Empty)} ({changes.Count})"));
            output.WriteLine(PlainText.Wrap(PlainText.Line($"  {string.Join(", ", changes.Select(c => c.Id))}"), 2));
            output.WriteLine(PlainText.Wrap(PlainText.Line($"    by {StatusText.Names(dossier, changes.SelectMany(c => c.After?.Commitment.Debtors ?? []))}"), 6));
            StatusText.WriteReasons(output, StatusText.Shared([.. changes.Select(c => c.Reasons)]), 4);
        }

        output.WriteLine();
        output.WriteLine(result.Unchanged == 1 ? "1 commitment stays as it is" : $"{result.Unchanged} commitments stay as they are");
    }

    public static void Write(TextWriter output, Dossier dossier, ChangeList list)
    {
        output.WriteLine(PlainText.Line($"{dossier.Title} · changes from {TimeText.AsOf(list.Since)} to {TimeText.AsOf(list.Until)}{(list.Drafts ? " · with drafts" : string.Empty)}"));
        if (list.Changes.IsEmpty)
        {
            output.WriteLine("nothing changed");
        }

        foreach (var change in list.Changes)
        {
            output.WriteLine();
            output.WriteLine(PlainText.Line(
                $"{TimeText.At(change.At)}  {change.Id}: {change.Before ?? "not there"} → {change.After ?? "not there"}{(change.Entry is { } entry ? $"  [{entry}]" : string.Empty)}"));
            foreach (var evidence in change.Evidence.Where(e => e.Words is not null))
            {
                output.WriteLine(PlainText.Wrap(PlainText.Line($"    “{evidence.Words}”{(evidence.Document is { } document ? $" ({document})" : string.Empty)}"), 6));
            }

            StatusText.WriteReasons(output, change.Reasons, 4);
        }
    }

    // The label with its flags: what changed may be a flag alone.
    private static string Say(CommitmentStatus? status) => status is null
        ? "not there"
        : $"{status.Label}{(status.BlockedBy.IsEmpty ? string.Empty : ", blocked")}{(status.NotAssuredBy.IsEmpty ? string.Empty : ", not assured")}";

    private static string Say(Supposition supposition) =>
        $"{supposition.Proposition} is {supposition.Value.Word()}{(supposition.From is { } from ? $" from {from}" : string.Empty)}";
}
