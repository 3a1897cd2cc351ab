using Casus.Model;

namespace Casus.Ledger;

/// <summary>What a dossier's entries say of one statement: decisions and corrections, each with the times between which it held.</summary>
internal sealed class StatementHistory(string document, string statement, string entry)
{
    public string Document { get; } = document;

    public string Statement { get; } = statement;

    /// <summary>The entry that recorded the statement which was decided or corrected first, <c>ledger/POSITION</c>.</summary>
    public string Entry { get; } = entry;

    public List<DecidedStatement> Decisions { get; } = [];

    public List<StatementCorrection> Corrections { get; } = [];

    public string? LastEntry { get; set; }

    /// <summary>The last decision of each reviewer that held at a time, in order of time.</summary>
    public List<DecidedStatement> DecisionsAt(Instant known) =>
        [.. Decisions.Where(decision => decision.At <= known && !(decision.Undone <= known))
            .GroupBy(decision => decision.Author.Trim(), StringComparer.OrdinalIgnoreCase).Select(own => own.Last()).OrderBy(decision => decision.At.UnixMicroseconds)];

    /// <summary>The correction that counts at a time: the last to be approved.</summary>
    public StatementCorrection? CorrectionAt(Instant known) =>
        Corrections.Where(correction => correction.PeriodAt(known) is { Counts: true }).MaxBy(correction => correction.PeriodAt(known)!.From.UnixMicroseconds);

    public StatementCorrection? PendingAt(Instant known) => Corrections.FindLast(correction => correction.PeriodAt(known) is { Counts: false });

    public ReviewState StateAt(Instant known)
    {
        var decision = DecisionsAt(known).LastOrDefault();
        var correction = CorrectionAt(known)?.PeriodAt(known);
        return correction is not null && !(decision?.At > correction.From) ? ReviewState.Approved
            : decision is null ? ReviewState.Proposed
            : decision.IsApproval ? ReviewState.Approved
            : ReviewState.Rejected;
    }

    /// <summary>The entry that recorded the statement as it was last looked at, by a decision or a correction that held at a time.</summary>
    public string OnAt(Instant known) =>
        DecisionsAt(known).Select(decision => (decision.At, decision.On))
            .Concat(Corrections.Where(correction => correction.PeriodAt(known) is not null).Select(correction => (At: correction.Made, correction.On)))
            .OrderBy(look => look.At.UnixMicroseconds).Select(look => look.On).LastOrDefault(Entry);

    /// <summary>True when there is anything on it at a time.</summary>
    public bool IsTouched(Instant known) => StateAt(known) != ReviewState.Proposed || PendingAt(known) is not null;
}

/// <param name="on">The entry that recorded the statement as it was decided on.</param>
internal sealed class DecidedStatement(string entry, string author, bool isApproval, Instant at, string? reason, string on)
{
    public string Entry { get; } = entry;

    public string Author { get; } = author;

    public bool IsApproval { get; } = isApproval;

    public Instant At { get; } = at;

    public string? Reason { get; } = reason;

    public string On { get; } = on;

    public Instant? Undone { get; set; }
}

/// <param name="on">The entry that recorded the statement as it was corrected.</param>
internal sealed class StatementCorrection(string entry, string author, Instant at, bool counts, string on)
{
    public string Entry { get; } = entry;

    public string Author { get; } = author;

    public Instant Made { get; } = at;

    public string On { get; } = on;

    /// <summary>In order, without gaps; the last is open while it waits or counts.</summary>
    public List<CorrectionPeriod> Periods { get; } = [new(at, null, counts)];

    public CorrectionPeriod? PeriodAt(Instant known) => Periods.Find(period => period.Holds(known));

    public void Turn(Instant from, bool counts)
    {
        End(from);
        Periods.Add(new CorrectionPeriod(from, null, counts));
    }

    public void End(Instant at)
    {
        if (Periods[^1].Until is null)
        {
            Periods[^1] = Periods[^1] with { Until = at };
        }
    }
}

/// <param name="Counts">False while it waited for approval.</param>
internal sealed record CorrectionPeriod(Instant From, Instant? Until, bool Counts)
{
    public bool Holds(Instant known) => From <= known && !(Until <= known);
}
