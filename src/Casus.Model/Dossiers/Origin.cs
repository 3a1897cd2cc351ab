namespace Casus.Model;

/// <summary>Where an item of a dossier comes from, and when it was known: [<see cref="Known"/>, <see cref="Until"/>).</summary>
/// <remarks>An amended item stands in the dossier twice, with intervals that do not overlap, so that one value holds its whole history.</remarks>
/// <param name="Entry">The ledger's entry (<c>CHAIN/POSITION</c>), or the line of the file (<c>dossier.yaml:31</c>).</param>
/// <param name="Known">From when it was known, approved or not.</param>
/// <param name="Approved">From when it counts; null while it is a draft.</param>
/// <param name="Until">From when it no longer stands; null while it does.</param>
public sealed record Origin(string Entry, Instant Known, Instant? Approved, Instant? Until = null, string? Author = null)
{
    /// <summary>True when it counts as known at <paramref name="known"/>; with <paramref name="drafts"/>, unapproved items count too.</summary>
    public bool Counts(Instant known, bool drafts = false) =>
        (drafts ? Known <= known : Approved <= known) && !(Until <= known);
}

/// <summary>An item of a dossier that stands in the ledger by itself.</summary>
public interface IDossierItem
{
    /// <summary>Unique among the items of its kind that are known at one time.</summary>
    string Id { get; }

    Origin Origin { get; }

    ValueList<Evidence> Evidence { get; }
}

/// <summary>The words that prove an item: a document by name or SHA-256, and the words in it.</summary>
/// <param name="Document">The document's name in its dossier, or its SHA-256.</param>
/// <param name="Words">The exact words quoted.</param>
/// <param name="Spans">Where they stand, where the document is at hand; UTF-16.</param>
/// <param name="Sha256">The document it was resolved to.</param>
/// <param name="Note">What a reader must know beside the words; a reason where there is no document.</param>
/// <param name="By">Whose words they are, as a party's id or a name.</param>
public sealed record Evidence(string? Document, string? Words, ValueList<Span> Spans, string? Sha256 = null, string? Note = null, string? By = null);
