using System.Text.Json;
using System.Text.Json.Serialization;

namespace Casus.Web;

// The shapes of the command's JSON, for the OpenAPI document and the clients typed from it. Exchange writes them; a test holds the two together.

/// <summary>Where a dossier stands.</summary>
public sealed record StatusAnswer(
    string Dossier,
    string Valid,
    string Known,
    string Title,
    int Reviewers,
    bool Drafts,
    IReadOnlyList<PropositionAnswer> Propositions,
    IReadOnlyList<CommitmentAnswer> Commitments);

public sealed record PropositionAnswer(
    string Id,
    string Name,
    string Value,
    string? From,
    string? To,
    IReadOnlyList<FindingAnswer> Findings,
    IReadOnlyList<string> BlockedBy,
    IReadOnlyList<string> NotAssuredBy,
    bool RestsOnDraft,
    string? Holds,
    double? Probability,
    string Entry,
    IReadOnlyList<ReasonAnswer> Reasons);

public sealed record CommitmentAnswer(
    string Id,
    string Kind,
    IReadOnlyList<string> Debtors,
    IReadOnlyList<string> Toward,
    IReadOnlyList<string> DebtorNames,
    IReadOnlyList<string> TowardNames,
    string? Text,
    string? Made,
    string? If,
    string? IfWords,
    string Then,
    string? From,
    string? Within,
    string? By,
    bool Standing,
    IReadOnlyList<EffectAnswer> Effects,
    string Status,
    IReadOnlyList<string> States,
    string Label,
    string? Since,
    string? Deadline,
    IReadOnlyList<string> BlockedBy,
    IReadOnlyList<string> NotAssuredBy,
    bool RestsOnDraft,
    string? Successor,
    string? Nearest,
    IReadOnlyList<string> Circle,
    string Entry,
    IReadOnlyList<EvidenceAnswer> Evidence,
    IReadOnlyList<ReasonAnswer> Reasons);

/// <summary>What the exercise of a permission does to another commitment.</summary>
public sealed record EffectAnswer(string Do, string Commitment);

public sealed record FindingAnswer(
    string Id,
    bool Value,
    string From,
    string? To,
    string? Recorded,
    string? Source,
    string? Reason,
    string? Corrects,
    string Entry,
    IReadOnlyList<EvidenceAnswer> Evidence);

/// <param name="Spans">[start, end) in code points.</param>
public sealed record EvidenceAnswer(string? Document, string? Sha256, IReadOnlyList<IReadOnlyList<int>> Spans, string? Words, string? Note, string? By);

/// <param name="Spans">[start, end) in code points.</param>
public sealed record ReasonAnswer(string Rule, string? Proposition, string? Entry, string? Document, IReadOnlyList<IReadOnlyList<int>> Spans, string Text);

/// <summary>What would change if some propositions had other values; nothing of it is recorded.</summary>
public sealed record WhatIfAnswer(
    string Dossier,
    string Valid,
    string Known,
    IReadOnlyDictionary<string, string> Set,
    IReadOnlyList<CommitmentChangeAnswer> Changed,
    int Unchanged,
    IReadOnlyList<PropositionChangeAnswer> Propositions);

public sealed record CommitmentChangeAnswer(
    string Id, CommitmentStateAnswer? Before, CommitmentStateAnswer? After, string? When, IReadOnlyList<ReasonAnswer> Reasons);

public sealed record CommitmentStateAnswer(
    string Status,
    IReadOnlyList<string> States,
    string Label,
    string? Since,
    string? Deadline,
    IReadOnlyList<string> BlockedBy,
    IReadOnlyList<string> NotAssuredBy,
    bool RestsOnDraft,
    string? Successor,
    string? Nearest,
    IReadOnlyList<string> Circle);

public sealed record PropositionChangeAnswer(
    string Id, string? Name, PropositionStateAnswer? Before, PropositionStateAnswer? After, string? When, IReadOnlyList<ReasonAnswer> Reasons);

public sealed record PropositionStateAnswer(
    string Value,
    string? From,
    string? To,
    IReadOnlyList<FindingAnswer> Findings,
    IReadOnlyList<string> BlockedBy,
    IReadOnlyList<string> NotAssuredBy,
    bool RestsOnDraft);

/// <summary>What changed over a time.</summary>
public sealed record ChangesAnswer(string Dossier, string Since, string Until, bool Drafts, IReadOnlyList<ChangeAnswer> Changes);

public sealed record ChangeAnswer(
    string Kind,
    string Id,
    string? At,
    string? Known,
    string? Before,
    string? After,
    string? Entry,
    IReadOnlyList<EvidenceAnswer> Evidence,
    IReadOnlyList<ReasonAnswer> Reasons);

/// <summary>A document as <c>casus read --text</c> prints it.</summary>
public sealed record ReadAnswer(ReadDocument Document, string Text, IReadOnlyList<JsonElement> Statements);

public sealed record ReadDocument(
    string Name,
    string Path,
    string Sha256,
    string? Title,
    string? Published,
    string? PublishedFrom,
    string? Publisher,
    string? RelayedFrom,
    string? Dateline,
    string? Language,
    int Characters);

/// <summary>A document in a list.</summary>
public sealed record DocumentAnswer(string Sha256, string Name, string Path, string? Title, string? Published, string? Publisher, int Statements);

/// <summary>What was found, with the address of its words on the desk.</summary>
/// <param name="Statement">The statement's id; null where the document itself was found, as are act, said and state.</param>
/// <param name="State">proposed, approved or rejected.</param>
public sealed record HitAnswer(
    DocumentAnswer Document, string? Statement, string? Act, IReadOnlyList<SpeakerAnswer> Speakers, string? Said, string? State, string Excerpt, string Href);

/// <param name="Kind">person, state, organisation, group, office or anonymous.</param>
public sealed record SpeakerAnswer(string? Actor, string Name, string Kind, string? Side);

/// <summary>How what a search finds is spread.</summary>
public sealed record FacetsAnswer(FacetAnswer Acts, FacetAnswer Sides, FacetAnswer Actors, FacetAnswer Places, FacetAnswer Dates, FacetAnswer States);

/// <param name="Counted">How many were counted.</param>
/// <param name="IsWhole">False: more fit, and the true counts are these or more.</param>
public sealed record FacetAnswer(int Counted, bool IsWhole, IReadOnlyList<FacetValueAnswer> Values);

/// <param name="Value">As the search takes it.</param>
public sealed record FacetValueAnswer(string Value, string Name, int Count);

/// <summary>An item that waits for another's approval.</summary>
public sealed record DraftAnswer(string Entry, long Position, string Kind, string Id, string Says, string? Replaces, string? Author, string Known);

/// <param name="Author">Who decides; never the author of the change. Where an account is signed in, left out or its name.</param>
public sealed record DecisionRequest(string? Author = null, string? Reason = null);

/// <summary>Something that waits for a decision.</summary>
/// <param name="Of">item, amendment, withdrawal, correction, statement or reread.</param>
/// <param name="Entry">Of a draft: what to decide on.</param>
/// <param name="Id">Of a statement: what to decide on, with its document.</param>
/// <param name="Says">In its own words.</param>
/// <param name="Document">SHA-256 of a statement's document.</param>
/// <param name="Changes">From what stands to what is proposed; of something new, all it says.</param>
/// <param name="Doubt">In [0, 1].</param>
public sealed record ReviewItemAnswer(
    string Of,
    string Entry,
    string Kind,
    string Id,
    string Author,
    string Recorded,
    string? Reason,
    string Says,
    string? Act,
    string? Document,
    IReadOnlyList<FieldChangeAnswer> Changes,
    int Importance,
    double Doubt);

/// <param name="Field">In words.</param>
public sealed record FieldChangeAnswer(string Field, string? Before, string? After);

/// <summary>A decision on a draft (its entry) or on a statement (its document and id).</summary>
/// <param name="Decision">approve or reject.</param>
/// <param name="Author">Who decides; never the author of the change. Where an account is signed in, left out or its name.</param>
public sealed record ReviewRequest(string? Decision = null, string? Entry = null, string? Document = null, string? Statement = null, string? Author = null, string? Reason = null);

/// <param name="Entry">The decision to undo.</param>
public sealed record UndoRequest(string? Entry = null, string? Author = null);

/// <param name="Entry">The entry that was made; it can be undone.</param>
public sealed record DecidedAnswer(string Entry, string Recorded);

/// <summary>What was recorded, and what changed by it.</summary>
/// <param name="Href">Where the desk shows it.</param>
public sealed record RecordedAnswer(string Entry, string Id, string Recorded, bool IsDraft, string Href, int Changed);

/// <summary>A saying tied to a proposition, as the dossier file writes it.</summary>
/// <param name="Document">The SHA-256 of the document whose statement it is; null where the words stand for themselves.</param>
/// <param name="Words">The words quoted.</param>
/// <param name="Entry">The entry by which it is undone.</param>
public sealed record StanceAnswer(
    string Id,
    string Proposition,
    IReadOnlyList<string> By,
    string Act,
    bool Negated,
    string? On,
    string? IfWords,
    string? Document,
    string? Statement,
    string? Words,
    string Entry,
    string? Author,
    string Known,
    bool IsDraft);

/// <summary>A formula as the language of conditions reads it. Offsets count code points of the text that was given.</summary>
/// <param name="Formula">As it is written back; null where it cannot be read.</param>
/// <param name="Names">What it names, each once, in the order of writing.</param>
public sealed record FormulaAnswer(string Text, string? Formula, FormulaErrorAnswer? Error, IReadOnlyList<FormulaNameAnswer> Names);

/// <param name="Suggestion">What was perhaps meant in place of the span.</param>
public sealed record FormulaErrorAnswer(int Start, int End, string Reason, string? Suggestion);

/// <param name="Kind">proposition, commitment, contribution or series.</param>
/// <param name="Says">What the dossier has under this id; null where it has nothing.</param>
/// <param name="Suggestion">The id that was perhaps meant, where it has nothing.</param>
public sealed record FormulaNameAnswer(string Id, string Kind, int Start, int End, string? Says, string? Suggestion);

/// <summary>A text as the language pipeline reads it, in columns over its tokens; offsets are code points, heads are indexes of tokens.</summary>
public sealed record ParseAnswer(
    string Name,
    string Text,
    IReadOnlyList<int> Start,
    IReadOnlyList<int> Length,
    IReadOnlyList<int> Space,
    IReadOnlyList<string> Norm,
    IReadOnlyList<string> Tag,
    IReadOnlyList<string> Pos,
    IReadOnlyList<string> Morph,
    IReadOnlyList<string> Lemma,
    IReadOnlyList<int> Head,
    IReadOnlyList<string> Dep,
    [property: JsonPropertyName("sent_start")] IReadOnlyList<int> SentStart,
    IReadOnlyList<string> Ent);
