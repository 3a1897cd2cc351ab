using System.Globalization;

namespace Casus.Reading;

/// <summary>A user's own file of actors could not be read; the message names the file, the line and the reason.</summary>
public sealed class ActorFileException(string file, int line, string reason) : Exception($"{file}, line {line}: {reason}")
{
    public string File { get; } = file;

    /// <summary>Counted from 1.</summary>
    public int Line { get; } = line;

    public string Reason { get; } = reason;
}

/// <summary>A user's own actors: tab-separated lines, UTF-8; empty lines and lines that begin with # are passed over.</summary>
/// <remarks>
/// <c>person NAME OTHER|NAMES SIDE OFFICE SINCE UNTIL</c> (one line a term; the last two are yyyy-mm-dd and may be empty) and
/// <c>organisation|group|party|media|office NAME OTHER|NAMES SIDE</c>, where SIDE is an alpha-3 code, an organisation's name, <c>=</c> for the body itself or empty for none.
/// </remarks>
internal sealed class ActorFile
{
    private const int LongestLine = 4000;

    private const int MostLines = 200_000;

    public List<OwnBody> Bodies { get; } = [];

    /// <summary>As lines of the table of people.</summary>
    public List<string> People { get; } = [];

    internal sealed record OwnBody(string Trade, string Name, string Others, string Side);

    /// <exception cref="ActorFileException">A line is not of the form.</exception>
    public static ActorFile Read(string path)
    {
        using var reader = new StreamReader(path);
        return Read(reader, Path.GetFileName(path));
    }

    /// <param name="name">For messages.</param>
    /// <exception cref="ActorFileException">A line is not of the form.</exception>
    public static ActorFile Read(TextReader reader, string name)
    {
        var file = new ActorFile();
        var people = new Dictionary<string, (string Others, List<string> Terms)>(StringComparer.Ordinal);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length > LongestLine || number > MostLines)
            {
                throw new ActorFileException(name, number, number > MostLines ? $"the file has more than {MostLines} lines" : $"the line is longer than {LongestLine} characters");
            }

            if (line.Trim().Length > 0 && line[0] != '#')
            {
                file.Add(line.Split('\t').Select(f => f.Trim()).ToArray(), people, reason => new(name, number, reason));
            }
        }

        foreach (var (person, (others, terms)) in people)
        {
            var keys = NameFold.Keys(person).Concat(others.Split('|').SelectMany(o => NameFold.Keys(o))).Distinct(StringComparer.Ordinal);
            file.People.Add($"{string.Join(' ', keys)}\t{person}\t{others}\t{string.Join('|', terms)}");
        }

        return file;
    }

    private void Add(string[] fields, Dictionary<string, (string Others, List<string> Terms)> people, Func<string, ActorFileException> error)
    {
        switch (fields[0])
        {
            case "person":
                Person(fields, people, error);
                break;
            case "organisation" or "group" or "party" or "media" or "office":
                if (fields.Length is < 2 or > 4 || NameFold.Slug(fields[1]).Length == 0)
                {
                    throw error($"{fields[0]} needs a name, and may have other names and a side: 2 to 4 fields between tabs, found {fields.Length}");
                }

                Bodies.Add(new(fields[0], fields[1], fields.Length > 2 ? fields[2] : string.Empty, fields.Length > 3 ? fields[3] : string.Empty));
                break;
            default:
                throw error($"a line begins with person, organisation, group, party, media or office, not '{fields[0]}'");
        }
    }

    private static void Person(string[] fields, Dictionary<string, (string Others, List<string> Terms)> people, Func<string, ActorFileException> error)
    {
        if (fields.Length is < 4 or > 7 || NameFold.Keys(fields[1]).Count == 0)
        {
            throw error($"person needs a name, other names (may be empty) and a side, and may have an office, since and until: 4 to 7 fields between tabs, found {fields.Length}");
        }

        var days = new string[2];
        for (var i = 0; i < 2; i++)
        {
            var day = fields.Length > 5 + i ? fields[5 + i] : string.Empty;
            days[i] = day.Length == 0 ? string.Empty
                : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.ToString("yyyyMMdd", CultureInfo.InvariantCulture)
                : throw error($"'{day}' is not a day (yyyy-mm-dd)");
        }

        var office = fields.Length > 4 ? fields[4] : string.Empty;
        if (fields[3].AsSpan().ContainsAny(';', '|') || office.AsSpan().ContainsAny(';', '|'))
        {
            throw error("a side and an office have neither ';' nor '|'");
        }

        var entry = people.TryGetValue(fields[1], out var known) ? known : (Others: fields[2], Terms: []);
        entry.Terms.Add($"{fields[3]};{OfficeKind.Of(office)};{office};{days[0]};{days[1]}");
        people[fields[1]] = entry with { Others = entry.Others.Length > 0 ? entry.Others : fields[2] };
    }
}
