using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Casus.Reading;

namespace Casus.Quality;

/// <summary>Makes the tables of <c>data/actors</c> from the gathered facts and from what was written for Casus in its folder <c>sources</c>. Same input, same bytes.</summary>
internal static partial class ActorTables
{
    /// <param name="knowledge">The folder of states.json, leaders.tsv, offices.tsv, recent.tsv, organisations.tsv and metonyms.tsv.</param>
    /// <param name="target">The folder <c>data/actors</c>.</param>
    public static void Write(string knowledge, string target)
    {
        var sources = Path.Combine(target, "sources");
        var people = new PeopleTable(Rows(Path.Combine(sources, "aliases.tsv")));
        var states = States(Path.Combine(knowledge, "states.json"), Path.Combine(sources, "states.tsv"), out var sovereign);
        foreach (var row in Rows(Path.Combine(sources, "terms.tsv")).Concat(Rows(Path.Combine(knowledge, "recent.tsv")).Skip(1)))
        {
            people.Add(row[0] == "-" ? string.Empty : row[0], row[1], row[2], row[3], row[4], isShown: true);
        }

        foreach (var row in Closed(Rows(Path.Combine(knowledge, "offices.tsv")).Skip(1)))
        {
            var side = row[0] == "UNO" ? "United Nations" : row[0];
            if ((row[5].Length == 0 || string.CompareOrdinal(row[5], "2012") > 0) && string.CompareOrdinal(row[4], "1990") > 0)
            {
                people.Add(side, row[1], row[2], row[4], row[5], isShown: true);
            }
        }

        Leaders.Add(people, Rows(Path.Combine(knowledge, "leaders.tsv")).Skip(1).ToList(), sovereign);
        people.Close();
        Save(Path.Combine(target, "states.tsv"), "alpha3\tname\tnames\tadjectives\tpeople\tcapitals\tplaces", states);
        Save(Path.Combine(target, "bodies.tsv"), "actor\tname\tkind\tside\tnames", Bodies(knowledge, sources));
        Save(Path.Combine(target, "people.tsv"), "keys\tname\tnames\tterms", people.Lines());
        Save(Path.Combine(target, "given.tsv"), "key\tgender", Given(Path.Combine(sources, "given.tsv"), people));
    }

    private static IEnumerable<string[]> Rows(string path) => File.ReadLines(path).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t'));

    // An empty end means only that the term was open in 2022: it ends with the next holder of the office, an embassy after four years, the rest with 2024.
    private static IEnumerable<string[]> Closed(IEnumerable<string[]> rows)
    {
        foreach (var office in rows.GroupBy(r => (r[0], r[1])))
        {
            var begins = office.Select(r => r[4]).Where(d => d.Length == 10).Order(StringComparer.Ordinal).ToList();
            foreach (var row in office)
            {
                if (row[5].Length == 0 && row[4].Length == 10)
                {
                    var isOne = !row[1].Contains("Justice", StringComparison.Ordinal) && !row[1].Contains("Judge", StringComparison.Ordinal) && !row[1].Contains("Deputy", StringComparison.Ordinal) && !row[1].Contains("pokes", StringComparison.Ordinal);
                    var next = isOne ? begins.FirstOrDefault(d => string.CompareOrdinal(d, row[4]) > 0) : null;
                    row[5] = next ?? (row[1].StartsWith("ambassador", StringComparison.Ordinal) ? $"{int.Parse(row[4][..4], CultureInfo.InvariantCulture) + 4}{row[4][4..]}" : "2024-12-31");
                }

                yield return row;
            }
        }
    }

    private static void Save(string path, string header, IEnumerable<string> lines) => File.WriteAllText(path, string.Join('\n', lines.Prepend(header)) + "\n", new UTF8Encoding(false));

    private static List<string> States(string json, string own, out HashSet<string> sovereign)
    {
        var lists = new SortedDictionary<string, (string Name, List<string>[] Words)>(StringComparer.Ordinal);
        sovereign = new(StringComparer.Ordinal);
        foreach (var state in JsonDocument.Parse(File.ReadAllBytes(json)).RootElement.EnumerateArray())
        {
            var code = state.GetProperty("iso3").GetString()!;
            var name = Text(state, "name");
            var words = new List<string>[] { [], [], [], [], [] };
            words[0].AddRange(Clean(name).Concat(Clean(Text(state, "short"))).Concat(Clean(Text(state, "long"))).Distinct(StringComparer.Ordinal));
            words[1].AddRange(Adjectives(Text(state, "adjective")));
            words[2].AddRange(Peoples(Text(state, "noun")));
            words[3].AddRange(Clean(Text(state, "capital").Split([" in ", ";", ","], StringSplitOptions.None)[0]).Where(c => !words[0].Contains(c) && !c.Contains('&') && !c.Contains("admin")));
            lists[code] = (name.Replace("The ", string.Empty, StringComparison.Ordinal), words);
            if (Text(state, "dependency").Length == 0)
            {
                sovereign.Add(code);
            }
        }

        foreach (var row in Rows(own))
        {
            if (!lists.TryGetValue(row[0], out var entry))
            {
                continue;
            }

            var list = entry.Words[row[1].TrimEnd('!') switch { "name" => 0, "adjective" => 1, "people" => 2, "capital" => 3, "place" => 4, _ => throw new InvalidDataException($"states.tsv: '{row[1]}'") }];
            if (row[1].EndsWith('!'))
            {
                list.Clear();
            }

            list.AddRange(row[2].Split('|').Where(w => !list.Contains(w)));
        }

        // “Dutch” and “French” are of the states, not of what depends on them.
        foreach (var (code, entry) in lists)
        {
            foreach (var words in sovereign.Contains(code) ? [] : (int[])[1, 2])
            {
                var held = sovereign;
                entry.Words[words].RemoveAll(word => lists.Any(other => held.Contains(other.Key) && other.Value.Words[words].Contains(word)));
            }
        }

        return [.. lists.Select(l => $"{l.Key}\t{l.Value.Name}\t{string.Join('\t', l.Value.Words.Select(w => string.Join('|', w)))}")];
    }

    private static string Text(JsonElement state, string property) => state.GetProperty(property).ValueKind == JsonValueKind.String ? state.GetProperty(property).GetString()! : string.Empty;

    private static IEnumerable<string> Clean(string name)
    {
        name = Parenthesis().Replace(name.Split(';')[0], string.Empty).Trim();
        if (name.Length > 2 && name is not "none" && !name.StartsWith("none", StringComparison.Ordinal))
        {
            yield return name;
            if (name.StartsWith("The ", StringComparison.Ordinal))
            {
                yield return name[4..];
            }
        }
    }

    private static IEnumerable<string> Adjectives(string text) => Parenthesis().Replace(text, string.Empty).Split([",", " or ", " and ", ";"], StringSplitOptions.TrimEntries).Where(w => w.Length > 2 && char.IsUpper(w[0]) && !w.Contains("Island", StringComparison.Ordinal));

    private static IEnumerable<string> Peoples(string text)
    {
        foreach (var part in text.Split([",", " or ", ";"], StringSplitOptions.TrimEntries))
        {
            var word = Parenthesis().Replace(part, string.Empty).Trim();
            if (word.Length > 2 && char.IsUpper(word[0]) && !part.Contains("collective", StringComparison.Ordinal))
            {
                yield return part.Contains("(men)", StringComparison.Ordinal) ? word[..^3] + "men" : part.Contains("(women)", StringComparison.Ordinal) ? word[..^5] + "women" : part.Contains("(s)", StringComparison.Ordinal) ? word + "s" : word;
            }
        }
    }

    private static List<string> Bodies(string knowledge, string sources)
    {
        var bodies = new List<string>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in Rows(Path.Combine(sources, "bodies.tsv")))
        {
            var names = row.Length > 4 ? row[4] : string.Empty;
            var slug = row.Length > 5 ? row[5] : Short(names.Split('|')) ?? NameFold.Slug(row[1]);
            bodies.Add($"{(row[2] == "group" ? "group" : "organisation")}/{slug}\t{row[1]}\t{row[2]}\t{row[3]}\t{names}");
            taken.UnionWith(names.Split('|').Append(row[1]));
        }

        foreach (var row in Rows(Path.Combine(knowledge, "organisations.tsv")).Skip(1))
        {
            var names = Parenthesis().Replace(row[1], string.Empty).Split('|', StringSplitOptions.TrimEntries);
            if (!names.Any(taken.Contains))
            {
                var trade = row[2].Contains("armed", StringComparison.Ordinal) ? "group" : "organisation";
                bodies.Add($"{(trade == "group" ? "group" : "organisation")}/{NameFold.Slug(names[0])}\t{names[0]}\t{trade}\t=\t{string.Join('|', names.Skip(1))}");
                taken.UnionWith(names);
            }
        }

        foreach (var row in Rows(Path.Combine(knowledge, "metonyms.tsv")).Skip(1))
        {
            var names = row[0].Split('|');
            if (row.Length > 2 && row[2].Length > 0 && !names.Any(taken.Contains) && char.IsUpper(names[0][0]))
            {
                bodies.Add($"organisation/{NameFold.Slug(names[0])}\t{names[0]}\toffice\t{row[1]}\t{string.Join('|', names.Skip(1))}");
                taken.UnionWith(names);
            }
        }

        return bodies;
    }

    // The id is the short form where there is one (organisation/imf), the name shown is the long one.
    private static string? Short(string[] names) => names.FirstOrDefault(n => n.Length is > 1 and < 8 && n.All(c => char.IsAsciiLetterUpper(c))) is { } acronym ? NameFold.Slug(acronym) : null;

    private static List<string> Given(string path, PeopleTable people)
    {
        var given = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in people.GivenKeys())
        {
            given[key] = "u";
        }

        foreach (var row in Rows(path))
        {
            foreach (var name in row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var key = NameFold.Key(name);
                given[key] = given.TryGetValue(key, out var other) && other != row[0] && other != "u" ? "u" : row[0];
            }
        }

        return [.. given.Select(g => $"{g.Key}\t{g.Value}")];
    }

    [GeneratedRegex(@"\s*[\[(][^\])]*[\])]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parenthesis();
}
