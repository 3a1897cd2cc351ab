using Casus.Model;

namespace Casus.Reading;

/// <summary>What is known of actors before a text is read: states, bodies and their names, persons with their terms, given names, words for roles.</summary>
/// <remarks>From the tables of <c>data/actors</c>, built into the assembly; a user's file may add to them. Immutable once made; safe to share.</remarks>
internal sealed class ActorKnowledge
{
    private static readonly Lazy<ActorKnowledge> Tables = new(() => new(null));

    private readonly Dictionary<string, string> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _adjectives = new(StringComparer.Ordinal);
    private readonly Dictionary<string, char> _given = new(StringComparer.Ordinal);

    private ActorKnowledge(ActorFile? own)
    {
        foreach (var row in Facts.Rows("actors.states.tsv"))
        {
            AddState(row);
        }

        foreach (var row in Facts.Rows("actors.bodies.tsv"))
        {
            AddBody(row[0], row[1], row[2], row[3], row[4]);
        }

        // European leaders, officials, diplomats: of the Union.
        Names.Add("European", new("organisation/eu", "European Union", SpeakerKind.Organisation, "European Union", NameSense.Adjective, "organisation"));

        foreach (var row in Facts.Rows("actors.given.tsv"))
        {
            _given[row[0]] = row[1][0];
        }

        foreach (var body in own?.Bodies ?? [])
        {
            AddBody((body.Trade == "group" ? "group/" : "organisation/") + NameFold.Slug(body.Name), body.Name, body.Trade, body.Side, body.Others);
        }

        People = new((own?.People ?? []).Concat(Facts.Lines("actors.people.tsv")));
    }

    /// <summary>The tables as they were built in.</summary>
    public static ActorKnowledge BuiltIn => Tables.Value;

    public NameTable Names { get; } = new();

    public KnownPeople People { get; }

    /// <summary>The built-in tables and a user's file; where both know a name, the user's person is looked at first.</summary>
    public static ActorKnowledge With(ActorFile own) => new(own);

    public bool IsState(string? side) => side is not null && _states.ContainsKey(side);

    /// <summary>The name of a state by its alpha-3 code.</summary>
    public string StateName(string code) => _states.TryGetValue(code, out var name) ? name : code;

    /// <summary>The adjective of a state, or its name.</summary>
    public string AdjectiveOf(string code) => _adjectives.TryGetValue(code, out var adjective) ? adjective : StateName(code);

    public NamedActor State(string code) => new("state/" + code, StateName(code), SpeakerKind.State, code, NameSense.State, "state");

    /// <summary>'f', 'm' or 'u' (a given name of either) for a folded given name; '\0' for a word that is none.</summary>
    public char Given(string key) => _given.GetValueOrDefault(key);

    private void AddState(string[] row)
    {
        var (code, name) = (row[0], row[1]);
        _states[code] = name;
        if (row[3].Length > 0)
        {
            _adjectives[code] = row[3].Split('|')[0];
        }

        var state = State(code);
        Each(row[2], n => Names.Add(n, state));
        Each(row[3], n => Names.Add(n, state with { Sense = NameSense.Adjective }));
        Each(row[4], n => Names.Add(n, state with { Sense = NameSense.People }));
        Each(row[5], n => Names.Add(n, state with { Sense = NameSense.Capital }));
        Each(row[6], n => Names.Add(n, new("organisation/" + NameFold.Slug(n), n, SpeakerKind.Organisation, code, NameSense.Place, "place")));
    }

    private void AddBody(string actor, string name, string trade, string side, string others)
    {
        var kind = trade == "group" ? SpeakerKind.Group : trade == "office" ? SpeakerKind.Office : SpeakerKind.Organisation;
        var body = new NamedActor(actor, name, kind, side switch { "=" => name, "" or "-" => null, _ => side }, NameSense.Body, trade);
        Names.Add(name, body);
        Each(others, n => Names.Add(n, body));
    }

    private static void Each(string names, Action<string> add)
    {
        foreach (var name in names.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            add(name);
        }
    }
}
