using System.Text;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>Makes a ledger's dossier hold what a given one holds, by as few entries as that needs.</summary>
internal sealed class DossierImport(WriteSession session, Dossier dossier, string source, string author)
{
    private readonly DossierReplay _replay = session.Replay(dossier.Id);
    private readonly Edit _edit = new(author) { Role = Roles.Program };
    private int _added;
    private int _amended;
    private int _withdrawn;
    private int _unchanged;

    public ImportReceipt Run()
    {
        var changed = Header();
        var given = dossier.Items().GroupBy(item => (Noun: ItemKinds.Noun(item), item.Id)).ToList();
        foreach (var versions in given)
        {
            Item(versions.Key.Noun, versions.Key.Id, [.. versions.OrderBy(version => version.Origin.Known)]);
        }

        var kept = given.Select(versions => versions.Key).ToHashSet();
        foreach (var gone in _replay.Histories.Where(history => history.LastImported is not null && !kept.Contains((history.Noun, history.Id))))
        {
            Withdraw(gone.Noun, gone.Id, gone.Standing?.Origin.Entry, dossier.AsOf?.Start);
            _withdrawn++;
        }

        if (changed || _added + _amended + _withdrawn > 0 || _replay.Source != source)
        {
            var payload = LedgerJson.Canonical(new ImportPayload(_added, _amended, source, _withdrawn), LedgerJson.Default.ImportPayload);
            session.Append(dossier.Id, EntryKinds.DossierImported, null, _edit, payload);
        }

        return new ImportReceipt(_added, _amended, _withdrawn, _unchanged);
    }

    private bool Header()
    {
        var header = new DossierHeader(dossier.Id, dossier.Title, dossier.Summary, dossier.AsOf, dossier.Policy.Reviewers);
        var json = Encoding.UTF8.GetString(LedgerJson.Canonical(header, LedgerJson.Default.DossierHeader));
        if (json == _replay.HeaderJson)
        {
            return false;
        }

        var kind = _replay.Header is null ? EntryKinds.DossierOpened : EntryKinds.DossierAmended;
        session.Append(dossier.Id, kind, null, _edit, ItemPayloads.Write(session.Buffer, json, false, [], null, source));
        return true;
    }

    private void Item(string noun, string id, List<IDossierItem> versions)
    {
        var history = _replay.Find(noun, id);
        var claims = versions.ConvertAll(Claims);
        var until = versions[^1].Origin.Until;
        if (history is not null && IsHeld(history, claims[^1], until))
        {
            _unchanged++;
            return;
        }

        // A file with a history tells again what an earlier import has told: go on after that.
        var next = history?.LastImported is { } last ? claims.FindLastIndex(claim => Same(last, claim)) + 1 : 0;
        var stands = history?.Versions.Exists(version => version.Stands || version.IsDraft) ?? false;
        var replaces = history?.Standing?.Origin.Entry;
        if (stands)
        {
            _amended++;
        }
        else
        {
            _added++;
        }

        for (var i = next; i < versions.Count; i++)
        {
            var kind = stands ? noun + "-amended" : ItemKinds.First(versions[i]);
            var payload = ItemPayloads.Write(
                session.Buffer, claims[i].Json, claims[i].IsDraft, ItemPayloads.Cites(session, versions[i]), replaces, source, claims[i]);
            var entry = session.Append(dossier.Id, kind, claims[i].Known, _edit, payload, ItemKinds.Valid(versions[i]));
            replaces = claims[i].IsDraft ? replaces : entry.Entry;
            stands = true;
        }

        if (until is not null)
        {
            Withdraw(noun, id, replaces, until);
        }
    }

    private void Withdraw(string noun, string id, string? replaces, Instant? known) =>
        session.Append(dossier.Id, ItemKinds.Withdrawn(noun), known, _edit, ItemPayloads.Write(session.Buffer, ItemPayloads.IdAlone(id), false, [], replaces, source));

    private bool IsHeld(ItemHistory history, ImportedVersion claim, Instant? until) => until is not null
        ? history.Versions.Exists(version => version.Imported is { } imported && Same(imported, claim) && version.Origin.Until == until)
        : (history.LastImported is { } last && Same(last, claim))
            || history.Versions.Exists(version => version.Imported is null && version.Json == claim.Json && (claim.IsDraft ? version.IsDraft : version.Stands));

    // What takes its known time from the file's own date is not changed by a later date there.
    // Nor is it one that an export names the author whom the first file left unnamed.
    private bool Same(ImportedVersion held, ImportedVersion given)
    {
        given = held.Author is null || given.Author is null ? given with { Author = held.Author } : given;
        return held == given || (given.Known == dossier.AsOf?.Start && held == given with { Known = held.Known });
    }

    private static ImportedVersion Claims(IDossierItem item)
    {
        var (known, approved) = (item.Origin.Known, item.Origin.Approved);
        return new ImportedVersion(
            Encoding.UTF8.GetString(ItemKinds.Json(item)), known, approved is null, approved == known ? null : approved, item.Origin.Author);
    }
}
