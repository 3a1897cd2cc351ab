namespace Casus.Reading;

/// <summary>A person as a document names one: the fullest name, the side its office gives, and whether <c>she</c> fits.</summary>
internal sealed class NamedPerson
{
    public required string Name { get; set; }

    public string? Side { get; set; }

    /// <summary>True when the office named beside is that of a head of state or government.</summary>
    public bool Leads { get; set; }

    public bool? Feminine { get; set; }
}

/// <summary>The persons a document names, by last name; found once, before any statement is resolved.</summary>
internal sealed class People
{
    private readonly Dictionary<string, NamedPerson> _byLast = new(StringComparer.Ordinal);

    private readonly List<(int Token, NamedPerson Person)> _mentions = [];

    public static People Of(Words words, CancellationToken ct)
    {
        var people = new People();
        for (var i = 0; i < words.Count; i++)
        {
            if (i % 65_536 == 0)
            {
                ct.ThrowIfCancellationRequested();
            }

            if (!IsNamePart(words, i))
            {
                continue;
            }

            var end = i + 1;
            while (end < words.Count && end < i + 6 && words.Tokens[end].Start - words.Tokens[end - 1].End <= 1 && !words.ParagraphBreakBetween(end - 1, end)
                && (IsNamePart(words, end) || (words.Lower(end) is "al" or "bin" or "ibn" or "van" or "von" or "de" or "der" or "den" or "la" or "di" && end + 1 < words.Count && IsNamePart(words, end + 1))))
            {
                end++;
            }

            if (NameOf(words, i, end) is { } name)
            {
                people.Add(words, i, end, name);
            }

            i = end - 1;
        }

        return people;
    }

    /// <summary>The person of a full or last name; null when the document has none or means two by it.</summary>
    public NamedPerson? Find(string name)
    {
        var last = Last(name);
        return _byLast.TryGetValue(last, out var person) && (name == last || name == person.Name || person.Name.EndsWith(name, StringComparison.Ordinal) || name.EndsWith(person.Name, StringComparison.Ordinal)
            || SameFirst(name, person.Name)) ? person : null;
    }

    /// <summary>The person of a single last name that a fuller name in the document stands for.</summary>
    public NamedPerson? ByLastName(string last) => _byLast.TryGetValue(last, out var person) && person.Name.Length > last.Length ? person : null;

    /// <summary>The person named last before a token, that <paramref name="fits"/>.</summary>
    public NamedPerson? Before(int token, Func<NamedPerson, bool> fits)
    {
        const int far = 60;
        var low = _mentions.FindLastIndex(m => m.Token < token);
        for (var i = low; i >= 0 && i > low - far; i--)
        {
            if (fits(_mentions[i].Person))
            {
                return _mentions[i].Person;
            }
        }

        return null;
    }

    /// <summary>The one person who leads a side in this document.</summary>
    public NamedPerson? Leader(string side)
    {
        var all = _byLast.Values.Where(person => person.Side == side && person.Leads).Distinct().Take(2).ToArray();
        return all.Length == 1 ? all[0] : null;
    }

    private static readonly HashSet<string> Courtesy = new(StringComparer.Ordinal) { "mr.", "mr", "mrs.", "mrs", "ms.", "ms", "dr.", "dr" };

    /// <summary>The name in tokens [first, end) without its titles; null where it is a state's or a body's, or no name at all.</summary>
    public static string? NameOf(Words words, int first, int end)
    {
        var courtesy = Courtesy.Contains(words.Lower(first));
        while (first < end - 1 && (Titles.Words.Contains(words.Lower(first)) || Gazetteer.People(words.Original(first).ToString()) is not null || words.Lower(first) is "u.s." or "us"))
        {
            first++;
        }

        while (end > first + 1 && (Titles.Words.Contains(words.Lower(end - 1)) || words.Is(end - 1, WordClass.Possessive)))
        {
            end--;
        }

        if (first >= end || !words.IsCapitalised(first) || (!courtesy && end - first == 1 && Titles.Words.Contains(words.Lower(first))) || Courtesy.Contains(words.Lower(first)))
        {
            return null;
        }

        var name = words.Text[words.Tokens[first].Start..words.Tokens[end - 1].End];
        name = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Gazetteer.Find(name) is not null || Gazetteer.People(name) is not null ? null : name;
    }

    private static bool IsNamePart(Words words, int at) =>
        words.Is(at, WordClass.Name) && words.Original(at).Length > 1 | words.IsCapitalised(at) && !words.Lower(at).AsSpan().ContainsAnyInRange('0', '9');

    private void Add(Words words, int first, int end, string name)
    {
        var last = Last(name);
        var full = name.Contains(' ', StringComparison.Ordinal);
        if (!full && !_byLast.ContainsKey(last) && !HasCourtesyTitle(words, first, end))
        {
            return; // A single name by itself may be a place or a paper: it becomes a person when it speaks.
        }

        if (full && (Titles.Bodies.Contains(last.ToLowerInvariant()) || name.Split(' ').Length > 4))
        {
            return;
        }

        if (!_byLast.TryGetValue(last, out var person))
        {
            person = new() { Name = name };
            _byLast[last] = person;
        }
        else if (name.Length > person.Name.Length && name.EndsWith(person.Name, StringComparison.Ordinal))
        {
            person.Name = name;
        }

        _mentions.Add((first, person));
        Describe(words, first, end, person);
    }

    // Reads the words before the name, and an apposition after it, for a state and an office.
    private static void Describe(Words words, int first, int end, NamedPerson person)
    {
        person.Feminine ??= Enumerable.Range(Math.Max(0, first - 1), end - Math.Max(0, first - 1)).Any(i => Titles.Feminine.Contains(words.Lower(i))) ? true
            : words.Lower(first) is "mr." or "mr" ? false : null;
        var from = first;
        while (from > 0 && first - from < 8 && words.Class(from - 1) is WordClass.Name or WordClass.Noun or WordClass.Adjective or WordClass.Possessive or WordClass.Determiner)
        {
            from--;
        }

        var to = end;
        if (words.Is(end, WordClass.Comma))
        {
            to = end + 1;
            while (to < words.Count && to - end < 12 && !(words.Class(to) is WordClass.Comma or WordClass.Stop or WordClass.Verb or WordClass.Quote))
            {
                to++;
            }
        }
        else if (words.Is(first - 1, WordClass.Comma) && first - from == 0)
        {
            // Russia's foreign minister, X
            from = first - 1;
            while (from > 0 && first - from < 9 && words.Class(from - 1) is WordClass.Name or WordClass.Noun or WordClass.Adjective or WordClass.Possessive or WordClass.Determiner or WordClass.Preposition)
            {
                from--;
            }
        }

        var office = false;
        var former = false;
        var leads = false;
        for (var i = from; i < to; i++)
        {
            office |= Titles.Offices.Contains(words.Lower(i));
            former |= words.Lower(i) is "former" or "ex-president" or "ex-minister" or "candidate" or "nominee" or "retired";
            leads |= words.Lower(i) is "president" or "premier" or "chancellor" or "prime" or "leader" or "king" && words.Lower(i - 1) is not ("vice" or "deputy");
        }

        if (office && !former)
        {
            person.Side ??= Sides.In(words, from, to);
            person.Leads |= leads && person.Side is not null;
        }
    }

    private static bool HasCourtesyTitle(Words words, int first, int end) =>
        words.Lower(first) is "mr." or "mr" or "mrs." or "mrs" or "ms." or "ms" or "dr." or "president" or "sen." or "rep." or "gov." or "secretary" or "chancellor" or "minister" && end > first + 1;

    private static string Last(string name) => name[(name.LastIndexOf(' ') + 1)..];

    private static bool SameFirst(string a, string b)
    {
        var x = a.IndexOf(' ', StringComparison.Ordinal);
        var y = b.IndexOf(' ', StringComparison.Ordinal);
        return x > 0 && y > 0 && a.AsSpan(0, x).SequenceEqual(b.AsSpan(0, y));
    }
}
