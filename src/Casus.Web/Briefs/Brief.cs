namespace Casus.Web;

/// <summary>A dossier from one viewpoint as a page to print or send: the page and every export are written from this, so that they hold the same.</summary>
/// <param name="Valid">What was true on this time, RFC 3339.</param>
/// <param name="Known">… as known on this one.</param>
/// <param name="Supposed">What is only supposed (<c>ceasefire=true@2026-02-01</c>); empty where the brief tells what is.</param>
/// <param name="Shown">How many claims are told here.</param>
/// <param name="All">How many the whole brief tells.</param>
/// <param name="Notes">Every source once, in the order in which claims name them; a claim names them by number.</param>
public sealed record Brief(
    string Dossier,
    string Title,
    string? Summary,
    string Valid,
    string Known,
    bool Drafts,
    int Reviewers,
    IReadOnlyList<string> Supposed,
    int Shown,
    int All,
    IReadOnlyList<BriefSection> Sections,
    IReadOnlyList<BriefNote> Notes)
{
    /// <summary>True where claims are left out.</summary>
    internal bool IsPart => Shown < All;
}

/// <param name="Gloss">What the heading means, in a few words; may be empty.</param>
/// <param name="From">The number of the first claim told here, from 1.</param>
/// <param name="All">How many claims the section has; where it tells fewer, they are the others.</param>
public sealed record BriefSection(string Id, string Title, string Gloss, int From, int All, IReadOnlyList<BriefClaim> Claims)
{
    /// <summary>True where claims are left out.</summary>
    internal bool IsPart => Claims.Count < All;

    /// <summary>The number of the last claim told here.</summary>
    internal int To => From + Claims.Count - 1;
}

/// <summary>One thing the dossier says, with where it stands and what proves it.</summary>
/// <param name="Kind">commitment, proposition, dependency, contribution, measure, incident or series.</param>
/// <param name="State">The states possible, joined by <c> or </c>; a proposition's value; of a dependency the value of what is needed; a contribution's or measure's stage; empty for an incident or a series.</param>
/// <param name="Condition">A commitment's antecedent, with its words where they are given.</param>
/// <param name="Flags">What blocks it or leaves it not assured, a sentence each.</param>
/// <param name="Reason">The last step of why it stands so.</param>
/// <param name="Notes">Numbers of <see cref="Brief.Notes"/>; at least one.</param>
public sealed record BriefClaim(
    string Kind,
    string Id,
    string State,
    string Text,
    string? Condition,
    string? Since,
    string? Deadline,
    IReadOnlyList<string> Flags,
    bool RestsOnDraft,
    string? Reason,
    IReadOnlyList<int> Notes)
{
    /// <summary>What stands before <see cref="Deadline"/>: the last day to keep a commitment, or the last on which a proposition had its value.</summary>
    internal string Until => Kind == "commitment" ? "in time until" : "until";
}

/// <summary>A source: words of a document, or where nothing is quoted the entry that says it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Href">Where the desk shows the words; null where the ledger does not hold the document.</param>
/// <param name="Remark">What an analyst wrote beside it.</param>
public sealed record BriefNote(
    int Number, string? Document, string? Title, string? Publisher, string? Published, string? Sha256, string? Words, string? By, string? Remark, string? Entry, string? Href);
