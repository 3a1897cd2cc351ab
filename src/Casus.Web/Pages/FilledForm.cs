using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Casus.Web;

/// <summary>What stands in the form that records a finding: what its address offers, or what was sent and could not be recorded.</summary>
/// <param name="Key">Tells this sending of the form from others, so that it is recorded once.</param>
/// <param name="Saw">The last entry of the dossier when the form was shown.</param>
/// <param name="At">Where the words were marked, as an address writes places.</param>
public sealed record FilledForm(
    string? Proposition,
    bool? Value,
    string? From,
    string? Until,
    string? Document,
    string? Words,
    string? At,
    string? Reason,
    string? Corrects,
    string? Author,
    string? Key = null,
    string? Saw = null)
{
    internal static FilledForm Read(Func<string, StringValues> field) => new(
        Text(field("proposition")),
        field("value") switch { ["true", ..] => true, ["false", ..] => false, _ => null },
        Text(field("from")),
        Text(field("until")),
        Text(field("document")),
        Text(field("words")),
        Text(field("at")),
        Text(field("reason")),
        Text(field("corrects")),
        Text(field("author")),
        Text(field("key")),
        Text(field("saw")));

    internal static FilledForm Read(IQueryCollection query) => Read(name => query[name]);

    internal FindingRequest ToRequest() => new(
        Proposition, Value, From, Until, Document is null && Words is null ? [] : [new(Document, Words, Spans())], Reason, null, Corrects, Author, Saw);

    private List<IReadOnlyList<int>>? Spans() => At is null ? null :
    [
        .. At.Split(',').Select(p => p.Split('-')).Select(p => (IReadOnlyList<int>)[
            .. p.Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)]),
    ];

    private static string? Text(StringValues values) => values is [{ } text, ..] && !string.IsNullOrWhiteSpace(text) ? text : null;
}
