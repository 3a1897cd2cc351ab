using Casus.Logic;
using Casus.Model;

namespace Casus.Cli;

/// <summary>Where a dossier stands, for reading: commitments by status, alike ones together, then propositions.</summary>
internal static class StatusText
{
    // What wants attention first.
    private static readonly CommitmentState[] Order =
    [
        CommitmentState.Violated, CommitmentState.Overdue, CommitmentState.Detached, CommitmentState.Suspended, CommitmentState.Conditional,
        CommitmentState.Repaired, CommitmentState.Satisfied, CommitmentState.Transferred, CommitmentState.Released, CommitmentState.Cancelled, CommitmentState.Expired,
    ];

    public static void Write(TextWriter output, Dossier dossier, DossierStatus status)
    {
        output.WriteLine(PlainText.Line($"{dossier.Title} · true on {TimeText.AsOf(status.Valid)} · known on {TimeText.AsOf(status.Known)}{(status.Drafts ? " · with drafts" : string.Empty)}"));
        foreach (var byLabel in status.Commitments.GroupBy(c => c.Label).OrderBy(g => g.Min(Rank)))
        {
            output.WriteLine();
            output.WriteLine(PlainText.Line($"{byLabel.Key} ({byLabel.Count()})"));
            foreach (var alike in byLabel.GroupBy(Likeness))
            {
                Write(output, dossier, [.. alike]);
            }
        }

        output.WriteLine();
        output.WriteLine("propositions");
        foreach (var proposition in status.Propositions)
        {
            Write(output, proposition);
        }
    }

    /// <summary>The steps of a change for reading, each once.</summary>
    public static void WriteReasons(TextWriter output, IEnumerable<Reason> reasons, int indent)
    {
        foreach (var text in reasons.Select(r => r.Text).Distinct())
        {
            output.WriteLine(PlainText.Wrap(new string(' ', indent) + PlainText.Line(text), indent + 2));
        }
    }

    /// <summary>Of alike items, the steps that are said of each.</summary>
    public static IEnumerable<Reason> Shared(IReadOnlyList<ValueList<Reason>> reasons) =>
        reasons[0].Where(step => reasons.All(others => others.Any(other => other.Text == step.Text)));

    /// <summary>Parties by name, those of one name counted: <c>France, 24 not named in the report</c>.</summary>
    public static string Names(Dossier dossier, IEnumerable<string> parties)
    {
        var names = dossier.Parties.ToLookup(p => p.Id, p => p.Name);
        return string.Join(", ", parties.Distinct().GroupBy(id => names[id].FirstOrDefault() ?? id).Select(g => g.Count() == 1 ? g.Key : $"{g.Count()} {g.Key}"));
    }

    private static int Rank(CommitmentStatus status) => status.States.Min(state => Array.IndexOf(Order, state));

    // Commitments that rest on the same words for the same ends are told together: 26 countries, one announcement.
    private static object Likeness(CommitmentStatus status) =>
        (status.Commitment.Kind, status.Commitment.Toward, status.Commitment.If, Words(status.Commitment), status.Since, status.Deadline, status.States);

    private static ValueList<(string?, string?)> Words(Commitment commitment) => commitment.Evidence.Select(e => (e.Document, e.Words)).ToValueList();

    private static void Write(TextWriter output, Dossier dossier, List<CommitmentStatus> alike)
    {
        var first = alike[0];
        var commitment = first.Commitment;
        var who = Names(dossier, alike.SelectMany(c => c.Commitment.Debtors));
        output.WriteLine(PlainText.Wrap(PlainText.Line($"  {string.Join(", ", alike.Select(c => c.Commitment.Id))}"), 2));
        output.WriteLine(PlainText.Wrap(PlainText.Line(
            $"    {commitment.Kind.Word()} by {who}{(commitment.Toward.IsEmpty ? string.Empty : $" toward {Names(dossier, commitment.Toward)}")}"
            + $"{(first.Since is { } since ? $", since {TimeText.At(since)}" : string.Empty)}{(first.Deadline is { } deadline ? $", by {deadline}" : string.Empty)}"), 6));
        if (alike.Count > 1)
        {
            output.WriteLine($"    {alike.Count} commitments that rest on the same words");
        }

        if (first.RestsOnDraft)
        {
            output.WriteLine("    rests on a draft");
        }

        WriteReasons(output, Shared([.. alike.Select(c => c.Reasons)]), 4);
        if (alike.Count == 1 && first.Nearest is { } nearest)
        {
            output.WriteLine(PlainText.Wrap("    " + PlainText.Line(nearest), 6));
        }

        foreach (var (flag, needs) in new[] { ("blocked", first.BlockedBy), ("not assured", first.NotAssuredBy) })
        {
            foreach (var need in needs)
            {
                output.WriteLine(PlainText.Line($"    {flag}: {need.Dependency.Needs} is {need.Value.Word()}"));
            }
        }
    }

    private static void Write(TextWriter output, PropositionStatus status)
    {
        output.WriteLine(PlainText.Wrap(PlainText.Line(
            $"  {status.Value.Word(),-9} {status.Proposition.Id}{(status.From is { } from ? $" (from {TimeText.At(from)})" : string.Empty)}: {status.Proposition.Text}"), 12));
        foreach (var (flag, needs) in new[] { ("blocked", status.BlockedBy), ("not assured", status.NotAssuredBy) })
        {
            foreach (var need in needs)
            {
                output.WriteLine(PlainText.Line($"            {flag}: {need.Dependency.Needs} is {need.Value.Word()}"));
            }
        }

        if (status.Value == Truth.Contested || !status.NotAssuredBy.IsEmpty || !status.BlockedBy.IsEmpty)
        {
            WriteReasons(output, status.Reasons, 12);
        }
    }
}
