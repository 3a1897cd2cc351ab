using System.ComponentModel;

namespace Casus.Web;

/// <summary>A finding to be recorded.</summary>
/// <param name="Proposition">The id of a proposition of the dossier.</param>
/// <param name="Value">True or false.</param>
/// <param name="From">From when it holds: a date, a month, a year or an instant.</param>
/// <param name="Until">From when it holds no longer; left out: until something else is found.</param>
/// <param name="Evidence">The words that prove it; none needs a reason.</param>
/// <param name="Reason">Why, in one's own words.</param>
/// <param name="Source">Who found it, where that is not the author.</param>
/// <param name="Corrects">The id of a finding that this one replaces.</param>
/// <param name="Author">Who records it; left out: the desk's own author. Where an account is signed in, left out or its name.</param>
/// <param name="Saw">The last entry of the dossier that the author had before their eyes; null: not told.</param>
public sealed record FindingRequest(
    [property: Description("The id of a proposition of the dossier.")] string? Proposition,
    [property: Description("What was found.")] bool? Value,
    [property: Description("From when it holds: a date (2026-01-10), a month, a year, or an instant.")] string? From,
    [property: Description("From when it holds no longer; left out: until something else is found.")] string? Until = null,
    [property: Description("The words that prove it; none needs a reason.")] IReadOnlyList<EvidenceRequest>? Evidence = null,
    [property: Description("Why, in one's own words.")] string? Reason = null,
    [property: Description("Who found it, where that is not the author.")] string? Source = null,
    [property: Description("The id of the finding it replaces.")] string? Corrects = null,
    [property: Description("Who records it; left out: the author the desk was opened for, or the account that is signed in.")] string? Author = null,
    [property: Description("The last entry of the dossier that the author has seen (strait/57). Where another has recorded a finding of the proposition since, nothing is recorded and the answer, 409, holds both. Left out: no such check.")] string? Saw = null);

/// <summary>Words of a document: by quoting them or by where they stand.</summary>
public sealed record EvidenceRequest(
    [property: Description("The document's SHA-256, or its name where only one has it.")] string? Document,
    [property: Description("The words, as they stand in it.")] string? Words = null,
    [property: Description("Where they stand: [start, end) in code points.")] IReadOnlyList<IReadOnlyList<int>>? Spans = null);
