using System.Globalization;
using Casus.Reading;

namespace Casus.Quality;

/// <summary>Gathers terms under persons: one person a name, whatever the spelling.</summary>
internal sealed class PeopleTable
{
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

        var person = Find(keys, side, isShown);
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

        var (from, to) = (Day(since, 0), Day(until, Term.Open));
        var kind = OfficeKind.Of(office);

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
