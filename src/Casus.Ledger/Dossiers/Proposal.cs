using Casus.Model;

namespace Casus.Ledger;

/// <summary>What one entry put forward and another may approve, reject or take back.</summary>
internal abstract class Proposal(string entry, string noun, string author, Instant at)
{
    public string Entry { get; } = entry;

    /// <summary>Of the item; <c>correction</c> for a statement's.</summary>
    public string Noun { get; } = noun;

    public string Author { get; } = author;

    public Instant At { get; } = at;

    /// <summary>The last decision on it; null while there is none or it was undone.</summary>
    public ProposalDecision? Decision { get; protected set; }

    /// <summary>True while it waits.</summary>
    public abstract bool IsPending { get; }

    /// <summary>True when nothing has come after it that a return of it would overwrite.</summary>
    public abstract bool IsLast { get; }

    public void Decide(ProposalDecision decision)
    {
        if (!IsPending)
        {
            return; // two decisions that crossed in an older ledger: the first holds
        }

        Decision = decision;
        if (decision.Outcome == ProposalOutcome.Approved)
        {
            Approve(decision.At);
        }
        else
        {
            Close(decision.At);
        }
    }

    /// <summary>The decision is taken back: it waits again.</summary>
    public void Reopen(Instant at)
    {
        if (Decision is { } decision)
        {
            Return(at, decision);
            Decision = null;
        }
    }

    protected abstract void Approve(Instant at);

    protected abstract void Close(Instant at);

    protected abstract void Return(Instant at, ProposalDecision decision);
}

/// <param name="Entry">The entry that decided.</param>
internal sealed record ProposalDecision(string Entry, ProposalOutcome Outcome, string Author, Instant At);

internal enum ProposalOutcome
{
    Approved,
    Rejected,
    Withdrawn,
}

/// <summary>A version of an item.</summary>
internal sealed class ItemProposal(ItemHistory history, ItemVersion version, string entry, string noun, string author, Instant at)
    : Proposal(entry, noun, author, at)
{
    private ItemVersion? _closed;

    public ItemHistory History { get; } = history;

    /// <summary>The one that lives on where it was reopened or its actors were merged.</summary>
    public ItemVersion Version { get; set; } = version;

    public override bool IsPending => Version.IsDraft;

    public override bool IsLast => Decision?.Outcome == ProposalOutcome.Approved
        ? Version.Stands
        : !History.Versions.Exists(other => other.IsLive && other.Origin.Known > (Decision?.At ?? At));

    protected override void Approve(Instant at)
    {
        // An imported draft may claim to be known only later.
        var from = Version.Origin.Known > at ? Version.Origin.Known : at;
        _closed = History.Standing;
        _closed?.Close(from);
        Version.Approve(from);
    }

    protected override void Close(Instant at) => Version.Close(at);

    protected override void Return(Instant at, ProposalDecision decision)
    {
        if (Version.IsLive)
        {
            Version.Close(at);
        }

        if (decision.Outcome == ProposalOutcome.Approved && _closed is not null)
        {
            History.Versions.Add(_closed.Again(_closed.Item, at, stands: true));
            _closed = null;
        }

        Version = Version.Again(Version.Item, at, stands: false);
        History.Versions.Add(Version);
    }
}

/// <summary>Taking back an item that stands.</summary>
internal sealed class WithdrawalProposal(ItemHistory history, string entry, string noun, string author, Instant at, bool draft)
    : Proposal(entry, noun, author, at)
{
    private bool _pending = draft;
    private ItemVersion? _closed;

    public ItemHistory History { get; } = history;

    /// <summary>What it has closed.</summary>
    public ItemVersion? Closed => _closed;

    public override bool IsPending => _pending && History.Standing is not null;

    public override bool IsLast => History.Live is null || Decision?.Outcome != ProposalOutcome.Approved;

    /// <summary>A withdrawal that needs no approval.</summary>
    public void Execute(Instant at) => Approve(at);

    protected override void Approve(Instant at)
    {
        _pending = false;
        _closed = History.Standing;
        _closed?.Close(at);
    }

    protected override void Close(Instant at) => _pending = false;

    protected override void Return(Instant at, ProposalDecision decision)
    {
        if (_closed is not null)
        {
            History.Versions.Add(_closed.Again(_closed.Item, at, stands: true));
            _closed = null;
        }

        _pending = true;
    }
}

/// <summary>A person's version of a statement.</summary>
internal sealed class CorrectionProposal(StatementHistory history, StatementCorrection correction, string author)
    : Proposal(correction.Entry, "correction", author, correction.Made)
{
    public StatementHistory History { get; } = history;

    public StatementCorrection Correction { get; } = correction;

    public override bool IsPending => Correction.Periods is [.., { Until: null, Counts: false }];

    public override bool IsLast => Decision?.Outcome != ProposalOutcome.Approved || History.CorrectionAt(Instant.Max) == Correction;

    protected override void Approve(Instant at) => Correction.Turn(at, counts: true);

    protected override void Close(Instant at) => Correction.End(at);

    protected override void Return(Instant at, ProposalDecision decision) => Correction.Turn(at, counts: false);
}
