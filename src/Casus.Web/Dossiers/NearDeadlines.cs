using Casus.Logic;

namespace Casus.Web;

/// <summary>Commitments that are due, or may fall due, and whose deadline comes near.</summary>
public static class NearDeadlines
{
    /// <summary>How many days ahead are near, as <c>casus watch</c> looks ahead.</summary>
    public const int Days = 30;

    /// <summary>The nearest first, alike ones as one.</summary>
    public static IReadOnlyList<Fold<CommitmentStatus>> Of(DossierStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        var until = status.Valid.ToDateTimeOffset().AddDays(Days);
        return Fold.All(DueCalendar.Due(status).Where(c => c.Deadline!.Value.Start.ToDateTimeOffset() <= until), Likeness.Of);
    }

    /// <summary>Whole days until the deadline has passed: 0 on its last day.</summary>
    public static int DaysLeft(CommitmentStatus commitment, DossierStatus status)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        ArgumentNullException.ThrowIfNull(status);
        return commitment.Deadline!.Value.End.Previous.Date.DayNumber - status.Valid.Date.DayNumber;
    }
}
