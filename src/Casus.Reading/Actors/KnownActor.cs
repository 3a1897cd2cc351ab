using Casus.Model;

namespace Casus.Reading;

/// <summary>What the tables of actors (<c>data/actors</c>) know of one.</summary>
/// <param name="Actor">The id, <c>state/UKR</c>, <c>person/…</c>, <c>organisation/…</c>.</param>
/// <param name="Side">Alpha-3 of a state or an organisation's name; null where there is none, or where the document's country decides. Persons have theirs by office.</param>
/// <param name="OtherNames">As texts write it beside <paramref name="Name"/>.</param>
/// <param name="Offices">A person's, the latest first.</param>
public sealed record KnownActor(string Actor, string Name, SpeakerKind Kind, string? Side, ValueList<string> OtherNames, ValueList<HeldOffice> Offices);

/// <summary>A time in an office; days are inclusive.</summary>
/// <param name="Side">Whom its holder speaks for; null for nobody any more.</param>
/// <param name="Since">Null: not known from when.</param>
/// <param name="Until">Null: it lasts.</param>
public sealed record HeldOffice(string Office, string? Side, DateOnly? Since, DateOnly? Until);

/// <summary>Who holds an office on a day.</summary>
public sealed record OfficeHolder(string Actor, string Name, HeldOffice Office);
