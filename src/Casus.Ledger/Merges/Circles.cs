using Casus.Model;

namespace Casus.Ledger;

/// <summary>Keeps merges from leading a name back to itself: which of two then stays would hang on their order.</summary>
internal static class Circles
{
    /// <exception cref="LedgerConflictException">The name that is to stay is another name of one that is to go.</exception>
    public static void Check(DossierReplay replay, IDossierItem item)
    {
        if (item is not Merge merge)
        {
            return;
        }

        var others = replay.Histories.Where(history => history.Noun == "merge" && history.Id != merge.Id).Select(history => history.Standing?.Item).OfType<Merge>().ToList();
        var stays = MergedNames.From(others, merge.Of).Of(merge.Into);
        if (stays != merge.Into && merge.Same.Contains(stays))
        {
            var standing = others.Last(other => other.Of == merge.Of && other.Same.Contains(merge.Into));
            throw new LedgerConflictException(
                $"{merge.Into} cannot stay for {stays}: by {standing.Origin.Entry} it is another name of it itself; undo that first", standing.Origin.Entry);
        }
    }
}
