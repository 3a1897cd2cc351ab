using Casus.Ledger;
using Casus.Model;

namespace Casus.Web;

/// <summary>Follows the end of a chain; not for several threads at once.</summary>
internal sealed class ChainHead(ILedger ledger, string chain)
{
    /// <summary>The position of the last entry seen; 0 for an empty chain.</summary>
    public long Position { get; private set; }

    /// <summary>When that was recorded.</summary>
    public Instant Recorded { get; private set; } = Instant.Min;

    /// <summary>Looks where the chain ends now. Positions have no gaps, so that steps that double, then halve, find the end of a long chain by few questions.</summary>
    public void Follow()
    {
        var step = 1L;
        while (TryStep(step))
        {
            step *= 2;
        }

        while ((step /= 2) > 0)
        {
            TryStep(step);
        }
    }

    private bool TryStep(long step)
    {
        if (ledger.Entries(chain, Position + step - 1, 1) is not [var entry, ..])
        {
            return false;
        }

        (Position, Recorded) = (entry.Position, entry.Recorded);
        return true;
    }
}
