using Casus.Model;

namespace Casus.Web;

/// <summary>The dossier as the ledger holds it now, replayed only when its chain has grown.</summary>
internal sealed class DossierShelf(DeskOptions options)
{
    private readonly Lock _lock = new();

    private Held? _held;

    public string Id => options.Dossier;

    /// <summary>The dossier and when its chain last grew.</summary>
    public Held Take()
    {
        lock (_lock)
        {
            var (position, recorded) = (_held?.Position ?? 0, _held?.Recorded ?? Instant.Min);
            while (options.Ledger.Entries(Id, position, 1000) is [.., var last])
            {
                (position, recorded) = (last.Position, last.Recorded);
            }

            if (_held is null || position != _held.Position)
            {
                var dossier = options.Ledger.FindDossier(Id) ?? throw WrongRequestException.Missing($"The ledger no longer holds the dossier '{Id}'.");
                _held = new(dossier, position, recorded);
            }

            return _held;
        }
    }

    /// <param name="Position">Of the last entry of its chain that was seen before it was replayed.</param>
    internal sealed record Held(Dossier Dossier, long Position, Instant Recorded);
}
