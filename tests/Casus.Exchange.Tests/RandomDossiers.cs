using Casus.Model;
using CsCheck;

namespace Casus.Exchange.Tests;

/// <summary>Random dossiers that a file can hold: ids that exist, intervals that are some time, evidence that says something.</summary>
internal static class RandomDossiers
{
    private static readonly Origin Unset = new(string.Empty, Instant.Min, null);

    private static readonly string[] Awkward =
    [
        "no", "null", "~", "true", "1e3", "0x1F", "2031-01-05", "- dash", "a: b", "# hash", "it's", "\"said\"", "[list]", "{map}", "a, b", "@at", "%x", "!bang", "&a", "*b",
        "two\nlines", "tail\n", "\n", "two\n\nblank\n\n", " lead", "trail ", "tab\there", "é😀 ok", "cr\rhere", "crlf\r\nhere", "\u2028sep", "\u0085nel", "nbsp\u00A0", "bom\uFEFF",
        "\0", "?", ":", "-", "---", "...", "a #b", "a:b", "x\n  indented\n", "|", ">", "\\", "\\n", "=", "<<", "1_000", ".5", "+1", "(a, b)", "(a", "'", "''", "trail\n ", "\t",
        "2031-01-05 10:00:00", "at least 2 of (a, b)", "x: ", "key:", "`tick", "one # two", "emoji 🏳️‍🌈", "\u200B", "\uE000", "\u007F", "\u0080",
    ];

    private static readonly Gen<string> Text = Gen.OneOf(
        Pick.OneOf(Awkward),
        Gen.Select(Pick.OneOf(Awkward), Pick.OneOf(Awkward), (a, b) => a + b),
        Gen.Char["abc ,:#-\n'\"[]{}&*!|>%@`\t\\é."].Array[1, 30].Select(c => new string(c)),
        Gen.Char[' ', '~'].Array[1, 200].Select(c => new string(c)));

    private static readonly Gen<string> Sentence = Text.Where(t => !string.IsNullOrWhiteSpace(t));

    private static readonly Gen<Instant> Time = Gen.OneOf(
        Gen.Int[0, 100_000].Select(d => Instant.FromDate(new DateOnly(1900, 1, 1).AddDays(d))),
        Gen.Long[0, 4_000_000_000_000_000].Select(u => new Instant(u)));

    private static readonly Gen<Moment> Moment = Gen.OneOf(
        Time.Select(t => new Moment(t)),
        Gen.Select(Gen.Int[1, 9998], Gen.Int[1, 12], Gen.Int[1, 28], Gen.Int[0, 2], (y, m, d, parts) => new Moment(new PartialDate(y, parts > 0 ? m : null, parts > 1 ? d : null))));

    private static readonly Gen<Duration> Duration = Gen.Select(Gen.Int[0, 30], Gen.Int[0, 400], Gen.Long[0, 1_000_000], (m, d, s) => new Duration(m, d, s));

    private static readonly string[] PropositionIds = ["ceasefire", "a", "2031", "gate/open", "no", "x.y", "null"];

    private static readonly string[] PartyIds = ["state/ALF", "yes", "b-2", "2031-01-05"];

    private static readonly string[] CommitmentIds = ["c1", "off", "c/3"];

    private static readonly Gen<Formula> Formula = Gen.Recursive<Formula>((depth, inner) => depth > 3
        ? Pick.OneOf(PropositionIds).Select(p => (Formula)new Atom(p))
        : Gen.OneOf(
            Pick.OneOf(PropositionIds).Select(p => (Formula)new Atom(p)),
            inner.Select(f => (Formula)new Not(f)),
            Gen.Select(inner, inner, (a, b) => (Formula)new Before(a, b)),
            Gen.Select(inner, Gen.Int[1, 90], inner, (a, days, b) => (Formula)new Within(a, new Duration(0, days, 0), b)),
            Gen.Select(Pick.OneOf("s1", "s2"), Gen.Int[-9, 9], (series, value) => (Formula)new Threshold(series, FigureSign.Above, value)),
            inner.Array[2, 3].Select(p => (Formula)new And([.. p])),
            inner.Array[2, 3].Select(p => (Formula)new Or([.. p])),
            inner.Array[1, 4].Select(p => (Formula)new AtLeast(1 + (p.Length / 2), [.. p]))));

    private static readonly Gen<ValueList<Evidence>> Evidence = Gen.Select(Gen.Bool, Text, Maybe(Text), Maybe(Text), Maybe(Text), Gen.Int[0, 50].Array[0, 2])
        .Select((hasDocument, first, words, note, by, spans) => new Evidence(
            hasDocument ? first : null, words, hasDocument ? [.. spans.Select(s => new Span(s, s + 3))] : [], null, hasDocument ? note : first, by))
        .Array[0, 2].Select(e => e.ToValueList());

    public static Gen<Dossier> Dossier { get; } =
        from summary in Maybe(Text)
        from title in Sentence
        from asOf in Maybe(Moment)
        from reviewers in Gen.Int[1, 2]
        from parties in Items(PartyIds, Gen.Select(Sentence, Gen.Bool, Maybe(Text), (name, named, note) => new Party("", name, named, note, [], Unset)))
        from propositions in Gen.Select(Sentence, Gen.Enum<Absence>(), Maybe(Gen.Double[0, 1]), (text, absence, p) => new Proposition("", text, absence, null, p, [], Unset)).Array[7]
        from derived in Pick.OneOf(PropositionIds[1..]).Array[1, 3].Where(p => p.Length > 0).Select(p => (Formula)new AtLeast(1, [.. p.Select(i => new Atom(i))]))
        from commitments in Commitment.Array[3]
        from dependencies in Items(["d1", "d2"], Gen.Select(Pick.OneOf([.. PropositionIds, .. CommitmentIds]), Pick.OneOf(PropositionIds), Maybe(Text), (of, needs, text) => new Dependency("", of, needs, text, [], Unset)))
        from findings in Items(["f1", "f:2", "f3"], Finding)
        from acts in Items(["a1", "a2"], Act)
        from stances in Items(["st/1", "st2"], Stance)
        from contributions in Items(["c1", "c2"], Contribution)
        from measures in Items(["m1", "m2"], Measure)
        from incidents in Items(["i1", "i2"], Incident)
        from series in Items(["s1", "s2"], Gen.Select(Sentence, Maybe(Text), Point.Array[0, 3], (text, unit, points) => new Series("", text, unit, [.. points], [], Unset)))
        from origins in Gen.Select(Maybe(Time), Gen.Int[0, 3], Gen.Int[0, 1_000_000], Maybe(Text), Evidence).Array[40]
        select With(
            new Dossier
            {
                Id = "d",
                Title = title,
                Summary = summary,
                AsOf = asOf,
                Policy = new ReviewPolicy(reviewers),
                Parties = parties,
                Propositions = [.. propositions.Select((p, i) => p with { Id = PropositionIds[i], Holds = i == 0 ? derived : null })],
                Commitments = [.. commitments.Select((c, i) => c with { Id = CommitmentIds[i] })],
                Dependencies = dependencies,
                Findings = findings,
                Acts = acts,
                Stances = stances,
                Contributions = contributions,
                Measures = measures,
                Incidents = incidents,
                Series = series,
            },
            origins);

    private static Gen<Commitment> Commitment => Gen.Select(
        Gen.Select(Gen.Enum<CommitmentKind>(), Maybe(Text), Pick.OneOf(PartyIds).Array[0, 3], Pick.OneOf(PartyIds).Array[0, 2]),
        Gen.Select(Maybe(Moment), Maybe(Formula), Maybe(Text), Formula),
        Gen.Select(Gen.Int[0, 2], Duration, Moment),
        Gen.Select(Maybe(Moment), Maybe(Formula), Gen.Bool, Gen.Select(Gen.Enum<EffectKind>(), Pick.OneOf(CommitmentIds), (does, on) => new Effect(does, on)).Array[0, 2]),
        (who, what, when, how) => new Commitment(
            "", who.Item1, who.Item2, [.. who.Item3], [.. who.Item4], what.Item1, what.Item2, what.Item3, what.Item4, when.Item1 == 1 ? when.Item2 : null, when.Item1 == 2 ? when.Item3 : null, [], Unset)
        {
            Opens = how.Item1,
            WithinOf = when.Item1 == 1 ? how.Item2 : null,
            Standing = how.Item3 ? true : null,
            Effects = who.Item1 == CommitmentKind.Permission ? [.. how.Item4] : null,
        });

    private static Gen<Finding> Finding => Gen.Select(Pick.OneOf(PropositionIds), Gen.Bool, Moment, Maybe(Moment), Maybe(Text), Maybe(Text), Gen.Bool)
        .Select((p, value, from, to, source, reason, corrects) => new Finding("", p, value, from, to?.Start > from.Start ? to : null, source, reason, corrects ? "f1" : null, [], Unset));

    private static Gen<CommitmentAct> Act => Gen.Select(Pick.OneOf(CommitmentIds), Gen.Enum<CommitmentActKind>(), Moment, Maybe(Pick.OneOf(PartyIds)), Gen.Int[0, 2], Maybe(Text))
        .Select((c, act, on, by, to, text) => new CommitmentAct("", c, act, on, by, act == CommitmentActKind.Supersede ? CommitmentIds[to] : PartyIds[to], text, [], Unset));

    private static Gen<Contribution> Contribution => Gen.Select(
        Gen.Select(Pick.OneOf(PartyIds), Maybe(Text), Maybe(Text), Maybe(Gen.Decimal)),
        Gen.Select(Maybe(Text), Gen.Enum<ContributionStage>(), Maybe(Moment), Maybe(Pick.OneOf(CommitmentIds))),
        (a, b) => new Contribution("", a.Item1, a.Item2, a.Item3, a.Item4, b.Item1, b.Item2, b.Item3, b.Item4, [], Unset));

    private static Gen<Stance> Stance => Gen.Select(
        Gen.Select(Pick.OneOf(PropositionIds), Pick.OneOf(PartyIds).Array[0, 2], Gen.Enum<StanceAct>(), Gen.Bool),
        Gen.Select(Maybe(Moment), Maybe(Text), Gen.Bool),
        (what, how) => new Stance("", what.Item1, [.. what.Item2], what.Item3, what.Item4, how.Item1, how.Item2, how.Item3 ? "0123456789abcdef" : null, [], Unset));

    private static Gen<Measure> Measure => Gen.Select(Sentence, Maybe(Text), Sentence.Array[0, 3], Gen.Enum<MeasureStage>(), Maybe(Formula), Maybe(Moment), (text, by, targets, stage, trigger, on) => new Measure("", text, by, [.. targets], stage, trigger, on, [], Unset));

    private static Gen<Incident> Incident => Gen.Select(
        Sentence, Moment, Maybe(Text), Maybe(Text), Maybe(Text), Maybe(Pick.OneOf([.. PropositionIds, .. CommitmentIds])),
        (text, on, place, to, sure, broke) => new Incident("", text, on, place, to, sure, [], Unset) { Broke = broke });

    private static Gen<SeriesPoint> Point => Gen.Select(Maybe(Moment), Maybe(Moment), Maybe(Text), Gen.Decimal, Maybe(Text), (at, until, period, value, source) => new SeriesPoint(at, until, period, value, source));

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : notnull => Gen.Select(Gen.Bool, gen, (there, value) => there ? value : default);

    private static Gen<Instant?> Maybe(Gen<Instant> gen) => Gen.Select(Gen.Bool, gen, (there, value) => there ? value : (Instant?)null);

    private static Gen<Moment?> Maybe(Gen<Moment> gen) => Gen.Select(Gen.Bool, gen, (there, value) => there ? value : (Moment?)null);

    private static Gen<double?> Maybe(Gen<double> gen) => Gen.Select(Gen.Bool, gen, (there, value) => there ? value : (double?)null);

    private static Gen<decimal?> Maybe(Gen<decimal> gen) => Gen.Select(Gen.Bool, gen, (there, value) => there ? value : (decimal?)null);

    /// <summary>All the ids, so that whatever names one finds it.</summary>
    private static Gen<ValueList<T>> Items<T>(string[] ids, Gen<T> gen)
        where T : class, IDossierItem => gen.Array[ids.Length].Select(items => items.Select((item, i) => Named(item, ids[i])).ToValueList());

    private static T Named<T>(T item, string id)
        where T : class, IDossierItem => (T)(object)(item switch
        {
            Party p => p with { Id = id },
            Dependency d => d with { Id = id },
            Finding f => f with { Id = id },
            CommitmentAct a => a with { Id = id },
            Stance s => s with { Id = id },
            Contribution c => c with { Id = id },
            Measure m => m with { Id = id },
            Incident i => i with { Id = id },
            Series s => s with { Id = id },
            _ => throw new ArgumentOutOfRangeException(nameof(item)),
        });

    private static Dossier With(Dossier dossier, (Instant? Known, int Approval, int Later, string? Author, ValueList<Evidence> Evidence)[] origins)
    {
        var next = 0;
        return dossier with
        {
            Parties = [.. dossier.Parties.Select(i => i with { Origin = Of(i), Evidence = Proof() })],
            Propositions = [.. dossier.Propositions.Select(i => i with { Origin = Of(i), Evidence = Proof() })],
            Commitments = [.. dossier.Commitments.Select(i => i with { Origin = Of(i), Evidence = Proof() })],
            Dependencies = [.. dossier.Dependencies.Select(i => i with { Origin = Of(i), Evidence = Proof() })],
            Findings = [.. dossier.Findings.Select(i => i with { Origin = Of(i), Evidence = Proof() })],
            Acts = [.. dossier.Acts.Select(i => i with { Origin = Of(i), Evidence = Proof() })],
            Stances = [.. dossier.Stances.Select(i => i with { Origin = Of(i), Evidence = Proof() })],
            Contributions = [.. dossier.Contributions.Select(i => i with { Origin = Of(i), Evidence = Proof() })],
            Measures = [.. dossier.Measures.Select(i => i with { Origin = Of(i), Evidence = Proof() })],
            Incidents = [.. dossier.Incidents.Select(i => i with { Origin = Of(i), Evidence = Proof() })],
            Series = [.. dossier.Series.Select(i => i with { Origin = Of(i), Evidence = Proof() })],
        };

        Origin Of(IDossierItem item)
        {
            var (known, approval, later, author, _) = origins[next++ % origins.Length];
            var from = known ?? Default(item);
            return new Origin("", from, approval switch { 0 => null, 1 => new Instant(from.UnixMicroseconds + later), _ => from }, null, author);
        }

        ValueList<Evidence> Proof() => origins[(next - 1) % origins.Length].Evidence;

        // Stated here by itself, as the page says it, so that reader and writer cannot agree on something else.
        Instant Default(IDossierItem item)
        {
            var asOf = dossier.AsOf?.Start;
            return item switch
            {
                Finding f => asOf ?? f.From.Start,
                CommitmentAct a => asOf ?? a.On.Start,
                Commitment c => new[] { c.Made?.Start, asOf }.Where(t => t is not null).Min(t => t) ?? Instant.Min,
                Stance s => new[] { s.On?.Start, asOf }.Where(t => t is not null).Min(t => t) ?? Instant.Min,
                _ => Instant.Min,
            };
        }
    }
}
