using System.Text;
using System.Text.Json;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>Writes the payloads of a dossier's entries; keys in canonical order.</summary>
internal static class ItemPayloads
{
    public static ReadOnlySpan<byte> Write(
        HashedText buffer, string itemJson, bool draft, IReadOnlyList<Citation> cites, string? replaces = null, string? source = null, ImportedVersion? claims = null, string? undoes = null)
    {
        buffer.Open();
        Optional(buffer, "approved"u8, claims?.Approved?.ToString());
        Optional(buffer, "author"u8, claims?.Author);
        if (cites.Count > 0)
        {
            buffer.Key("cites"u8).Raw(LedgerJson.Canonical([.. cites], LedgerJson.Default.CitationArray));
        }

        buffer.Key("draft"u8).Raw(draft ? "true"u8 : "false"u8).Key("item"u8).Raw(Encoding.UTF8.GetBytes(itemJson));
        Optional(buffer, "replaces"u8, replaces);
        Optional(buffer, "source"u8, source);
        Optional(buffer, "undoes"u8, undoes);
        return buffer.Close().Written;
    }

    /// <summary>The documents an item's evidence names by their hash and the statement it is tied to, those that the ledger holds, each once.</summary>
    public static List<Citation> Cites(WriteSession session, IDossierItem item)
    {
        var cites = new List<Citation>();
        foreach (var sha256 in item.Evidence.Select(evidence => evidence.Sha256 ?? evidence.Document).OfType<string>()
            .Where(name => name.Length == 64).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            using var reader = session.Command(
                "select e.position, e.hash from document d join entry e on e.id = d.id where d.sha256 = $1", 1).Query(sha256);
            if (reader.Read())
            {
                cites.Add(new Citation(sha256, $"{EntryKinds.LedgerChain}/{reader.GetInt64(0)}", Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(1))));
            }
        }

        if (item is Stance { Statement: { } statement, Document: { } tied } && StatementRows.Find(session.Connection, tied, statement) is { } recorded)
        {
            cites.Add(new Citation(tied, recorded.Entry, recorded.Hash, statement));
        }

        return cites;
    }

    /// <summary>An item of which only the id is said.</summary>
    public static string IdAlone(string id) =>
        Encoding.UTF8.GetString(CanonicalJson.From(Encoding.UTF8.GetBytes($"{{\"id\":{JsonSerializer.Serialize(id, LedgerJson.Default.String)}}}")));

    private static void Optional(HashedText buffer, ReadOnlySpan<byte> key, string? text)
    {
        if (text is not null)
        {
            buffer.Key(key).Text(text);
        }
    }
}
