using Casus.Model;

namespace Casus.Exchange;

/// <summary>Makes a dossier of the nodes of a file, section by section.</summary>
internal sealed class DossierReader
{
    private readonly Diagnostics _found;
    private readonly References _references;
    private readonly Dictionary<string, ScalarNode> _holds = new(StringComparer.Ordinal);
    private readonly Fields _top;
    private Moment? _asOf;

    /// <param name="elsewhere">Ids by kind that items may name although the file does not have them.</param>
    public DossierReader(MapNode root, Diagnostics found, IReadOnlyList<(string Kind, IReadOnlySet<string> Ids)>? elsewhere = null)
    {
        _found = found;
        _references = new References(found);
        foreach (var (kind, ids) in elsewhere ?? [])
        {
            _references[kind].Elsewhere = ids;
        }

        _top = new Fields(root, DossierKeys.Dossier, found);
    }

    /// <summary>The dossier; without meaning where something was refused.</summary>
    public Dossier Read()
    {
        _asOf = _top.Moment("asOf");
        var dossier = new Dossier
        {
            Id = _top.Id("dossier") ?? string.Empty,
            Title = _top.Required("title"),
            Summary = _top.Text("summary"),
            AsOf = _asOf,
            Policy = Policy(),
            Parties = Section("parties", DossierKeys.Party, Party, (p, id) => p with { Id = id }),
            Propositions = Section("propositions", DossierKeys.Proposition, Proposition, (p, id) => p with { Id = id }),
            Commitments = Section("commitments", DossierKeys.Commitment, Commitment, (c, id) => c with { Id = id }),
            Dependencies = Section("dependencies", DossierKeys.Dependency, Dependency, (d, id) => d with { Id = id }, d => [d.Of, "needs", d.Needs]),
            Findings = Section("findings", DossierKeys.Finding, Finding, (f, id) => f with { Id = id }, f => ["finding", f.Proposition, f.From.ToString()]),
            Acts = Section("acts", DossierKeys.Act, Act, (a, id) => a with { Id = id }, a => [a.Act.Word(), a.Commitment, a.On.ToString()]),
            Stances = Section(
                "stances", DossierKeys.Stance, Stance, (s, id) => s with { Id = id }, s => ["stance", s.Proposition, s.Act.Word(), s.On?.ToString()]),
            Contributions = Section(
                "contributions",
                DossierKeys.Contribution,
                Contribution,
                (c, id) => c with { Id = id },
                c => ["contribution", c.Party, c.Domain, c.Capability, c.Stage.Word(), c.On?.ToString()]),
            Measures = Section("measures", DossierKeys.Measure, Measure, (m, id) => m with { Id = id }, m => ["measure", m.Text]),
            Incidents = Section("incidents", DossierKeys.Incident, Incident, (i, id) => i with { Id = id }, i => ["incident", i.On.ToString(), i.Text]),
            Series = Section("series", DossierKeys.Series, Series, (s, id) => s with { Id = id }),
        };
        _references.Check();
        Cycles.Refuse(_holds, _found);
        return dossier;
    }

    /// <summary>Reads the items of a section; those without an id get one from their content, once all given ids are known.</summary>
    private ValueList<T> Section<T>(string key, KeySet keys, Func<Fields, T> read, Func<T, string, T> name, Func<T, string?[]>? content = null)
        where T : IDossierItem
    {
        var ids = _references[keys.Name];
        var items = new List<(T Item, int Place)>();
        foreach (var fields in _top.Items(key, keys))
        {
            if (_found.IsFull)
            {
                break;
            }

            var item = read(fields);
            items.Add((item, fields.Map.Start));
            if (item.Id.Length > 0)
            {
                ids.Give(item.Id, fields.Place("id"));
            }
        }

        return items.Select(i => i.Item.Id.Length > 0 || content is null ? i.Item : name(i.Item, ids.Make(i.Place, content(i.Item)))).ToValueList();
    }

    private ReviewPolicy Policy()
    {
        if (_top.Mapping("policy", DossierKeys.Policy) is not { } fields || fields.Number("reviewers") is not { } reviewers)
        {
            return new ReviewPolicy(2);
        }

        if (reviewers is not (1 or 2))
        {
            _found.Add(fields.Place("reviewers"), "bad-value", "'reviewers' is 1 or 2");
        }

        return new ReviewPolicy(reviewers == 1 ? 1 : 2);
    }

    private Party Party(Fields f) => Known(f, new Party(f.Id("id") ?? "", f.Required("name"), f.Truth("named") ?? true, f.Text("note"), f.Evidence(), Unset), (i, o) => i with { Origin = o });

    private Proposition Proposition(Fields f)
    {
        var item = new Proposition(
            f.Id("id", inFormulas: true) ?? "",
            f.Required("text"),
            f.Word<Absence>("absence", DossierWords.TryReadAbsence, DossierWords.Word) ?? Absence.Open,
            f.Formula("holds", _references),
            f.Probability("probability"),
            f.Evidence(),
            Unset)
        {
            Cause = f.Text("cause"),
            Share = f.Probability("share"),
        };
        if ((item.Cause is null) != (item.Share is null))
        {
            _found.Add(f.KeyPlace(item.Cause is null ? "share" : "cause"), "missing-key", "'cause' and 'share' go together: which cause, and how much of the probability of being false it has");
        }

        if (item.Holds is not null && item.Id.Length > 0 && f.Scalar("holds", "a formula") is { } holds)
        {
            _holds.TryAdd(item.Id, holds);
        }

        return Known(f, item, (i, o) => i with { Origin = o });
    }

    private Commitment Commitment(Fields f)
    {
        if (f.Has("within") && f.Has("by"))
        {
            _found.Add(f.KeyPlace("by"), "both-deadlines", "a commitment has one deadline: 'within' (from detachment) or 'by' (a date), not both");
        }

        var (within, of) = f.Within("within", _references);
        var item = new Commitment(
            f.Id("id") ?? "",
            f.Word<CommitmentKind>("kind", DossierWords.TryReadCommitmentKind, DossierWords.Word) ?? default,
            f.Text("text"),
            Parties(f, "debtors"),
            Parties(f, "toward"),
            f.Moment("made"),
            f.Formula("if", _references),
            f.Text("if-words"),
            f.RequiredFormula("then", _references),
            within,
            f.Moment("by"),
            f.Evidence(),
            Unset)
        {
            Opens = f.Moment("from"),
            WithinOf = of,
            Standing = f.Truth("standing") is true ? true : null,
            Effects = f.Has("effects") ? Effects(f) : null,
        };
        if (item.Effects is not null && item.Kind != CommitmentKind.Permission)
        {
            _found.Add(f.KeyPlace("effects"), "bad-value", "only a permission has effects: what its exercise does to other commitments");
        }

        return Known(f, item, (i, o) => i with { Origin = o });
    }

    private ValueList<Effect> Effects(Fields f) => f.Items("effects", DossierKeys.Effect)
        .Select(e => new Effect(e.Word<EffectKind>("do", DossierWords.TryReadEffect, DossierWords.Word) ?? default, Named(e, "commitment", "commitment") ?? ""))
        .ToValueList();

    private Dependency Dependency(Fields f)
    {
        var item = new Dependency(f.Id("id") ?? "", Named(f, "of", "item") ?? "", Named(f, "needs", "proposition") ?? "", f.Text("text"), f.Evidence(), Unset);
        return Known(f, item, (i, o) => i with { Origin = o });
    }

    private Finding Finding(Fields f)
    {
        var from = f.Moment("from");
        var item = new Finding(
            f.Id("id") ?? "",
            Named(f, "proposition", "proposition") ?? "",
            f.Truth("value") ?? false,
            from ?? default,
            f.Moment("to"),
            f.Text("source"),
            f.Text("reason"),
            Named(f, "corrects", "finding"),
            f.Evidence(),
            Unset);
        if (item.To?.Start <= from?.Start)
        {
            _found.Add(f.Place("to"), "to-before-from", $"a finding holds from its 'from' up to, not on, its 'to': {from} to {item.To} is no time at all");
        }

        return Known(f, item, (i, o) => i with { Origin = o });
    }

    private CommitmentAct Act(Fields f)
    {
        var act = f.Word<CommitmentActKind>("act", DossierWords.TryReadCommitmentAct, DossierWords.Word) ?? default;
        var item = new CommitmentAct(
            f.Id("id") ?? "",
            Named(f, "commitment", "commitment") ?? "",
            act,
            f.Moment("on") ?? default,
            Named(f, "by", "party"),
            Named(f, "to", act == CommitmentActKind.Supersede ? "commitment" : "party"),
            f.Text("text"),
            f.Evidence(),
            Unset);
        return Known(f, item, (i, o) => i with { Origin = o });
    }

    private Stance Stance(Fields f)
    {
        var item = new Stance(
            f.Id("id") ?? "",
            Named(f, "proposition", "proposition") ?? "",
            Parties(f, "by"),
            f.Word<StanceAct>("act", DossierWords.TryReadStanceAct, DossierWords.Word) ?? default,
            f.Truth("negated") ?? false,
            f.Moment("on"),
            f.Text("if-words"),
            f.Id("statement"),
            f.Evidence(),
            Unset);
        return Known(f, item, (i, o) => i with { Origin = o });
    }

    private Contribution Contribution(Fields f)
    {
        var item = new Contribution(
            f.Id("id") ?? "",
            Named(f, "party", "party") ?? "",
            f.Text("domain"),
            f.Text("capability"),
            f.Number("quantity"),
            f.Text("unit"),
            f.Word<ContributionStage>("stage", DossierWords.TryReadContributionStage, DossierWords.Word) ?? default,
            f.Moment("on"),
            Named(f, "commitment", "commitment"),
            f.Evidence(),
            Unset);
        return Known(f, item, (i, o) => i with { Origin = o });
    }

    private Measure Measure(Fields f)
    {
        var item = new Measure(
            f.Id("id") ?? "",
            f.Required("text"),
            f.Text("authority"),
            f.Texts("targets").Select(t => t.Value).ToValueList(),
            f.Word<MeasureStage>("stage", DossierWords.TryReadMeasureStage, DossierWords.Word) ?? default,
            f.Formula("trigger", _references),
            f.Moment("on"),
            f.Evidence(),
            Unset);
        return Known(f, item, (i, o) => i with { Origin = o });
    }

    private Incident Incident(Fields f)
    {
        var item = new Incident(
            f.Id("id") ?? "",
            f.Required("text"),
            f.Moment("on") ?? default,
            f.Text("place"),
            f.Text("attributed-to"),
            f.Text("certainty"),
            f.Evidence(),
            Unset)
        {
            Broke = Named(f, "broke", "item"),
        };
        return Known(f, item, (i, o) => i with { Origin = o });
    }

    private Series Series(Fields f)
    {
        var points = f.Items("points", DossierKeys.Point)
            .Select(p => new SeriesPoint(p.Moment("at"), p.Moment("until"), p.Text("period"), p.Number("value") ?? 0, p.Text("source")))
            .ToValueList();
        return Known(f, new Series(f.Id("id") ?? "", f.Required("text"), f.Text("unit"), points, f.Evidence(), Unset), (i, o) => i with { Origin = o });
    }

    private ValueList<string> Parties(Fields f, string key)
    {
        var parties = f.Texts(key);
        foreach (var party in parties)
        {
            _references.Add(party, "party");
        }

        return parties.Select(p => p.Value).ToValueList();
    }

    /// <summary>The id of another item.</summary>
    private string? Named(Fields f, string key, string kind)
    {
        var scalar = f.Scalar(key, "an id");
        _references.Add(scalar, kind);
        return scalar?.Value;
    }

    /// <summary>Stands in until <see cref="Known"/> has read the rest.</summary>
    private static Origin Unset { get; } = new(string.Empty, Instant.Min, null);

    private T Known<T>(Fields f, T item, Func<T, Origin, T> with)
        where T : IDossierItem
    {
        var known = f.Moment("recorded")?.Start ?? KnownTimes.Of(item, _asOf);
        var approved = f.Moment("approved")?.Start;
        var isDraft = f.Truth("draft") ?? false;
        if (isDraft && approved is not null)
        {
            _found.Add(f.KeyPlace("approved"), "bad-value", "a draft is not approved: 'approved' and 'draft: true' exclude each other");
        }
        else if (approved < known)
        {
            _found.Add(f.Place("approved"), "bad-value", $"it cannot be approved before it was known, at {known}");
        }

        return with(item, new Origin(_found.Entry(f.Map.Start), known, isDraft ? null : approved ?? known, null, f.Text("author")));
    }
}
