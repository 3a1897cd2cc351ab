using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Casus.Web;

/// <summary>What a search may be asked for, as the API describes it; <see cref="SearchAsked"/> reads it.</summary>
internal sealed record SearchWords(
    [property: FromQuery(Name = "words"), Description("Words that all must stand in it; in quotation marks, side by side.")] string? Words = null,
    [property: FromQuery(Name = "for"), Description("statements or documents; left out: both.")] string? For = null,
    [property: FromQuery(Name = "actor"), Description("An actor's id, as speaker, addressee, debtor or creditor; may be given more than once, and any of them fits.")] string[]? Actor = null,
    [property: FromQuery(Name = "act"), Description("threat, pledge, offer, demand, requirement, refusal, acceptance, accusation, denial, warning, assessment or report; may be given more than once, and any of them fits.")] string[]? Act = null,
    [property: FromQuery(Name = "side"), Description("Alpha-3 of a state, or an organisation's name, that a speaker speaks for.")] string? Side = null,
    [property: FromQuery(Name = "from"), Description("Said (a document: published) on this date or later; a month or a year counts as a whole.")] string? From = null,
    [property: FromQuery(Name = "to"), Description("… or earlier.")] string? To = null,
    [property: FromQuery(Name = "place"), Description("Of the document's dateline.")] string? Place = null,
    [property: FromQuery(Name = "publisher"), Description("Of the document.")] string? Publisher = null,
    [property: FromQuery(Name = "state"), Description("How statements stand in the dossier: proposed, approved or rejected.")] string? State = null);
