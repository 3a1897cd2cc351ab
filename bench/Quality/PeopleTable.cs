using System.Globalization;
using Casus.Reading;

namespace Casus.Quality;

/// <summary>Gathers terms under persons: one person a name, whatever the spelling.</summary>
internal sealed class PeopleTable
{
    private const int Assumed = 20241231; // the end that terms without one were given

    private readonly Dictionary<string, List<string>> _aliases = new(StringComparer.Ordinal);
    private readonly List<Person> _people = [];
    private readonly Dictionary<string, List<Person>> _byKey = new(StringComparer.Ordinal);

    public PeopleTable(IEnumerable<string[]> aliases)
    {
        foreach (var row in aliases)
        {
            _aliases[row[0]] = [.. row[1].Split('|')];
        }
    }

    private sealed class Person
    {
        public required string Name { get; init; }

        public required List<string> Keys { get; init; }

        public List<string> Others { get; } = [];

        public SortedDictionary<string, Term> Terms { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Sides { get; } = new(StringComparer.Ordinal);
    }

    /// <param name="isShown">Whether the name is in the form that news use, so that it may be shown; otherwise it joins a person of the side where one fits.</param>
    public void Add(string side, string office, string name, string since, string until, bool isShown)
    {
        name = name.Trim();
        var keys = NameFold.Keys(name);
        if (keys.Count == 0 || office.AsSpan().ContainsAny(';', '|', '\t') || name.AsSpan().ContainsAny(';', '|', ','))
        {
            return;
        }

        var (from, to) = (Day(since, 0), Day(until, Term.Open));
        var kind = OfficeKind.Of(office);
        var person = Find(keys, side, isShown);
        if (person is null && !isShown && Alike(keys, side, kind, from) is { } alike)
        {
            alike.Others.Add(name);
            Index(alike, keys);
            person = alike;
        }

        if (person is null)
        {
            person = new() { Name = name, Keys = keys };
            person.Others.AddRange(_aliases.GetValueOrDefault(name) ?? []);
            _people.Add(person);
            Index(person, keys);
            foreach (var other in person.Others)
            {
                Index(person, NameFold.Keys(other));
            }
        }

        // Two sources give one term with days that differ a little, or an end that only one knows.
        foreach (var (key, term) in person.Terms)
        {
            if (term.Side == side && term.Kind == kind && (kind != OfficeKind.Other || term.Office == office) && from <= term.Until && term.Since <= to)
            {
                if (from < term.Since)
                {
                    person.Terms.Remove(key);
                    Put(person, term with { Since = from });
                }

                return;
            }
        }

        Put(person, new(side, kind, office, from, to));
        person.Sides.Add(side);
    }

    // Another spelling of whoever took that office in those days: a word of the two names is alike in its first letters.
    private Person? Alike(List<string> keys, string side, string kind, int from)
    {
        if (kind is not ("president" or "pm" or "monarch" or "supreme"))
        {
            return null;
        }

        foreach (var person in _people)
        {
            if (person.Sides.Contains(side) && person.Terms.Values.Any(t => t.Side == side && t.Kind == kind && Math.Abs(t.Since - from) < 100) && keys.Any(k => k.Length > 3 && person.Keys.Any(p => p.Length > 3 && p.AsSpan(0, 4).SequenceEqual(k.AsSpan(0, 4)))))
            {
                return person;
            }
        }

        return null;
    }

    /// <summary>Of offices that one person holds at a time, a term without an end of its own ends where a later one begins, whoever's record that is in.</summary>
    public void Close()
    {
        foreach (var office in _people.SelectMany(p => p.Terms.Select(t => (Person: p, t.Key, Term: t.Value))).Where(t => t.Term.Kind is "president" or "pm" or "foreign" or "defence").GroupBy(t => (t.Term.Side, t.Term.Kind)).ToList())
        {
            var begins = office.OrderBy(t => t.Term.Since).ToList();
            foreach (var (person, key, term) in begins)
            {
                var next = begins.FirstOrDefault(t => !ReferenceEquals(t.Person, person) && t.Term.Since > term.Since + 100 && t.Term.Until >= term.Until);
                if (term.Until is Assumed or Term.Open && next.Person is not null)
                {
                    person.Terms[key] = term with { Until = next.Term.Since };
                }
            }
        }
    }

    public IEnumerable<string> Lines() => _people.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p =>
    {
        var keys = p.Keys.Concat(p.Others.SelectMany(o => NameFold.Keys(o))).Where(k => k.Length > 1).Distinct(StringComparer.Ordinal);
        var terms = p.Terms.Values.Select(t => $"{t.Side};{t.Kind};{t.Office};{(t.Since == 0 ? string.Empty : t.Since)};{(t.Until == Term.Open ? string.Empty : t.Until)}");
        return $"{string.Join(' ', keys)}\t{p.Name}\t{string.Join('|', p.Others)}\t{string.Join('|', terms)}";
    }).Where(l => l[0] != '\t');

    /// <summary>The first words of names of two or three words, where they occur twice at least: they are given names.</summary>
    public IEnumerable<string> GivenKeys() => _people.Where(p => p.Keys.Count is 2 or 3 && p.Keys[0].Length > 2).GroupBy(p => p.Keys[0], StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);

    private static void Put(Person person, Term term) => person.Terms[$"{term.Since:00000000} {term.Side} {term.Office}"] = term;

    // A year or a month alone begins with its first day and ends with its last.
    private static int Day(string text, int missing)
    {
        if (text.Length < 4)
        {
            return missing;
        }

        var rest = missing == Term.Open ? "1231" : "0101";
        var digits = text[..Math.Min(10, text.Length)].Replace("-", string.Empty, StringComparison.Ordinal);
        digits = digits.Length is 4 or 6 or 8 && digits.All(char.IsAsciiDigit) ? digits : text[..4];
        return int.Parse(digits + rest[(digits.Length - 4)..], CultureInfo.InvariantCulture);
    }

    private void Index(Person person, List<string> keys)
    {
        foreach (var key in keys)
        {
            if (!_byKey.TryGetValue(key, out var list))
            {
                _byKey[key] = list = [];
            }

            list.Add(person);
        }
    }

    private Person? Find(List<string> keys, string side, bool isShown)
    {
        foreach (var person in _byKey.GetValueOrDefault(keys[^1]) ?? [])
        {
            var same = person.Keys.SequenceEqual(keys) || person.Others.Exists(o => NameFold.Keys(o).SequenceEqual(keys));
            if (same || ((!isShown || person.Sides.Contains(side)) && person.Sides.Contains(side) && KnownPerson.Fits(person.Keys, keys)))
            {
                return person;
            }
        }

        return null;
    }
}
