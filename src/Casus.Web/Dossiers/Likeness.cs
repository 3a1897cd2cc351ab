using System.Runtime.CompilerServices;
using Casus.Logic;
using Casus.Model;

namespace Casus.Web;

/// <summary>What commitments have in common that makes one row of them: everything said but who says it.</summary>
internal sealed class Likeness : IEquatable<Likeness>
{
    // A status is the same object as long as nothing happens to its commitment, from one evaluation to the next.
    private static readonly ConditionalWeakTable<CommitmentStatus, Likeness> Known = [];

    private readonly Said _said;

    private readonly int _hash;

    private Likeness(Said said) => (_said, _hash) = (said, said.GetHashCode());

    public static Likeness Of(CommitmentStatus status) => Known.GetValue(status, s => new(Read(s)));

    public bool Equals(Likeness? other) => ReferenceEquals(this, other) || (other is not null && _hash == other._hash && _said == other._said);

    public override bool Equals(object? obj) => Equals(obj as Likeness);

    public override int GetHashCode() => _hash;

    private static Said Read(CommitmentStatus status)
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

    private sealed record Said(
        CommitmentKind Kind,
        ValueList<string> Toward,
        Moment? Made,
        Formula? If,
        string? IfWords,
        Duration? Within,
        Moment? By,
        ValueList<Quote> Words,
        ValueList<CommitmentState> States,
        string Label,
        Instant? Since,
        Moment? Deadline,
        ValueList<string> Needs,
        bool RestsOnDraft);

    // Words that prove, by where they stand.
    private sealed record Quote(string? Document, string? Words);
}
