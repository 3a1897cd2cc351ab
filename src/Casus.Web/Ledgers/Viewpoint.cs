using Casus.Logic;
using Casus.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Casus.Web;

/// <summary>From where a dossier is looked at: what was true on a time, as known on another, with drafts or without, with what supposed.</summary>
/// <remarks>It is the state of a page: <see cref="Address"/> writes it back, so that an address shows to another what it shows here.</remarks>
/// <param name="ValidGiven">As asked for; null: now.</param>
/// <param name="KnownGiven">As asked for; null: now.</param>
public sealed record Viewpoint(
    Moment? ValidGiven, Moment? KnownGiven, Instant Valid, Instant Known, bool Drafts, ValueList<Supposition> Set)
{
    /// <summary>Reads the address of a request.</summary>
    /// <param name="now">What counts as now.</param>
    /// <param name="latest">When the ledger last recorded: a clock that was set back does not hide it.</param>
    public static Viewpoint Read(IQueryCollection query, Instant now, Instant latest, Dossier dossier)
    {
        var valid = Time(query["valid"], "true on");
        var known = Time(query["known"], "known on");
        return new(
            valid,
            known,
            valid?.AsOf ?? now,
            known?.AsOf ?? (now > latest ? now : latest),
            query["drafts"] is ["1" or "true", ..],
            Suppositions.Read(query["set"], dossier));
    }

    /// <summary>The address of a page with this state.</summary>
    public string Address(string path = "/", params ReadOnlySpan<(string Key, string? Value)> more)
    {
        var query = new List<KeyValuePair<string, string?>>();
        Add("valid", ValidGiven?.ToString());
        Add("known", KnownGiven?.ToString());
        Add("drafts", Drafts ? "1" : null);
        foreach (var supposition in Set)
        {
            Add("set", Suppositions.Write(supposition));
        }

        foreach (var (key, value) in more)
        {
            Add(key, value);
        }

        return QueryHelpers.AddQueryString(path, query);

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                query.Add(new(key, value));
            }
        }
    }

    private static Moment? Time(Microsoft.Extensions.Primitives.StringValues values, string name) =>
        values is not [{ Length: > 0 } text, ..] ? null
        : Moment.TryParse(text, out var moment) ? moment
        : throw WrongRequestException.BadTime(name, text);
}
