using Casus.Ledger;
using Casus.Model;

namespace Casus.Web;

/// <summary>A feed that the dossier follows, as it was found last.</summary>
/// <param name="Title">As the feed says it; null while it was not read.</param>
/// <param name="Looked">When it was last looked into; null: not yet since the desk was opened.</param>
/// <param name="Failure">Why it could not be read the last time; null where it could.</param>
/// <param name="Items">Those that were new since the desk was opened, the latest first.</param>
public sealed record FeedNow(FollowedFeed Feed, string? Title, Instant? Looked, bool IsLooking, Refusal? Failure, IReadOnlyList<FeedArrival> Items)
{
    public int Failed => Items.Count(i => i.Read is { Sha256: null });

    public int Waiting => Items.Count(i => i.Read is null);
}

/// <summary>An item of a feed that the dossier did not hold.</summary>
/// <param name="Read">What became of it; null while it waits.</param>
public sealed record FeedArrival(string Address, string? Title, IntakeItem? Read);
