using Casus.Model;

namespace Casus.Logic;

/// <summary>What a walk tells of itself where somebody asks why: of ten thousand commitments few are asked about, and those are walked once more.</summary>
/// <param name="withReasons">False: only what was not settled is wanted.</param>
internal sealed class Telling(bool withReasons)
{
    /// <summary>In the order of the walk; null where they are not wanted.</summary>
    public List<Reason>? Reasons { get; } = withReasons ? [] : null;

    /// <summary>What was unknown or contested where it mattered, and from when.</summary>
    public HashSet<(Condition Condition, Instant From)> Unsettled { get; } = [];
}
