using System.ComponentModel;

namespace Casus.Web;

/// <summary>A statement to be tied to a proposition, for or against; what is left out is the statement's.</summary>
public sealed record StanceRequest(
    [property: Description("The SHA-256 of the statement's document.")] string? Document,
    [property: Description("The statement's id.")] string? Statement,
    [property: Description("The id of a proposition of the dossier, or of a new one.")] string? Proposition,
    [property: Description("pledge, offer, acceptance, demand, affirmation, refusal, threat or denial; left out: the statement's.")] string? Act = null,
    [property: Description("true: the act is about its not being so.")] bool Negated = false,
    [property: Description("Whose position it is, by the ids of parties; left out: as the statement says.")] IReadOnlyList<string>? By = null,
    [property: Description("When it was said: a date (2026-01-10), a month, a year, or an instant; left out: as the statement says.")] string? On = null,
    [property: Description("The words of the condition that weakens it; left out: the statement's.")] string? IfWords = null,
    [property: Description("Why, in one's own words.")] string? Reason = null,
    [property: Description("Who ties it; left out: the author the desk was opened for, or the account that is signed in.")] string? Author = null,
    [property: Description("The last entry of the dossier that the author has seen (strait/57). Where another has tied the statement to the proposition otherwise since, nothing is recorded: 409. Left out: no such check.")] string? Saw = null,
    [property: Description("What a new proposition says, in words: it is recorded with the tie, under the id that is given. Left out: the dossier has the proposition.")] string? Means = null);
