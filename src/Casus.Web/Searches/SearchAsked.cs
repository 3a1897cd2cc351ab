using Casus.Ledger;
using Casus.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Casus.Web;

/// <summary>A search as an address asks for it; <see cref="Address"/> writes it back, so that an address finds for another what it finds here.</summary>
/// <param name="Actors">Any of these ids.</param>
/// <param name="Acts">Any of these.</param>
/// <param name="After">The ledger's cursor.</param>
public sealed record SearchAsked(
    string Words,
    SearchFor For,
    ValueList<string> Actors,
    ValueList<Act> Acts,
    string? Side,
    PartialDate? From,
    PartialDate? To,
    string? Place,
    string? Publisher,
    ReviewState? State,
    string? After)
{
    private const int MostValues = 20;

    /// <summary>True where nothing is asked for in particular.</summary>
    public bool IsEmpty => this with { After = null } is { Words.Length: 0, For: SearchFor.All, Actors.IsEmpty: true, Acts.IsEmpty: true, Side: null, From: null, To: null, Place: null, Publisher: null, State: null };

    /// <param name="words">The field's name for the words: <c>q</c> in the search box, <c>words</c> in the API.</param>
    /// <param name="after">The field's name for the cursor.</param>
    /// <exception cref="WrongRequestException">A field is too long, or is none of the values there are.</exception>
    public static SearchAsked Read(IQueryCollection query, string words, string after)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(
            Line(query, words) ?? string.Empty,
            Line(query, "for") switch
            {
                null => SearchFor.All,
                "statements" => SearchFor.Statements,
                "documents" => SearchFor.Documents,
                var other => throw Wrong("for", other, ["statements", "documents"]),
            },
            Many(query, "actor"),
            [.. Many(query, "act").Select(a => StatementWords.TryReadAct(a, out var act) ? act : throw Wrong("act", a, Enum.GetValues<Act>().Select(v => v.Word()))).Distinct()],
            Line(query, "side"),
            Date(query, "from"),
            Date(query, "to"),
            Line(query, "place"),
            Line(query, "publisher"),
            Line(query, "state") is { } state ? States.FirstOrDefault(s => Word(s) == state, (ReviewState)(-1)) is >= 0 and var known ? known : throw Wrong("state", state, States.Select(Word)) : null,
            Line(query, after));
    }

    public static string Word(ReviewState state) => state.ToString().ToLowerInvariant();

    public SearchQuery Query(string dossier, int limit) => new()
    {
        Words = Words,
        Dossier = dossier,
        For = For,
        Actors = Actors,
        Acts = Acts,
        Side = Side,
        From = From,
        To = To,
        Place = Place,
        Publisher = Publisher,
        State = State,
        Cursor = After,
        Limit = limit,
    };

    /// <summary>The address of the search page that asks this.</summary>
    public string Address() => QueryHelpers.AddQueryString("/search", Fields(false).Select(f => KeyValuePair.Create(f.Name, (StringValues)f.Value)));

    /// <summary>What an address or a form's hidden fields hold of it.</summary>
    /// <param name="withoutDates">For the form in which dates are given, which begins at the first page.</param>
    public IEnumerable<(string Name, string Value)> Fields(bool withoutDates)
    {
        (string Name, string? Value)[] single =
        [
            ("q", Words.Length == 0 ? null : Words), ("for", For == SearchFor.All ? null : For.ToString().ToLowerInvariant()), ("side", Side), ("place", Place), ("publisher", Publisher),
            ("state", State is { } state ? Word(state) : null), ("from", withoutDates ? null : From?.ToString()), ("to", withoutDates ? null : To?.ToString()), ("after", withoutDates ? null : After),
        ];
        return [
            .. single.Where(f => f.Value is not null).Select(f => (f.Name, f.Value!)),
            .. Actors.Select(a => ("actor", a)),
            .. Acts.Select(a => ("act", a.Word())),
        ];
    }

    private static IEnumerable<ReviewState> States => Enum.GetValues<ReviewState>();

    private static string? Line(IQueryCollection query, string name) =>
        ((string?)query[name])?.Trim() is not { Length: > 0 } text ? null
        : text.Length <= Limits.Line ? text
        : throw new WrongRequestException(StatusCodes.Status400BadRequest, "bad-request", $"Give up to {Limits.Line} characters for {name}.");

    private static ValueList<string> Many(IQueryCollection query, string name)
    {
        var values = query[name].OfType<string>().Select(v => v.Trim()).Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return values.Count <= MostValues && values.TrueForAll(v => v.Length <= Limits.Line)
            ? [.. values]
            : throw new WrongRequestException(StatusCodes.Status400BadRequest, "bad-request", $"Give {name} at most {MostValues} times, each with up to {Limits.Line} characters.");
    }

    private static PartialDate? Date(IQueryCollection query, string name) =>
        Line(query, name) is not { } text ? null
        : PartialDate.TryParse(text, out var date) ? date
        : throw WrongRequestException.BadTime(name, text);

    private static WrongRequestException Wrong(string field, string given, IEnumerable<string> words) => new(
        StatusCodes.Status400BadRequest, "bad-request", $"'{WrongRequestException.Clip(given)}' is no {field}; write one of {string.Join(", ", words)}.");
}
