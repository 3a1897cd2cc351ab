using Casus.Model;

namespace Casus.Exchange;

/// <summary>Ties a statement to a proposition of a dossier: the stance, and the parties whose it is that the dossier lacks.</summary>
/// <remarks>The act, the day, the condition and whose it is are the statement's, where nothing else is said.</remarks>
public static class StatementStances
{
    /// <param name="proposition">Of the dossier, or the id of a new one where it is said what that one says.</param>
    /// <param name="tied">What the statement is tied to by now; one of the same proposition is changed, not made again.</param>
    /// <returns>The stance last, a new proposition before it; or why there is none: <c>no-stance</c>, <c>no-speaker</c>, <c>bad-id</c>.</returns>
    public static Outcome<MadeStance> Tie(Dossier dossier, Document document, Statement statement, string proposition, StanceSaid said, IEnumerable<Stance> tied)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(said);
        if ((said.Act ?? StanceActs.Of(statement.Act)) is not { } act)
        {
            return new Refusal(statement.Id, "no-stance", $"the statement is of the act '{statement.Act.Word()}', which is neither for nor against what it speaks of: say which act it is toward {proposition}");
        }

        if (said.Means is not null && Ids.Wrong(proposition, inFormulas: true) is { } wrong)
        {
            return new Refusal(statement.Id, "bad-id", $"'{proposition}' cannot be the id of a proposition: {wrong}");
        }

        var quoted = Made.Words(document, statement.Content);
        var made = new Made(dossier, quoted);
        var by = said.By.IsEmpty ? By(dossier, statement, act, made) : said.By;
        if (by.IsEmpty)
        {
            return new Refusal(statement.Id, "no-speaker", "the statement names nobody who speaks: say whose position it is");
        }

        if (said.Means is { } means)
        {
            made.Proposition(proposition, means, quoted);
        }

        var on = said.On ?? ((statement.Said ?? document.Published) is { } day ? new Moment(day) : null);
        ValueList<Evidence> words = [.. quoted.Select(e => e with { By = statement.Speakers.IsEmpty ? null : statement.Speakers[0].Name })];
        var id = tied.FirstOrDefault(stance => stance.Proposition == proposition)?.Id ?? Id(proposition, statement.Id);
        var stance = new Stance(id, proposition, by, act, said.Negated, on, said.IfWords ?? Condition(document, statement), statement.Id, words, Made.Unset);
        return new MadeStance([.. made.Items, stance], stance);
    }

    /// <summary>The id of a stance that is new: from its proposition and what tells it apart.</summary>
    public static string Id(string proposition, string mark) => $"stance-{proposition.Replace('/', '-')}-{mark.Replace(':', '-')}";

    // A promise and a threat are theirs whom they bind; all else is the speaker's own, or the side's for which it is said.
    private static ValueList<string> By(Dossier dossier, Statement statement, StanceAct act, Made made)
    {
        if (act is StanceAct.Pledge or StanceAct.Offer or StanceAct.Threat && statement.Commitment is { Debtors.IsEmpty: false, Kind: Act.Pledge or Act.Offer or Act.Threat } commitment)
        {
            return made.Parties(commitment.Debtors);
        }

        var sides = dossier.Parties.Where(party => party.Origin.Until is null).GroupBy(party => party.Name, StringComparer.Ordinal).ToDictionary(named => named.Key, named => named.First().Id, StringComparer.Ordinal);
        return
        [
            .. statement.Speakers.Select(speaker =>
                speaker.Actor is { } own && made.HasParty(own) ? own
                : speaker.Side is { } side && made.HasParty($"state/{side}") ? $"state/{side}"
                : speaker.Side is { } name && sides.TryGetValue(name, out var party) ? party
                : speaker.Kind == SpeakerKind.Anonymous ? null
                : made.Party(new ActorName(speaker.Actor, speaker.Name))).OfType<string>().Distinct(StringComparer.Ordinal),
        ];
    }

    private static string? Condition(Document document, Statement statement) =>
        statement.Commitment?.Antecedent?.Words.Text
        ?? (statement.Conditions.IsEmpty ? null : Quoted.From(document.Text, [.. statement.Conditions.Select(clause => clause.Span).Order()]).Text);
}

/// <summary>What a person says of a stance; what is null or empty is the statement's.</summary>
/// <param name="Negated">True where the act is about the proposition's not being so.</param>
/// <param name="By">Whose position it is, by the ids of parties.</param>
/// <param name="Means">What the proposition says, where the dossier lacks it.</param>
public sealed record StanceSaid(StanceAct? Act, bool Negated, ValueList<string> By, Moment? On, string? IfWords, string? Means = null);

/// <param name="Items">All that is to be recorded, in order.</param>
public sealed record MadeStance(ValueList<IDossierItem> Items, Stance Stance);
