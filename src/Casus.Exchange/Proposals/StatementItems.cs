using System.Globalization;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>Makes of a statement the items by which its commitment enters a dossier: the commitment, and the parties and propositions that it names and the dossier lacks.</summary>
/// <remarks>What it makes is a proposal for a person to look at: the words stand in the evidence, and what could not be read as a formula becomes a proposition in those words.</remarks>
public static class StatementItems
{
    private static readonly string[] Passed = ["a", "an", "the", "of", "that", "it", "its", "will", "would", "to"];

    /// <param name="id">The commitment's id, new in the dossier.</param>
    /// <param name="kind">Null: that of the statement's commitment, else of its act.</param>
    /// <returns>In an order in which each names only what comes before it, the commitment last; or why there is none.</returns>
    public static Outcome<MadeItems> Commitment(Dossier dossier, Document document, Statement statement, string id, CommitmentKind? kind = null) =>
        CommitmentProposal.Make(dossier, id, Basis(dossier, document, statement, id), new() { Kind = kind?.Word() });

    /// <summary>What a statement tells of the commitment it makes; the kind and who is bound are left open where it does not tell them.</summary>
    /// <param name="id">The commitment's, for the ids of what is made with it.</param>
    public static CommitmentBasis Basis(Dossier dossier, Document document, Statement statement, string id)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentException.ThrowIfNullOrEmpty(id);
        var made = new Made(dossier, Made.Words(document, statement.Content));
        var candidate = statement.Commitment;
        var content = candidate?.Content ?? statement.Content;
        var debtors = made.Parties(candidate is { Debtors.IsEmpty: false } ? candidate.Debtors : [.. statement.Speakers.Select(speaker => new ActorName(speaker.Actor, speaker.Name))]);
        var toward = made.Parties(candidate is { Toward.IsEmpty: false } ? candidate.Toward : statement.Addressees);
        var antecedent = Antecedent(made, statement, document, id);
        var then = made.Proposition($"{id}-kept", content.Text, Made.Words(document, content));
        var deadline = candidate?.Deadline ?? statement.Deadline;
        var within = deadline?.Value is { } value && Duration.TryParse(value, out var duration) ? duration : (Duration?)null;
        var by = within is null && deadline?.Value is { } date && Moment.TryParse(date, out var moment) ? moment : (Moment?)null;
        var said = statement.Said ?? document.Published;
        return new(
            Kind(candidate?.Kind ?? statement.Act), Made.Short(content.Text), debtors, toward, said is { } day ? new Moment(day) : null, antecedent.If, antecedent.Words, new Atom(then),
            within, by, Made.Words(document, statement.Content), [.. made.Items], Missing: $"the statement is a {statement.Act.Word()}: say which kind of commitment it makes");
    }

    /// <summary>An id for a statement's commitment that the dossier has not given yet: of who is bound and the first words of what.</summary>
    public static string FreeId(Dossier dossier, Statement statement)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(statement);
        var candidate = statement.Commitment;
        var who = candidate is { Debtors: [var debtor, ..] } ? debtor : statement.Speakers is [var speaker, ..] ? new ActorName(speaker.Actor, speaker.Name) : new(null, string.Empty);
        var name = dossier.Parties.LastOrDefault(party => party.Id == who.Actor && party.Origin.Until is null)?.Name ?? who.Name;
        var stem = Ids.Slug($"{First(2, name)} {First(3, (candidate?.Content ?? statement.Content).Text)}");
        stem = FormulaSyntax.IsId(stem) ? stem : "commitment";
        var taken = dossier.Commitments.Select(commitment => commitment.Id).ToHashSet(StringComparer.Ordinal);
        var id = stem;
        for (var n = 2; taken.Contains(id); n++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{stem}-{n}");
        }

        return id;
    }

    private static (Formula? If, string? Words) Antecedent(Made made, Statement statement, Document document, string id)
    {
        var antecedent = statement.Commitment?.Antecedent;
        var clauses = statement.Conditions;
        if (antecedent is null && clauses.IsEmpty)
        {
            return (null, null);
        }

        var words = antecedent?.Words ?? Quoted.From(document.Text, [.. clauses.Select(clause => clause.Span).Order()]);
        var written = antecedent?.Formula ?? (clauses.Count == 1 ? clauses[0].Formula : null);
        if (written is null || !FormulaSyntax.TryParse(written, out var formula, out _))
        {
            return (new Atom(made.Proposition($"{id}-condition", words.Text, Made.Words(document, words))), words.Text);
        }

        var atoms = clauses.SelectMany(clause => clause.Atoms ?? []).GroupBy(atom => atom.Id).ToDictionary(atom => atom.Key, atom => atom.First(), StringComparer.Ordinal);
        foreach (var proposition in formula.Propositions)
        {
            var atom = atoms.GetValueOrDefault(proposition);
            made.Proposition(proposition, atom?.Text ?? words.Text, atom is null ? Made.Words(document, words) : Made.Words(document, Quoted.From(document.Text, atom.Span)));
        }

        return (formula, words.Text);
    }

    // The first words that say something.
    private static string First(int words, string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => !Passed.Contains(word, StringComparer.OrdinalIgnoreCase)).Take(words));

    private static CommitmentKind? Kind(Act act) => act switch
    {
        Act.Pledge => CommitmentKind.Pledge,
        Act.Threat => CommitmentKind.Threat,
        Act.Offer => CommitmentKind.Offer,
        Act.Demand or Act.Requirement => CommitmentKind.Demand,
        _ => null,
    };
}

/// <param name="Items">All that is to be recorded, in order.</param>
public sealed record MadeItems(ValueList<IDossierItem> Items, Commitment Commitment);
