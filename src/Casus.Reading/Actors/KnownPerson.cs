namespace Casus.Reading;

/// <summary>A time in an office. Days are yyyymmdd; <paramref name="Until"/> is <see cref="Open"/> while it lasts.</summary>
/// <param name="Side">Whom the holder speaks for; empty for nobody any more.</param>
/// <param name="Kind">By <see cref="OfficeKind"/>.</param>
internal readonly record struct Term(string Side, string Kind, string Office, int Since, int Until)
{
    public const int Open = 99_999_999;

    public bool Holds(int day) => Since <= day && day <= Until;

    /// <summary>How well known the holder of such an office is, 0 to 5.</summary>
    public int Weight => Side.Length == 0 ? 0 : Kind switch
    {
        "president" or "pm" or "supreme" or "monarch" or "pope" => 5,
        "candidate" or "leader" or "secretary-general" or "commission-president" or "council-president" => 4,
        "foreign" or "defence" or "vice" or "spokes" or "security-adviser" or "un-ambassador" => 3,
        OfficeKind.Other or "ambassador" or "judge" or "deputy" => 1,
        _ => 2,
    };
}

/// <summary>A person of public life with the offices held.</summary>
/// <param name="Keys">The folded words of the name shown.</param>
/// <param name="Others">The folded words of other forms of the name.</param>
internal sealed record KnownPerson(string Name, List<string> Keys, List<List<string>> Others, List<Term> Terms)
{
    public string Actor => "person/" + NameFold.Slug(Name);

    /// <summary>The other forms of the name as the table writes them.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>The term that weighs most on a day: a candidacy before a seat, of equal ones the later.</summary>
    public Term? At(int day)
    {
        Term? best = null;
        foreach (var term in Terms)
        {
            if (term.Holds(day) && (best is not { } b || term.Weight > b.Weight || (term.Weight == b.Weight && term.Since > b.Since)))
            {
                best = term;
            }
        }

        return best;
    }

    /// <summary>Whether folded words name this person: a full name, or one without its middle.</summary>
    public bool Is(List<string> words)
    {
        if (Fits(Keys, words))
        {
            return true;
        }

        foreach (var other in Others)
        {
            if (Fits(other, words))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether two names, as folded words, can be one person's: same surname and given name, or the shorter within the longer.</summary>
    public static bool Fits(List<string> a, List<string> b)
    {
        var (few, many) = a.Count <= b.Count ? (a, b) : (b, a);
        if (few.Count < 2)
        {
            return false;
        }

        var inside = true;
        for (var i = 0; i < few.Count; i++)
        {
            inside &= few[i].Length == 1 ? i > 0 || many[0][0] == few[i][0] : many.Contains(few[i]) || (i == 0 && GivenNames.Full(few[i]) == GivenNames.Full(many[0]));
        }

        if (few.Count == many.Count)
        {
            foreach (var word in many)
            {
                inside &= word.Length == 1 || few.Contains(word) || (ReferenceEquals(word, many[0]) && GivenNames.Full(word) == GivenNames.Full(few[0]));
            }
        }

        // One given name differs by a letter or two of its end (Alexandr, Alexander), the surname is the same.
        if (!inside && few.Count == 2 && many.Count == 2 && few[1] == many[1] && few[0].Length > 4 && many[0].Length > 4 && few[0].AsSpan(0, 4).SequenceEqual(many[0].AsSpan(0, 4)))
        {
            return true;
        }

        // Family names stand first or last; given names may be joined or apart (Kim Jong Un, Kim Jong-un).
        return (inside && (few[^1] == many[^1] || (few[0] == many[0] && many.Count - few.Count < 2))) || (a[0][0] == b[0][0] && a.Count != b.Count && string.Concat(a) == string.Concat(b));
    }
}
