using Casus.Model;
using CsCheck;

namespace Casus.Logic.Tests;

/// <summary>Random dossiers in which much bears on much: definitions of definitions, timed parts, figures, stages, commitments about commitments, permissions, acts, drafts, needs.</summary>
internal static class Dossiers
{
    public static readonly string[] Basics = ["a", "b", "c", "d", "e"];

    public static readonly string[] Propositions = [.. Basics, "g", "h", "k"];

    private static readonly string[] Commitments = ["c0", "c1", "c2", "c3", "c4", "c5"];

    private static readonly Gen<Formula> Conditions = Gen.Frequency(
        (5, Formulas.Of(Propositions, 2)),
        (1, Gen.Select(Formulas.Any(Propositions), Formulas.Any(Propositions), (x, y) => (Formula)new Before(new Atom(x), new Atom(y)))),
        (1, Formulas.Any(Propositions).Select(x => (Formula)new Lasting(new Atom(x), new(0, 5, 0)))),
        (1, Gen.Select(Formulas.Any(Propositions), Formulas.Any(Basics), (x, y) => (Formula)new Before(new Lasting(new Atom(x), new(0, 7, 0)), new Atom(y)))),
        (1, Gen.Select(Formulas.Any(Propositions), Formulas.Any(Basics), (x, y) => (Formula)new Within(new Atom(x), new(0, 9, 0), new Atom(y)))),
        (1, Gen.Select(Formulas.Any(Propositions), Formulas.Any(Basics), (x, y) => (Formula)new After(new Atom(x), new Atom(y)))),
        (1, Gen.Select(Formulas.Any(Propositions), Gen.Int[0, 60], (x, day) => (Formula)new Before(new Atom(x), new Dated(Day(day))))),
        (1, Gen.Select(Formulas.Any(Enum.GetValues<FigureSign>()), Gen.Int[0, 4], (sign, value) => (Formula)new Threshold("price", sign, value))),
        (1, Gen.Select(Formulas.Any("pledged", "allocated", "delivered", "withdrawn"), Formulas.Any("k0", "k1"), (word, id) => (Formula)new StandsAs(word, id))),
        (2, Gen.Select(Formulas.Of(Propositions, 1), Formulas.Any("violated", "satisfied", "detached"), Formulas.Any(Commitments), (f, word, id) => (Formula)new Or([f, new StandsAs(word, id)]))));

    private static readonly Gen<int?> Days = Gen.Int[-3, 12].Select(d => d <= 0 ? (int?)null : d);

    private static readonly Gen<Commitment[]> Promises = Gen.Select(
        Formulas.Any(Enum.GetValues<CommitmentKind>()), Conditions, Formulas.Of(Propositions, 1), Days, Days, Gen.Int[0, 30], Gen.Int[0, 60],
        (kind, condition, deed, within, by, made, more) => (kind, condition, deed, within, by, made, more)).Array[Commitments.Length].Select(all => all.Select((p, i) =>
            new Commitment(
                Commitments[i], p.kind, null, ["debtor"], ["creditor"], Day(p.made), p.more % 4 == 0 ? null : p.condition, null, p.deed,
                p.within is { } days ? new(0, days, 0) : null, p.within is null && p.by is { } end ? Day(p.made + (end * 3)) : null, [], Learnt($"c/{i}", p.made, p.more % 7 == 0))
            {
                Opens = p.more % 6 == 1 ? Day(p.made + (p.more % 9)) : null,
                WithinOf = p.within is not null && p.more % 5 == 1 ? new Atom(Propositions[p.more % Propositions.Length]) : null,
                Standing = p.kind == CommitmentKind.Obligation && p.more % 3 == 0 ? true : null,
                Effects = p.kind == CommitmentKind.Permission && p.more % 2 == 0 ? [new((EffectKind)(p.more % 5), Commitments[(i + 1 + p.more) % Commitments.Length])] : null,
            }).ToArray());

    private static readonly Gen<Finding[]> Findings = Gen.Select(
        Gen.Frequency((9, Formulas.Any(Basics)), (1, Formulas.Any(Propositions))), Gen.Bool, Gen.Int[0, 60], Gen.Int[0, 30], Gen.Int[0, 60],
        (id, value, from, length, known) => (id, value, from, length, known)).Array[0, 10].Select(all => all.Select((f, i) =>
            new Finding($"f{i}", f.id, f.value, Day(f.from), f.length == 0 ? null : Day(f.from + f.length), null, null, null, [], Learnt($"f/{i}", f.known, f.known % 6 == 0))).ToArray());

    private static readonly Gen<CommitmentAct[]> Acts = Gen.Select(
        Formulas.Any(Commitments), Formulas.Any(Enum.GetValues<CommitmentActKind>()), Gen.Int[0, 60], Gen.Int[0, 60], (id, act, on, known) => (id, act, on, known)).Array[0, 3].Select(all =>
            all.Select((a, i) => new CommitmentAct($"a{i}", a.id, a.act, Day(a.on), null, null, null, [], Learnt($"a/{i}", a.known, false))).ToArray());

    private static readonly Gen<Series[]> Figures = Gen.Select(Gen.Int[0, 60], Gen.Int[0, 20], Gen.Int[0, 4], (at, length, value) => (at, length, value)).Array[0, 4].Array[0, 2].Select(all =>
        all.Select((points, i) => new Series(
            "price", "price", null, [.. points.Select(p => new SeriesPoint(Day(p.at), p.length > 15 ? Day(p.at + p.length - 15) : null, null, p.value, null))], [],
            Learnt($"s/{i}", i * 20, false) with { Until = i + 1 < all.Length ? Day((i + 1) * 20).Start : null })).ToArray());

    private static readonly Gen<Contribution[]> Contributions = Gen.Select(
        Formulas.Any(Enum.GetValues<ContributionStage>()), Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int[0, 9], (stage, on, known, more) => (stage, on, known, more)).Array[0, 5].Select(all =>
        all.Select((c, i) => new Contribution(
            $"k{i}", "debtor", c.more % 3 == 0 ? "sea" : "land", null, c.more == 9 ? 0 : null, null, c.stage, c.more == 8 ? null : Day(c.on), null, [],
            Learnt($"k/{i}", c.known, c.known % 6 == 0))).ToArray());

    private static readonly Gen<Dependency[]> Needs = Gen.Select(Formulas.Any([.. Propositions, .. Commitments]), Formulas.Any(Propositions), (of, needs) => (of, needs)).Array[0, 3].Select(all =>
        all.Select((d, i) => new Dependency($"d{i}", d.of, d.needs, null, [], Learnt($"d/{i}", 0, false))).ToArray());

    /// <summary>With valid and known times over the first seventy days of 2026.</summary>
    public static readonly Gen<Dossier> Any = Gen.Select(
        Gen.Bool.Array[Basics.Length], Definition(Basics), Definition([.. Basics, "g"]), Definition([.. Basics, "g", "h"]), Promises, Findings,
        Gen.Select(Acts, Needs, Figures, Contributions, (acts, needs, figures, contributions) => (acts, needs, figures, contributions)),
        (monitored, g, h, k, promises, findings, rest) => new Dossier
        {
            Id = "random",
            Title = "Random",
            Propositions =
            [
                .. Basics.Select((id, i) => new Proposition(id, id, monitored[i] ? Absence.Monitored : Absence.Open, null, null, [], Learnt($"p/{id}", 0, false))),
                .. new[] { ("g", g), ("h", h), ("k", k) }.Select(d => new Proposition(d.Item1, d.Item1, Absence.Open, d.Item2, null, [], Learnt($"p/{d.Item1}", 0, false))),
            ],
            Commitments = [.. promises],
            Findings = [.. findings],
            Acts = [.. rest.acts],
            Dependencies = [.. rest.needs],
            Series = [.. rest.figures],
            Contributions = [.. rest.contributions],
        });

    public static readonly Gen<Instant> Times = Gen.Int[0, 70].Select(d => Day(d).AsOf);

    public static Moment Day(int day) => Moment.FromDate(new DateOnly(2026, 1, 1).AddDays(day));

    // Some ask where a commitment stands, which may have to bring them about itself.
    private static Gen<Formula> Definition(string[] parts) => Gen.Frequency(
        (3, Formulas.Of(parts, 2)),
        (2, Gen.Select(Formulas.Of(parts, 1), Formulas.Any("violated", "satisfied", "detached", "conditional"), Formulas.Any(Commitments), Gen.Int[0, 2], (f, word, id, way) => (way, new StandsAs(word, id)) switch
        {
            (0, var stands) => (Formula)stands,
            (1, var stands) => new Not(stands),
            (_, var stands) => new Or([f, stands]),
        })));

    private static Origin Learnt(string entry, int day, bool isDraft) => new(entry, Day(day).Start, isDraft ? null : Day(day).Start);
}
