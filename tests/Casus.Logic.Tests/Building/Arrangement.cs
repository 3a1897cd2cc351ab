using Casus.Model;

namespace Casus.Logic.Tests;

/// <summary>Builds dossiers for tests in few words; every item's entry is <c>test/N</c>, N counting from 1.</summary>
internal sealed record Arrangement
{
    private static readonly Instant Ever = Instant.Min;

    public Dossier Dossier { get; init; } = new() { Id = "test", Title = "A test" };

    private int Count { get; init; }

    public static Formula Formula(string text) =>
        FormulaSyntax.TryParse(text, out var formula, out var error) ? formula : throw new ArgumentException(error.Reason);

    public static Moment Moment(string text) => Model.Moment.TryParse(text, out var moment) ? moment : throw new ArgumentException(text);

    public static Instant Time(string text) => Moment(text).AsOf;

    public Arrangement Propositions(params string[] ids) =>
        ids.Aggregate(this, (a, id) => a.Add(o => a.Dossier with { Propositions = [.. a.Dossier.Propositions, new(id, id, Absence.Open, null, null, [], o)] }));

    public Arrangement Monitored(params string[] ids) =>
        ids.Aggregate(this, (a, id) => a.Add(o => a.Dossier with { Propositions = [.. a.Dossier.Propositions, new(id, id, Absence.Monitored, null, null, [], o)] }));

    public Arrangement Derived(string id, string holds) =>
        Add(o => Dossier with { Propositions = [.. Dossier.Propositions, new(id, id, Absence.Open, Formula(holds), null, [], o)] });

    public Arrangement Pledge(
        string id = "c",
        string? @if = null,
        string then = "done",
        string? made = "2026-01-02",
        string? within = null,
        string? by = null,
        CommitmentKind kind = CommitmentKind.Pledge,
        string? known = null,
        bool draft = false,
        string? of = null,
        string? opens = null,
        bool standing = false,
        (EffectKind Does, string Commitment)[]? effects = null)
    {
        Duration? duration = within is null ? null : Duration.TryParse(within, out var d) ? d : throw new ArgumentException(within);
        return Add(
            o => Dossier with
            {
                Commitments =
                [
                    .. Dossier.Commitments,
                    new(id, kind, null, ["debtor"], ["creditor"], made is null ? null : Moment(made), @if is null ? null : Formula(@if), null, Formula(then),
                        duration, by is null ? null : Moment(by), [Words($"the words of {id}")], o)
                    {
                        Opens = opens is null ? null : Moment(opens),
                        WithinOf = of is null ? null : Formula(of),
                        Standing = standing ? true : null,
                        Effects = effects is null ? null : [.. effects.Select(e => new Effect(e.Does, e.Commitment))],
                    },
                ],
            },
            known, draft);
    }

    public Arrangement Finding(
        string proposition, bool value, string from, string? to = null, string? known = null, string? corrects = null, string? id = null, bool draft = false) =>
        Add(
            o => Dossier with
            {
                Findings =
                [
                    .. Dossier.Findings,
                    new(id ?? $"f{Count}", proposition, value, Moment(from), to is null ? null : Moment(to), null, null, corrects, [Words($"that {proposition} is {value}")], o),
                ],
            },
            known, draft);

    public Arrangement Act(CommitmentActKind act, string on, string? by = null, string commitment = "c", string? to = null, string? known = null) =>
        Add(o => Dossier with { Acts = [.. Dossier.Acts, new($"a{Count}", commitment, act, Moment(on), by, to, null, [Words($"{act} it")], o)] }, known);

    public Arrangement Stance(
        StanceAct act, string proposition, string? on, string? ifWords = null, bool negated = false, string? known = null, bool draft = false, string? statement = null, string? words = null, string by = "debtor") =>
        Add(
            o => Dossier with
            {
                Stances = [.. Dossier.Stances, new($"s{Count}", proposition, [by], act, negated, on is null ? null : Moment(on), ifWords, statement, [new("document.txt", words ?? $"{act} of {proposition} {Count}", [])], o)],
            },
            known, draft);

    public Arrangement Merge(string same, string into, string? known = null) =>
        Add(o => Dossier with { Merges = [.. Dossier.Merges, new($"m{Count}", MergeOf.Statements, [same], into, null, [], o)] }, known);

    public Arrangement Series(string id, params (string At, decimal Value)[] points) =>
        Add(o => Dossier with { Series = [.. Dossier.Series, new(id, id, "EUR", [.. points.Select(p => new SeriesPoint(Moment(p.At), null, null, p.Value, "market"))], [], o)] });

    public Arrangement Contribution(string id, ContributionStage stage, string? on = null, string party = "p", decimal quantity = 2) =>
        Add(o => Dossier with { Contributions = [.. Dossier.Contributions, new(id, party, "air", "lift", quantity, "aircraft", stage, on is null ? null : Moment(on), null, [], o)] });

    public Arrangement Needs(string of, string needs) =>
        Add(o => Dossier with { Dependencies = [.. Dossier.Dependencies, new($"d{Count}", of, needs, null, [Words($"{of} rests on {needs}")], o)] });

    public DossierStatus At(string valid, string? known = null, bool drafts = false) =>
        StatusTable.Evaluate(Dossier, Time(valid), known is null ? Instant.Max : Time(known), drafts);

    /// <summary>The states of a commitment by their words, joined by "|".</summary>
    public string States(string valid, string commitment = "c", string? known = null) => Commitment(valid, commitment, known).Words();

    public CommitmentStatus Commitment(string valid, string commitment = "c", string? known = null) => At(valid, known).Of(commitment);

    public Truth Value(string proposition, string valid, string? known = null) => At(valid, known).Value(proposition);

    private static Evidence Words(string words) => new("document.txt", words, [new Span(0, words.Length)]);

    private Arrangement Add(Func<Origin, Dossier> add, string? known = null, bool draft = false)
    {
        var time = known is null ? Ever : Moment(known).Start;
        return this with { Dossier = add(new Origin($"test/{Count + 1}", time, draft ? null : time)), Count = Count + 1 };
    }
}

internal static class StatusReading
{
    public static CommitmentStatus Of(this DossierStatus status, string commitment) => status.Commitments.Single(c => c.Commitment.Id == commitment);

    public static PropositionStatus Proposition(this DossierStatus status, string id) => status.Propositions.Single(p => p.Proposition.Id == id);

    public static Truth Value(this DossierStatus status, string id) => status.Proposition(id).Value;

    public static string Words(this CommitmentStatus status) => string.Join('|', status.States.Select(s => s.Word()));

    public static string? Since(this CommitmentStatus status) => status.Since?.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
