using Casus.Model;

namespace Casus.Exchange;

/// <summary>What a dossier lacks of what a statement names, as it is found out.</summary>
/// <param name="dossier">Where it is to stand.</param>
/// <param name="evidence">The words that name the parties.</param>
internal sealed class Made(Dossier dossier, ValueList<Evidence> evidence)
{
    private const int LongestText = 300;

    private readonly HashSet<string> _parties = [.. dossier.Parties.Where(party => party.Origin.Until is null).Select(party => party.Id)];
    private readonly HashSet<string> _propositions = [.. dossier.Propositions.Where(proposition => proposition.Origin.Until is null).Select(proposition => proposition.Id)];

    public static Origin Unset { get; } = new("new", default, null);

    public List<IDossierItem> Items { get; } = [];

    public bool HasParty(string id) => _parties.Contains(id);

    public ValueList<string> Parties(IEnumerable<ActorName> actors) => [.. actors.Select(Party).Distinct(StringComparer.Ordinal)];

    public string Party(ActorName actor)
    {
        var id = actor.Actor ?? "group/" + Ids.Slug(actor.Name);
        if (_parties.Add(id))
        {
            Items.Add(new Party(id, actor.Name, true, null, evidence, Unset));
        }

        return id;
    }

    public string Proposition(string id, string text, ValueList<Evidence> words)
    {
        if (_propositions.Add(id))
        {
            Items.Add(new Proposition(id, Short(text), Absence.Open, null, null, words, Unset));
        }

        return id;
    }

    public static ValueList<Evidence> Words(Document document, Quoted words) => [new Evidence(document.Name, words.Text, words.Spans, document.Sha256)];

    public static string Short(string text) => text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText - 1).TrimEnd(), "…");
}
