using Casus.Model;

namespace Casus.Exchange;

/// <summary>When an item counts as known where the file does not say: the reader fills it in, the writer leaves it out.</summary>
/// <remarks>The start of a date is taken, so that what is known on a day is seen by a question about that very day.</remarks>
internal static class KnownTimes
{
    public static Instant Of(IDossierItem item, Moment? asOf) => item switch
    {
        Finding finding => asOf?.Start ?? finding.From.Start,
        CommitmentAct act => asOf?.Start ?? act.On.Start,

        // A public promise is known when it is made, and what is said when it is said.
        Commitment commitment => Earlier(commitment.Made?.Start, asOf?.Start) ?? Instant.Min,
        Stance stance => Earlier(stance.On?.Start, asOf?.Start) ?? Instant.Min,
        _ => Instant.Min,
    };

    private static Instant? Earlier(Instant? a, Instant? b) => a is null || b < a ? b ?? a : a;
}
