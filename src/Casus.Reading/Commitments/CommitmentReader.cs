using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Whom a saying addresses, and the commitment it would make: who would act, toward whom, what, on which condition and by when.</summary>
internal sealed class CommitmentReader
{
    private readonly ParsedDocument _document;
    private readonly IReadOnlyList<Saying> _sayings;
    private readonly Phrases _phrases;
    private readonly UndertakingReader _undertakings;
    private readonly SpeakerSelf _self;
    private readonly Addressees _addressees;
    private readonly Debtors _debtors;
    private readonly Affected _affected;
    private readonly Consequent _consequent;

    public CommitmentReader(ParsedDocument document, IReadOnlyList<Saying> sayings, WhoSpeaks who)
    {
        (_document, _sayings) = (document, sayings);
        var tree = document.Tree;
        _phrases = new(document, tree);
        var parties = new Parties(document, who, _phrases, tree);
        _undertakings = new(document, tree);
        _self = new(document, who, parties, tree);
        _addressees = new(document, tree, _phrases, parties, _self, new(document, tree), _undertakings);
        _debtors = new(document, tree, _phrases, parties, _self, new(document.Doc));
        _affected = new(document, tree, parties);
        _consequent = new(document, _undertakings);
    }

    public CommitmentReading Of(int saying, ValueList<Speaker> speakers, ActReading act, ConditionReading conditions)
    {
        var said = _sayings[saying];
        ValueList<TokenRange> clauses = [.. conditions.Conditions.Select(condition => _document.Tokens(condition.Span)).OfType<TokenRange>().OrderBy(range => range.First)];
        ValueList<Undertaking> undertakings = [.. _undertakings.Read(said.Content, asked: act.Act == Act.Demand).Where(one => !clauses.Any(clause => one.Root >= clause.First && one.Root < clause.End))];
        undertakings = [.. undertakings.OrderByDescending(one => Weight(one.Mood, act.Act))];
        var (addressees, why) = _addressees.Of(said, act.Act, speakers, undertakings);
        ValueList<ActorName> named = [.. addressees.Select(Debtors.Named)];
        ValueList<string> reasons = addressees.Count > 0 ? [$"addressed to {string.Join(", ", addressees.Select(one => one.Name))}: {why}"] : [];
        return act.Act is Act.Pledge or Act.Threat or Act.Offer or Act.Demand or Act.Refusal && Commitment(said, act.Act, speakers, addressees, undertakings, conditions, clauses) is var (commitment, binds)
            ? new(named, commitment, [.. reasons, binds])
            : new(named, null, reasons);
    }

    private (CandidateCommitment Commitment, string Why)? Commitment(
        Saying said, Act act, ValueList<Speaker> speakers, ValueList<Speaker> addressees, ValueList<Undertaking> undertakings, ConditionReading conditions, ValueList<TokenRange> clauses)
    {
        var (debtors, why) = _debtors.Of(said, act, speakers, addressees, undertakings);
        var words = _consequent.Of(said.Content, [.. undertakings.OrderBy(one => one.Root)], clauses, act, one => one.Subject < 0 || act == Act.Demand || _self.Means(one.Subject, said, speakers));
        if (words is null)
        {
            return null;
        }

        bool IsDebtor(Speaker party) => debtors.Any(debtor => debtor.Actor is { } actor ? actor == party.Actor : debtor.Name == party.Name) || (act != Act.Demand && speakers.Any(speaker => SpeakerSelf.Same(party, speaker)));
        var affected = _affected.Of(undertakings, _undertakings.Roots(said.Content).Where(root => !_undertakings.IsVerbal(root)), IsDebtor);
        ValueList<ActorName> toward = [.. (affected.Count > 0 || act == Act.Demand ? affected : addressees).Select(Debtors.Named)];
        return (new(act, debtors, toward, words) { Antecedent = Antecedent(conditions), Deadline = conditions.Deadline }, debtors.Count > 0 ? $"binds {string.Join(", ", debtors.Select(debtor => debtor.Name))}: {why}" : "binds no one who is named");
    }

    // All conditions hold together; the formula is given only where each of them could be read.
    private Antecedent? Antecedent(ConditionReading conditions)
    {
        if (conditions.Conditions.Count == 0)
        {
            return null;
        }

        var parts = new List<Formula>();
        foreach (var condition in conditions.Conditions)
        {
            if (condition.Formula is { } text && FormulaSyntax.TryParse(text, out var formula, out _))
            {
                parts.Add(formula);
            }
        }

        var whole = parts.Count < conditions.Conditions.Count ? null : parts.Count == 1 ? parts[0] : new And([.. parts.Distinct()]) is { Parts.Count: > 1 } both ? both : parts[0];
        var spans = new List<Span>();
        foreach (var span in conditions.Conditions.Select(condition => condition.Span).OrderBy(span => span.Start))
        {
            if (spans.Count == 0 || span.Start >= spans[^1].End)
            {
                spans.Add(span);
            }
        }

        return new(whole?.ToString(), Quoted.From(_document.Text, [.. spans]));
    }

    private static int Weight(UndertakingMood mood, Act act) => (act, mood) switch
    {
        (Act.Demand, UndertakingMood.Duty or UndertakingMood.Order) => 3,
        (Act.Demand, UndertakingMood.Infinitive) => 2,
        (not Act.Demand, UndertakingMood.Future) => 3,
        (not Act.Demand, UndertakingMood.Infinitive) => 2,
        (_, UndertakingMood.Possible) => 1,
        _ => 0,
    };
}
