using Casus.Logic;
using Casus.Model;

namespace Casus.Exchange.Tests;

/// <summary>Times as the command takes them, and single items of an answer.</summary>
internal static class At
{
    /// <summary>Everything before the next midnight.</summary>
    public static Instant EndOf(string date) => Read(date).AsOf;

    public static Instant StartOf(string date) => Read(date).Start;

    public static CommitmentStatus Commitment(this DossierStatus status, string id) => status.Commitments.Single(c => c.Commitment.Id == id);

    public static PropositionStatus Proposition(this DossierStatus status, string id) => status.Propositions.Single(p => p.Proposition.Id == id);

    private static Moment Read(string date) => Moment.TryParse(date, out var moment) ? moment : throw new ArgumentException(date, nameof(date));
}
