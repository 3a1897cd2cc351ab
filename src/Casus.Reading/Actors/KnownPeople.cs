using System.Globalization;

namespace Casus.Reading;

/// <summary>Persons of public life by name, and by office and day. A person is parsed when first asked for.</summary>
/// <remarks>The table is one line a person: keys, name, other names, terms; terms are <c>side;kind;office;since;until</c> joined by <c>|</c>.</remarks>
internal sealed class KnownPeople
{
    private readonly string _table;
    private readonly List<(int Start, int Length)> _lines = new(1 << 14);
    private readonly Dictionary<string, int> _byKey = new(1 << 15, StringComparer.Ordinal); // the last mention of a key, of which each knows the one before
    private readonly List<(int Line, int Before)> _mentions = new(1 << 15);
    private readonly Dictionary<int, KnownPerson> _parsed = [];
    private readonly Lock _lock = new();
    private readonly Lazy<Dictionary<(string Side, string Kind), List<(int Line, Term Term)>>> _holders;
    private readonly Lazy<ILookup<string, int>> _byActor;

    /// <param name="table">Its lines, without the header.</param>
    public KnownPeople(string table)
    {
        _table = table;
        var lookup = _byKey.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start < table.Length;)
        {
            var length = table.AsSpan(start).IndexOf('\n') is var end and >= 0 ? end : table.Length - start;
            var line = table.AsSpan(start, length);
            if (line.IndexOf('\t') is var tab and > 0)
            {
                var keys = line[..tab];
                foreach (var part in keys.Split(' '))
                {
                    _mentions.Add((_lines.Count, lookup.TryGetValue(keys[part], out var before) ? before : -1));
                    lookup[keys[part]] = _mentions.Count - 1;
                }

                _lines.Add((start, length));
            }

            start += length + 1;
        }

        _holders = new(Holders);
        _byActor = new(ByActor);
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
            foreach (var person in With(key))
            {
                // Who is called without the first of their names is surely meant only while in office.
                if (!ReferenceEquals(person, best) && person.Is(words) && (person.Keys[0] == words[0] || person.Others.Exists(other => other[0] == words[0]) || person.At(day) is not null))
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
        if (day == 0)
        {
            return null;
        }

        KnownPerson? best = null;
        var (most, tied) = (0, false);
        foreach (var person in With(key))
        {
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

        (int Line, Term Term)? found = null;
        foreach (var entry in terms)
        {
            if (entry.Term.Holds(day))
            {
                if (found is { } one && one.Line != entry.Line && entry.Term.Since == one.Term.Since)
                {
                    return null;
                }

                found = found is not { } before || entry.Term.Since > before.Term.Since ? entry : found;
            }
        }

        return found is { } holder ? (At(holder.Line), holder.Term) : null;
    }

    /// <summary>The persons who share an actor's id, in the order of the table.</summary>
    public IEnumerable<KnownPerson> Of(string actor) => _byActor.Value[actor].Select(At);

    /// <summary>The holders of all offices of a side of which it has one, on a day.</summary>
    /// <param name="day">yyyymmdd.</param>
    public IEnumerable<(KnownPerson Person, Term Term)> Holders(string side, int day) =>
        _holders.Value.Keys.Where(key => key.Side == side).Select(key => Holder(side, key.Kind, day)).OfType<(KnownPerson, Term)>();

    private static int Exactness(KnownPerson person, List<string> words) => person.Keys.Count == words.Count ? 2 : 1;

    private static bool IsEastern(string side) => side is "CHN" or "KOR" or "PRK" or "TWN" or "VNM" or "HKG" or "KHM" or "United Nations" or "HUN" or "MMR";

    // Those with a key among the words of their names, in the order of the table.
    private List<KnownPerson> With(string key)
    {
        var people = new List<KnownPerson>(2);
        for (var at = _byKey.GetValueOrDefault(key, -1); at >= 0; at = _mentions[at].Before)
        {
            people.Add(At(_mentions[at].Line));
        }

        people.Reverse();
        return people;
    }

    private KnownPerson At(int line)
    {
        lock (_lock)
        {
            if (!_parsed.TryGetValue(line, out var person))
            {
                _parsed[line] = person = Parse(_table.Substring(_lines[line].Start, _lines[line].Length));
            }

            return person;
        }
    }

    private ILookup<string, int> ByActor() => Enumerable.Range(0, _lines.Count).ToLookup(
        line => "person/" + NameFold.Slug(_table.Substring(_lines[line].Start, _lines[line].Length).Split('\t')[1]), StringComparer.Ordinal);

    private Dictionary<(string Side, string Kind), List<(int Line, Term Term)>> Holders()
    {
        var holders = new Dictionary<(string Side, string Kind), List<(int Line, Term Term)>>();
        for (var i = 0; i < _lines.Count; i++)
        {
            var line = _table.AsSpan(_lines[i].Start, _lines[i].Length);
            var terms = line[(line.LastIndexOf('\t') + 1)..];
            foreach (var part in terms.Split('|'))
            {
                var text = terms[part];
                var kind = text[(text.IndexOf(';') + 1)..];
                kind = kind[..Math.Max(0, kind.IndexOf(';'))];
                if (kind is "" or OfficeKind.Other or "ambassador" or "senator" or "representative" or "deputy" or "judge" or "governor" or "mayor" or "candidate" or "spokes" or "envoy" or "commissioner")
                {
                    continue;
                }

                var term = Parsed(text.ToString());
                if (!holders.TryGetValue((term.Side, term.Kind), out var list))
                {
                    holders[(term.Side, term.Kind)] = list = [];
                }

                list.Add((i, term));
            }
        }

        return holders;
    }

    private static Term Parsed(string term)
    {
        var parts = term.Split(';');
        return new(parts[0], parts[1], parts[2], Day(parts[3], 0), Day(parts[4], Term.Open));
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
            terms.Add(Parsed(term));
        }

        return new(fields[1], NameFold.Keys(fields[1]), others, terms) { OtherNames = fields[2].Split('|', StringSplitOptions.RemoveEmptyEntries) };
    }

    private static int Day(string text, int missing) => text.Length == 0 ? missing : int.Parse(text, CultureInfo.InvariantCulture);
}
