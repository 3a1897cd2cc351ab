using System.Security.Cryptography;
using System.Text;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>What a document and its statements are found by beside their words: each is one word of the search row's third column.</summary>
/// <remarks>
/// A facet is written as <c>f</c> and the first 16 hex digits of the SHA-256 of its name and value, so that a tokenizer can neither split it nor find it in a text.
/// One index then answers words and facets together, newest first.
/// </remarks>
internal static class Facets
{
    public const string Statement = "kind=statement";
    public const string Document = "kind=document";

    private const int MostTokens = 4096;

    [ThreadStatic]
    private static Dictionary<string, string>? _tokens;

    /// <summary>The facets of a document's search row.</summary>
    public static string Of(DocumentFacets document)
    {
        var facets = new SortedSet<string>(StringComparer.Ordinal) { Document };
        document.AddTo(facets);
        Date(facets, document.Date);
        return Written(facets);
    }

    /// <summary>The facets of a statement's search row.</summary>
    public static string Of(Statement statement, DocumentFacets document)
    {
        var facets = new SortedSet<string>(StringComparer.Ordinal) { Statement, Act(statement.Act) };
        document.AddTo(facets);
        Date(facets, statement.Said ?? document.Date);
        foreach (var speaker in statement.Speakers)
        {
            Add(facets, speaker.Actor, Speaker);
            Add(facets, speaker.Actor, Actor);
            Add(facets, speaker.Side, Side);
        }

        foreach (var actor in statement.Addressees)
        {
            Add(facets, actor.Actor, Actor);
        }

        foreach (var actor in statement.Commitment is { } commitment ? commitment.Debtors.Concat(commitment.Toward) : [])
        {
            Add(facets, actor.Actor, Actor);
        }

        return Written(facets);
    }

    public static string Act(Act act) => "act=" + act.Word();

    public static string Actor(string id) => "actor=" + id;

    public static string Speaker(string id) => "speaker=" + id;

    public static string Side(string side) => "side=" + Folded(side);

    public static string Place(string place) => "place=" + Folded(place);

    public static string Publisher(string publisher) => "publisher=" + Folded(publisher);

    /// <summary>All the facets by which a date between the two is found; null: without that bound.</summary>
    /// <remarks>A date has a facet for each of its beginnings (<c>20</c>, <c>202</c>, <c>2026</c>, <c>2026-01</c>), so that a range is a few of them.</remarks>
    public static List<string> Dates(PartialDate? from, PartialDate? to)
    {
        var facets = new List<string>();
        Range(string.Empty, from?.First ?? DateOnly.MinValue, to?.Last ?? DateOnly.MaxValue, facets);
        return facets;
    }

    /// <summary>The word that stands for a facet in the index.</summary>
    public static string Token(string facet)
    {
        // The statements of a document share most of theirs.
        var tokens = _tokens ??= new(StringComparer.Ordinal);
        if (tokens.TryGetValue(facet, out var known))
        {
            return known;
        }

        if (tokens.Count == MostTokens)
        {
            tokens.Clear();
        }

        var token = Hashed(facet);
        tokens.Add(facet, token);
        return token;
    }

    private static string Hashed(string facet)
    {
        System.Span<byte> hash = stackalloc byte[32];
        System.Span<byte> text = stackalloc byte[512];
        var bytes = Encoding.UTF8.TryGetBytes(facet, text, out var length) ? text[..length] : Encoding.UTF8.GetBytes(facet);
        SHA256.HashData(bytes, hash);
        return "f" + Convert.ToHexStringLower(hash[..8]);
    }

    private static void Add(SortedSet<string> facets, string? value, Func<string, string> facet)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            facets.Add(facet(value));
        }
    }

    private static void Date(SortedSet<string> facets, PartialDate? date)
    {
        if (date?.ToString() is not { } text)
        {
            return;
        }

        foreach (var length in Levels)
        {
            if (length <= text.Length)
            {
                facets.Add("date=" + text[..length]);
            }
        }

        if (text.Length < 10)
        {
            facets.Add("only=" + text);
        }
    }

    // Beginnings of an ISO date: century, decade, year, month, day.
    private static ReadOnlySpan<int> Levels => [2, 3, 4, 7, 10];

    private static void Range(string beginning, DateOnly from, DateOnly to, List<string> facets)
    {
        foreach (var (part, first, last) in Parts(beginning))
        {
            if (last < from || first > to)
            {
                continue;
            }

            if (first >= from && last <= to)
            {
                facets.Add("date=" + part);
                continue;
            }

            // Partly inside: what says no more than this may lie inside too.
            if (part.Length is 4 or 7)
            {
                facets.Add("only=" + part);
            }

            Range(part, from, to, facets);
        }
    }

    private static IEnumerable<(string Part, DateOnly First, DateOnly Last)> Parts(string beginning) => beginning.Length switch
    {
        0 => Enumerable.Range(0, 100).Select(n => Years($"{n:00}", Math.Max(1, n * 100), (n * 100) + 99)),
        2 => Enumerable.Range(0, 10).Select(n => Years($"{beginning}{n}", Math.Max(1, int.Parse(beginning + n, null) * 10), (int.Parse(beginning + n, null) * 10) + 9)),
        3 => Enumerable.Range(0, 10).Where(n => beginning + n != "0000").Select(n => Years(beginning + n, int.Parse(beginning + n, null), int.Parse(beginning + n, null))),
        4 => Enumerable.Range(1, 12).Select(n => Dates(new PartialDate(int.Parse(beginning, null), n))),
        _ => Enumerable.Range(1, Month(beginning).Last.Day).Select(n => Dates(new PartialDate(Month(beginning).Year, Month(beginning).Month, n))),
    };

    private static (string, DateOnly, DateOnly) Years(string part, int first, int last) =>
        (part, new DateOnly(Math.Min(first, 9999), 1, 1), new DateOnly(Math.Min(last, 9999), 12, 31));

    private static (string, DateOnly, DateOnly) Dates(PartialDate date) => (date.ToString(), date.First, date.Last);

    private static PartialDate Month(string text) => new(int.Parse(text.AsSpan(0, 4), null), int.Parse(text.AsSpan(5, 2), null));

    private static string Folded(string text) => text.Trim().ToLowerInvariant();

    private static string Written(SortedSet<string> facets) => string.Join(' ', facets.Select(Token));
}

/// <summary>What a document gives its own facets and those of its statements.</summary>
internal readonly record struct DocumentFacets(string? Published, string? Dateline, string? Publisher, string? Language)
{
    public PartialDate? Date => Published is not null && PartialDate.TryParse(Published, out var date) ? date : null;

    public static DocumentFacets Of(DocumentColumns columns) => new(columns.Published, columns.Dateline, columns.Publisher, columns.Language);

    public void AddTo(SortedSet<string> facets)
    {
        Add(facets, Dateline, Facets.Place);
        Add(facets, Publisher, Facets.Publisher);
        Add(facets, Language, language => "language=" + language);
    }

    private static void Add(SortedSet<string> facets, string? value, Func<string, string> facet)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            facets.Add(facet(value));
        }
    }
}
