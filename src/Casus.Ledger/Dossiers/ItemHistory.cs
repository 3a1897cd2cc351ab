using Casus.Model;

namespace Casus.Ledger;

/// <summary>One version of an item.</summary>
internal sealed class ItemVersion(IDossierItem item, string json, string? source, ImportedVersion? imported)
{
    /// <summary>With its origin as it stands, and with the actors merged that were when it was made.</summary>
    public IDossierItem Item { get; private set; } = item;

    /// <summary>Its canonical JSON as it was recorded, without the origin.</summary>
    public string Json { get; } = json;

    /// <summary>The file it was imported from, or null.</summary>
    public string? Source { get; } = source;

    /// <summary>What an import claimed of it; null when it was recorded otherwise.</summary>
    public ImportedVersion? Imported { get; } = imported;

    public Origin Origin => Item.Origin;

    public bool IsDraft => Origin is { Approved: null, Until: null };

    public bool Stands => Origin is { Approved: not null, Until: null };

    public bool IsLive => Origin.Until is null;

    public void Approve(Instant at) => Item = ItemKinds.WithOrigin(Item, Origin with { Approved = at });

    public void Close(Instant until) => Item = ItemKinds.WithOrigin(Item, Origin with { Until = until });

    /// <summary>Gives the item by the names of the merges that held when it was recorded.</summary>
    public void Rename(IDossierItem item) => Item = item;

    /// <summary>The same version from a time on: standing or as a draft, and as the given item.</summary>
    public ItemVersion Again(IDossierItem item, Instant at, bool stands)
    {
        var known = Origin.Known > at ? Origin.Known : at;
        var origin = new Origin(Origin.Entry, known, stands ? known : null, null, Origin.Author);
        return new ItemVersion(ItemKinds.WithOrigin(item, origin), Json, Source, Imported);
    }
}

/// <summary>A version as a file gives it: what makes a repeat a repeat.</summary>
internal sealed record ImportedVersion(string Json, Instant Known, bool IsDraft, Instant? Approved, string? Author);

/// <summary>All versions of the item with one id, in the order of their entries.</summary>
internal sealed class ItemHistory(string noun, string id)
{
    public string Noun { get; } = noun;

    public string Id { get; } = id;

    public List<ItemVersion> Versions { get; } = [];

    /// <summary>What the last import said of it; null when none did, or when the last one withdrew it.</summary>
    public ImportedVersion? LastImported { get; set; }

    public ItemVersion? Standing => Versions.FindLast(version => version.Stands);

    /// <summary>The last version that stands or waits.</summary>
    public ItemVersion? Live => Versions.FindLast(version => version.IsLive);

    /// <summary>The last entry about it, whatever it did.</summary>
    public string? LastEntry { get; set; }
}
