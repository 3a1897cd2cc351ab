using Casus.Model;

namespace Casus.Ledger;

/// <summary>One version of an item.</summary>
/// <param name="by">Who put it forward.</param>
/// <param name="writer">Who recorded what it says: another where it stands again by an undoing.</param>
internal sealed class ItemVersion(IDossierItem item, string json, string? source, ImportedVersion? imported, string? by, string? writer)
{
    /// <summary>Who put it forward, and so does not decide it.</summary>
    public string? By { get; } = by;

    /// <summary>Who recorded what it says; its origin names him while it stands, and while it waits who put it forward.</summary>
    public string? Writer { get; } = writer;

    /// <summary>With its origin as it stands, and with the actors merged that were when it was made.</summary>
    public IDossierItem Item { get; private set; } = item;

    /// <summary>True where it may name actors otherwise than it was recorded.</summary>
    public bool IsRenamed { get; private set; }

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

    public void Approve(Instant at) => Item = Item.WithOrigin(Origin with { Approved = at, Author = Writer });

    public void Close(Instant until) => Item = Item.WithOrigin(Origin with { Until = until });

    /// <summary>Gives the item by the names of the merges that held when it was recorded.</summary>
    public void Rename(IDossierItem item) => (Item, IsRenamed) = (item, true);

    /// <summary>The same version from a time on: standing or as a draft, and as the given item.</summary>
    public ItemVersion Again(IDossierItem item, Instant at, bool stands)
    {
        var known = Origin.Known > at ? Origin.Known : at;
        var origin = new Origin(Origin.Entry, known, stands ? known : null, null, stands ? Writer : By);
        return new ItemVersion(item.WithOrigin(origin), Json, Source, Imported, By, Writer) { IsRenamed = IsRenamed || !ReferenceEquals(item, Item) };
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
