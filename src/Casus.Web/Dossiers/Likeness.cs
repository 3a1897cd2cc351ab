using Casus.Logic;
using Casus.Model;

namespace Casus.Web;

/// <summary>What commitments have in common that makes one row of them: everything said but who says it.</summary>
internal sealed record Likeness(
    CommitmentKind Kind,
    ValueList<string> Toward,
    Moment? Made,
    Formula? If,
    string? IfWords,
    Duration? Within,
    Moment? By,
    ValueList<Likeness.Quote> Words,
    ValueList<CommitmentState> States,
    string Label,
    Instant? Since,
    Moment? Deadline,
    ValueList<string> Needs,
    bool RestsOnDraft)
{
    public static Likeness Of(CommitmentStatus status)
    {
        var c = status.Commitment;
        return new(
            c.Kind,
            c.Toward,
            c.Made,
            c.If,
            c.IfWords,
            c.Within,
            c.By,
            [.. c.Evidence.Select(e => new Quote(e.Document, e.Words))],
            status.States,
            status.Label,
            status.Since,
            status.Deadline,
            [.. status.BlockedBy.Concat(status.NotAssuredBy).Select(n => $"{n.Dependency.Id} {n.Value}")],
            status.RestsOnDraft);
    }

    /// <summary>Words that prove, by where they stand.</summary>
    internal sealed record Quote(string? Document, string? Words);
}
