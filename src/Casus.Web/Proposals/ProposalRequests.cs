using System.ComponentModel;

namespace Casus.Web;

/// <summary>A commitment to be proposed, or one to be amended: what is left out is as its statement tells it, or as it stands; what is empty is taken away.</summary>
public sealed record CommitmentRequest(
    [property: Description("The commitment's id, new in the dossier; left out where one is amended.")] string? Id = null,
    [property: Description("The SHA-256 of the document of the statement that makes it; left out: no statement does.")] string? Document = null,
    [property: Description("The statement's id.")] string? Statement = null,
    [property: Description("pledge, threat, offer, demand, obligation, prohibition or permission.")] string? Kind = null,
    [property: Description("Who is bound, by the ids of parties.")] IReadOnlyList<string>? Debtors = null,
    [property: Description("Toward whom, by the ids of parties.")] IReadOnlyList<string>? Toward = null,
    [property: Description("The condition, a formula over propositions; empty: it waits for nothing.")] string? If = null,
    [property: Description("The words of the condition.")] string? IfWords = null,
    [property: Description("What is to come about, a formula over propositions.")] string? Then = null,
    [property: Description("A deadline counted from the condition on: P30D, P2M, PT48H.")] string? Within = null,
    [property: Description("A deadline as a date; a commitment has one of the two.")] string? By = null,
    [property: Description("When it was made: a date, a month, a year, or an instant.")] string? Made = null,
    [property: Description("In a sentence.")] string? Text = null,
    [property: Description("Propositions that its formulas name and the dossier may lack, with what they say: they are made with it. Those that no formula names are not made.")] IReadOnlyList<NewItemRequest>? Propositions = null,
    [property: Description("Parties that it names and the dossier may lack, with their names: they are made with it.")] IReadOnlyList<NewItemRequest>? Parties = null,
    [property: Description("Why, in one's own words.")] string? Reason = null,
    [property: Description("Who proposes it; left out: the author the desk was opened for, or the account that is signed in.")] string? Author = null,
    [property: Description("Of one that is amended: the entry of the version that the author has seen (strait/57). Where another stands or waits since, nothing is recorded: 409. Left out: no such check.")] string? Saw = null);

/// <param name="Says">What a proposition says, or a party's name.</param>
public sealed record NewItemRequest(string? Id, string? Says);

/// <summary>A party to be proposed.</summary>
public sealed record PartyRequest(
    [property: Description("state/…, organisation/…, group/… or person/…, new in the dossier.")] string? Id,
    [property: Description("Its name.")] string? Name,
    [property: Description("What must be known beside it.")] string? Note = null,
    [property: Description("The SHA-256 of the document of a statement that names it.")] string? Document = null,
    [property: Description("The statement's id.")] string? Statement = null,
    [property: Description("Why, in one's own words.")] string? Reason = null,
    [property: Description("Who proposes it; left out: the author the desk was opened for, or the account that is signed in.")] string? Author = null);

/// <summary>A proposition to be proposed.</summary>
public sealed record PropositionRequest(
    [property: Description("As formulas write it, new in the dossier.")] string? Id,
    [property: Description("The matter in a sentence.")] string? Text,
    [property: Description("true: somebody watches, so that no news by the end of a window means no.")] bool Monitored = false,
    [property: Description("For a derived one: what it is made of, a formula over propositions.")] string? Holds = null,
    [property: Description("Between 0 and 1.")] double? Probability = null,
    [property: Description("The SHA-256 of the document of a statement that speaks of it.")] string? Document = null,
    [property: Description("The statement's id.")] string? Statement = null,
    [property: Description("Why, in one's own words.")] string? Reason = null,
    [property: Description("Who proposes it; left out: the author the desk was opened for, or the account that is signed in.")] string? Author = null);

/// <summary>A dependency to be proposed.</summary>
public sealed record DependencyRequest(
    [property: Description("The proposition or commitment that cannot hold without.")] string? Of,
    [property: Description("The proposition it needs.")] string? Needs,
    [property: Description("In a sentence.")] string? Text = null,
    [property: Description("The SHA-256 of the document of a statement that says so.")] string? Document = null,
    [property: Description("The statement's id.")] string? Statement = null,
    [property: Description("Why, in one's own words.")] string? Reason = null,
    [property: Description("Who proposes it; left out: the author the desk was opened for, or the account that is signed in.")] string? Author = null);
