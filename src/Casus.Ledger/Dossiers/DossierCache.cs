using Microsoft.Data.Sqlite;

namespace Casus.Ledger;

/// <summary>Replays of dossiers that are brought up to date by the entries added since. Not for several threads at once.</summary>
internal sealed class DossierCache
{
    private readonly Dictionary<string, DossierReplay> _replays = new(StringComparer.Ordinal);

    public DossierReplay Upto(SqliteConnection connection, string dossier)
    {
        if (!_replays.TryGetValue(dossier, out var replay))
        {
            replay = new DossierReplay(dossier);
        }

        _replays.Remove(dossier); // a replay that fails half-way is not kept
        foreach (var entry in EntryReader.Read(connection, dossier, replay.Position, int.MaxValue))
        {
            replay.Apply(entry);
        }

        _replays.Add(dossier, replay);
        return replay;
    }

    public void Clear() => _replays.Clear();
}
