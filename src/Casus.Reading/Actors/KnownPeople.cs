using System.Globalization;

namespace Casus.Reading;

/// <summary>Persons of public life by name, and by office and day. A person is parsed when first asked for.</summary>
/// <remarks>The table is one line a person: keys, name, other names, terms; terms are <c>side;kind;office;since;until</c> joined by <c>|</c>.</remarks>
internal sealed class KnownPeople
{
    private const int East = 2;

    private readonly List<string> _lines = [];
    private readonly Dictionary<string, List<int>> _byKey = new(StringComparer.Ordinal);
    private readonly List<KnownPerson?> _parsed = [];
    private readonly Lock _lock = new();
    private readonly Lazy<Dictionary<(string Side, string Kind), List<(KnownPerson Person, Term Term)>>> _holders;

    /// <param name="lines">Of the table, without its header.</param>
    public KnownPeople(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var keys = line.AsSpan(0, line.IndexOf('\t'));
            foreach (var part in keys.Split(' '))
            {
                var lookup = _byKey.GetAlternateLookup<ReadOnlySpan<char>>();
                if (!lookup.TryGetValue(keys[part], out var list))
                {
                    lookup[keys[part]] = list = new(East);
                }

                list.Add(_lines.Count);
            }

            _lines.Add(line);
            _parsed.Add(null);
        }

        _holders = new(Holders);
    }

    public int Count => _lines.Count;

    /// <summary>The person of a full name; of several with that name, whoever is in office on the day, then the best known.</summary>
    /// <param name="words">Folded, two at least.</param>
    /// <param name="day">yyyymmdd, or 0 when the day is unknown.</param>
    public KnownPerson? Find(List<string> words, int day)
    {
        if (words.Count < 2)
        {
            return null;
        }

        KnownPerson? best = null;
        var (most, tied) = (-1, false);
        Look(words[^1]);
        if (words[0] != words[^1])
        {
            Look(words[0]);
        }

        return tied && most == 0 ? null : best;

        void Look(string key)
        {
            if (!_byKey.TryGetValue(key, out var lines))
            {
                return;
            }

            foreach (var line in lines)
            {
                var person = At(line);
                if (!ReferenceEquals(person, best) && person.Is(words))
                {
                    var weight = (person.At(day)?.Weight ?? 0) * 10 + Exactness(person, words);
                    tied = weight == most;
                    if (weight > most)
                    {
                        (best, most) = (person, weight);
                    }
                }
            }
        }
    }

    /// <summary>Whoever is meant by a surname alone on a day: in office then, and better known than all others of that name.</summary>
    /// <param name="isNamed">Whether the document names a side: its people come first.</param>
    public KnownPerson? Surname(string key, int day, Func<string, bool> isNamed)
    {
        if (day == 0 || !_byKey.TryGetValue(key, out var lines))
        {
            return null;
        }

        KnownPerson? best = null;
        var (most, tied) = (0, false);
        foreach (var line in lines)
        {
            var person = At(line);
            if (person.At(day) is { } term && (person.Keys[^1] == key || (person.Keys.Count > 1 && person.Keys[0] == key && IsEastern(term.Side)) || person.Others.Exists(o => o.Count == 1 && o[0] == key)))
            {
                var weight = (term.Weight * 2) + (isNamed(term.Side) ? 3 : 0);
                tied = weight == most || (tied && weight < most);
                if (weight > most)
                {
                    (best, most) = (person, weight);
                }
            }
        }

        return tied || most < 5 ? null : best;
    }

    /// <summary>Who held an office of a side on a day; null when nobody is known or several are.</summary>
    public (KnownPerson Person, Term Term)? Holder(string side, string kind, int day)
    {
        if (day == 0 || !_holders.Value.TryGetValue((side, kind), out var terms))
        {
            return null;
        }

        (KnownPerson Person, Term Term)? found = null;
        foreach (var entry in terms)
        {
            if (entry.Term.Holds(day))
            {
                if (found is { } one && !ReferenceEquals(one.Person, entry.Person) && entry.Term.Since == one.Term.Since)
                {
                    return null;
                }

                found = found is not { } before || entry.Term.Since > before.Term.Since ? entry : found;
            }
        }

        return found;
    }

    private static int Exactness(KnownPerson person, List<string> words) => person.Keys.Count == words.Count ? 2 : 1;

    private static bool IsEastern(string side) => side is "CHN" or "KOR" or "PRK" or "TWN" or "VNM" or "HKG" or "KHM" or "United Nations" or "HUN" or "MMR";

    private KnownPerson At(int index)
    {
        lock (_lock)
        {
            return _parsed[index] ??= Parse(_lines[index]);
        }
    }

    private Dictionary<(string Side, string Kind), List<(KnownPerson Person, Term Term)>> Holders()
    {
        var holders = new Dictionary<(string Side, string Kind), List<(KnownPerson Person, Term Term)>>();
        for (var i = 0; i < _lines.Count; i++)
        {
            var person = At(i);
            foreach (var term in person.Terms)
            {
                if (term.Kind is OfficeKind.Other or "ambassador" or "senator" or "representative" or "deputy" or "judge" or "governor" or "mayor" or "candidate" or "spokes" or "envoy" or "commissioner")
                {
                    continue;
                }

                if (!holders.TryGetValue((term.Side, term.Kind), out var list))
                {
                    holders[(term.Side, term.Kind)] = list = [];
                }

                list.Add((person, term));
            }
        }

        return holders;
    }

    private static KnownPerson Parse(string line)
    {
        var fields = line.Split('\t');
        var others = new List<List<string>>();
        foreach (var other in fields[2].Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            others.Add(NameFold.Keys(other));
        }

        var terms = new List<Term>();
        foreach (var term in fields[3].Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = term.Split(';');
            terms.Add(new(parts[0], parts[1], parts[2], Day(parts[3], 0), Day(parts[4], Term.Open)));
        }

        return new(fields[1], NameFold.Keys(fields[1]), others, terms);
    }

    private static int Day(string text, int missing) => text.Length == 0 ? missing : int.Parse(text, CultureInfo.InvariantCulture);
}
