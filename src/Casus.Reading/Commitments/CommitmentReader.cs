using System.Collections.Frozen;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Whom a saying addresses, and the commitment it would make: who would act, toward whom, what, on which condition and by when.</summary>
internal sealed class CommitmentReader
{
    /// <summary>A saying may bind where the acts that bind have so much together: whoever reviews drops a candidate more easily than they find a missed one.</summary>
    private const double LikelyEnough = 0.2;

    private const double LeastAnnounced = 0.15;

    // What happens to one, and is not done.
    private static readonly FrozenSet<string> States = new[] { "be", "become", "believe", "benefit", "die", "face", "feel", "have", "hope", "know", "like", "lose", "love", "need", "prefer", "remain", "seem", "suffer", "think", "understand", "want", "win" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Denying = FrozenSet.ToFrozenSet(["contradict", "deny", "dispute", "refute"], StringComparer.Ordinal);

    private readonly ParsedDocument _document;
    private readonly IReadOnlyList<Saying> _sayings;
    private readonly Phrases _phrases;
    private readonly UndertakingReader _undertakings;
    private readonly SpeakerSelf _self;
    private readonly Addressees _addressees;
    private readonly Debtors _debtors;
    private readonly Affected _affected;
    private readonly Consequent _consequent;
    private readonly PromisesReceived _received;
    private readonly CueFrame _frame;

    public CommitmentReader(ParsedDocument document, IReadOnlyList<Saying> sayings, Participants participants)
    {
        (_document, _sayings) = (document, sayings);
        var tree = document.Tree;
        (_phrases, _self) = (participants.Phrases, participants.Self);
        var parties = participants.Parties;
        _undertakings = new(document, tree);
        var frame = new CueFrame(document, tree);
        _addressees = new(document, tree, _phrases, parties, _self, frame, _undertakings);
        _debtors = new(document, tree, _phrases, parties, _self, frame, new(document.Doc));
        _affected = new(document, tree, parties);
        _consequent = new(document, _undertakings);
        _received = new(document, tree, _phrases, _undertakings, _self);
        _frame = frame;
    }

    public CommitmentReading Of(int saying, ValueList<Speaker> speakers, ActReading act, ConditionReading conditions)
    {
        var said = _sayings[saying];
        var read = _undertakings.Read(said.Content, asked: false);
        var own = Announced(read, said, speakers);
        var giver = _received.Giver(said, speakers);
        var kind = giver is null && own < 0 && IsOfNothingToDo(act.Act, said, read) ? null : Kind(act, own >= 0 ? LeastAnnounced : LikelyEnough);
        kind = kind is not null && giver is not null ? Act.Pledge : kind;
        ValueList<TokenRange> clauses = [.. conditions.Conditions.Select(condition => _document.Tokens(condition.Span)).OfType<TokenRange>().OrderBy(range => range.First)];
        var aim = kind ?? act.Act;
        ValueList<Undertaking> undertakings =
        [
            .. (aim == Act.Demand ? _undertakings.Read(said.Content, asked: true) : read).Where(one => !clauses.Any(clause => one.Root >= clause.First && one.Root < clause.End)).OrderByDescending(one => Weight(one.Mood, aim)),
        ];
        var (addressees, why) = _addressees.Of(said, aim, speakers, undertakings);
        ValueList<ActorName> named = [.. addressees.Select(Debtors.Named)];
        ValueList<string> reasons = addressees.Count > 0 ? [$"addressed to {string.Join(", ", addressees.Select(one => one.Name))}: {why}"] : [];
        reasons = own >= 0 ? [$"“{_document.Doc[own].Text}” is announced by the speaker for their own side", .. reasons] : reasons;
        return kind is { } binding && Commitment(said, binding, speakers, addressees, undertakings, conditions, clauses, giver) is var (commitment, binds)
            ? new(named, commitment, [.. reasons, binds])
            : new(named, null, reasons);
    }

    // What is taken for another act binds only where there is something to do: not where a claim is denied, a state of things is told (our patience is not endless) or a deed is past.
    private bool IsOfNothingToDo(Act act, Saying said, List<Undertaking> read)
    {
        if (act is Act.Pledge or Act.Threat or Act.Offer or Act.Demand or Act.Refusal)
        {
            return false;
        }

        if (act is Act.Denial && _frame.Head(said) is >= 0 and var head && (Denying.Contains(_document.Doc[head].Lemma) || (_document.Doc[head].Lemma == "dismiss" && IsCalled(said))))
        {
            return true;
        }

        return read.Count > 0 && _undertakings.Roots(said.Content).TrueForAll(_undertakings.IsVerbal) && read.TrueForAll(clause => clause.Mood == UndertakingMood.Bare && (States.Contains(_document.Doc[clause.Verb].Lemma) || (act is Act.Report && _document.Doc[clause.Verb].Tag is "VBD" or "VBN")));
    }

    // “dismissed the offer as theatre” says what it is.
    private bool IsCalled(Saying said) => said.Content.Any(range => Enumerable.Range(range.First, range.Count).Any(token => _document.Doc[token] is { Lower: "as", Dep: "prep" }));

    // The verb of what a speaker says their own side will do; -1 when nothing is.
    private int Announced(List<Undertaking> read, Saying said, ValueList<Speaker> speakers)
    {
        // “has never said what he would do” announces nothing.
        if (_frame.Head(said) is >= 0 and var head && _document.Tree.IsNegated(head))
        {
            return -1;
        }

        foreach (var clause in read)
        {
            if (clause.Mood == UndertakingMood.Future && !clause.Passive && clause.Subject >= 0 && !States.Contains(_document.Doc[clause.Verb].Lemma) && _self.Means(clause.Subject, said, speakers))
            {
                return clause.Verb;
            }
        }

        return -1;
    }

    // The likeliest of the acts that bind, where it is likely enough that the saying is one of them.
    private static Act? Kind(ActReading act, double least)
    {
        Act? best = null;
        var (sum, most) = (0.0, 0.0);
        foreach (var (one, probability) in act.Acts)
        {
            if (one is Act.Pledge or Act.Threat or Act.Offer or Act.Demand or Act.Refusal)
            {
                sum += probability;
                (best, most) = probability > most ? (one, probability) : (best, most);
            }
        }

        return sum > least || act.Act is Act.Pledge or Act.Threat or Act.Offer or Act.Demand or Act.Refusal ? best : null;
    }

    private (CandidateCommitment Commitment, string Why)? Commitment(
        Saying said, Act act, ValueList<Speaker> speakers, ValueList<Speaker> addressees, ValueList<Undertaking> undertakings, ConditionReading conditions, ValueList<TokenRange> clauses, int? giver)
    {
        var (debtors, why) = giver is { } gave ? _debtors.Giving(gave, said, speakers) : _debtors.Of(said, act, speakers, addressees, undertakings);
        var words = _consequent.Of(said.Content, [.. undertakings.OrderBy(one => one.Root)], clauses, act, one => one.Subject < 0 || act == Act.Demand || _self.Means(one.Subject, said, speakers));
        if (words is null)
        {
            return null;
        }

        if (giver is not null)
        {
            ValueList<ActorName> receivers = [.. speakers.Where(speaker => speaker.Kind != SpeakerKind.Anonymous).Select(Debtors.Named)];
            return (new(act, debtors, receivers, words) { Antecedent = Antecedent(conditions), Deadline = conditions.Deadline }, debtors.Count > 0 ? $"binds {string.Join(", ", debtors.Select(debtor => debtor.Name))}: {why}" : "binds no one who is named");
        }

        bool IsDebtor(Speaker party) => debtors.Any(debtor => debtor.Actor is { } actor ? actor == party.Actor : debtor.Name == party.Name) || (act != Act.Demand && speakers.Any(speaker => SpeakerSelf.Same(party, speaker)));
        var affected = _affected.Of(undertakings, _undertakings.Roots(said.Content).Where(root => !_undertakings.IsVerbal(root)), IsDebtor);
        ValueList<ActorName> toward = [.. (affected.Count > 0 || act == Act.Demand ? affected : addressees.Where(one => !IsDebtor(one))).Select(Debtors.Named)];
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
