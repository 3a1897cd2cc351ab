using Casus.Model;

namespace Casus.Web;

/// <summary>The names of a dossier's parties, as a sentence uses them.</summary>
public sealed class Names(Dossier dossier)
{
    private const int Listed = 4;

    private readonly Dictionary<string, Party> _parties = dossier.Parties
        .GroupBy(p => p.Id, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);

    public string Of(string id) => _parties.TryGetValue(id, out var party) ? party.Name : id;

    public bool IsNamed(string id) => !_parties.TryGetValue(id, out var party) || party.Named;

    /// <summary>Names joined as a sentence joins them; parties that the report does not name are counted, not listed.</summary>
    public string Of(IReadOnlyCollection<string> ids) => Join([.. Shown(ids).Select(a => a.Name)]);

    /// <summary>The same one by one, each with the actor it leads to.</summary>
    public IReadOnlyList<ShownActor> Shown(IReadOnlyCollection<string> ids)
    {
        var named = ids.Where(IsNamed).Select(Shown).DistinctBy(a => a.Name).ToList();
        var unnamed = ids.Count(id => !IsNamed(id));
        if (named.Count > Listed + 1)
        {
            var others = named.Count - Listed;
            named = [.. named.Take(Listed), new(null, $"{others} others")];
        }

        if (unnamed == 1 && named.Count == 0)
        {
            return [Shown(ids.First(id => !IsNamed(id)))];
        }

        if (unnamed > 0)
        {
            named.Add(new(null, $"{unnamed} not named in the report"));
        }

        return named;
    }

    /// <summary>One actor by its id, or by a name that stands in an id's place: that leads nowhere.</summary>
    public ShownActor Shown(string id) => new(IsNamed(id) && (_parties.ContainsKey(id) || ActorAddress.IsId(id)) ? id : null, Of(id));

    public static string Join(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "nobody in particular",
        1 => words[0],
        _ => $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}",
    };
}
