using Casus.Logic;
using Casus.Model;

namespace Casus.Cli;

/// <summary>What wants watching, for reading.</summary>
internal static class WatchText
{
    public static void Write(TextWriter output, Dossier dossier, WatchList list)
    {
        output.WriteLine(PlainText.Line($"{dossier.Title} · true on {TimeText.AsOf(list.Valid)} · known on {TimeText.AsOf(list.Known)} · ahead to {TimeText.AsOf(list.Until)}"));
        Section(output, "due", list.Due, d => $"{d.Deadline}  {d.Commitment.Commitment.Id} ({d.Commitment.Label}){(d.IsCertain ? string.Empty : ", if it falls due")}");
        Section(output, "overdue or violated", list.Overdue, c => $"{c.Commitment.Id} ({c.Label}){(c.Since is { } since ? $" since {TimeText.At(since)}" : string.Empty)}");
        Section(output, "threats against promises", [.. list.Collisions.GroupBy(c => c.Threat)], g => Say(dossier, g.Key, [.. g]));
        Section(output, "incidents on days of duty", list.Breaches, b => $"{b.Incident.On}  {b.Incident.Text}{(b.Incident.AttributedTo is { } by ? $" (attributed to {by})" : string.Empty)}: {b.Commitment.Commitment.Id} is {b.Commitment.Label}");
        Section(output, "positions", list.Positions, Say);
    }

    private static void Section<T>(TextWriter output, string title, ValueList<T> items, Func<T, string> say)
    {
        output.WriteLine();
        output.WriteLine(PlainText.Line($"{title} ({items.Count})"));
        foreach (var item in items)
        {
            output.WriteLine(PlainText.Wrap(PlainText.Line($"  {say(item)}"), 4));
        }
    }

    // Many promises may call one threat down: each is named, the threat is quoted once.
    private static string Say(Dossier dossier, CommitmentStatus threat, List<Collision> collisions)
    {
        var (who, whom) = (StatusText.Names(dossier, threat.Commitment.Debtors), StatusText.Names(dossier, threat.Commitment.Toward));
        var words = threat.Commitment.Evidence.FirstOrDefault(e => e.Words is not null) is { } said ? $" “{said.Words}”" : string.Empty;
        return $"{threat.Commitment.Id} ({threat.Label}), by {who}{(whom.Length == 0 ? string.Empty : $" against {whom}")}{words}: called down by the keeping of "
            + $"{string.Join(", ", collisions.Select(c => c.Promise.Commitment.Id))}, through {string.Join(", ", collisions.SelectMany(c => c.Through).Distinct())}";
    }

    /// <summary>One course of positions, each told by its words.</summary>
    public static string Say(PositionCourse course) => course switch
    {
        { Positions: [var only] } => $"{course.Actor} on {course.Proposition}: only one statement exists, {Quoted(only)}",
        { Moves.IsEmpty: true } => $"{course.Actor} on {course.Proposition}: unmoved, {Quoted(course.Positions[^1])}",
        _ => $"{course.Actor} on {course.Proposition}: {string.Join("; ", course.Moves.Select(m => $"{m.Direction}, from {Quoted(m.From)} to {Quoted(m.To)}"))}",
    };

    private static string Quoted(Position position) =>
        $"{position.Act}{(position.On is { } on ? $" of {on}" : string.Empty)}{(position.Words.FirstOrDefault(w => w.Words is not null) is { } said ? $" “{said.Words}”" : $" [{position.Entry}]")}";
}
