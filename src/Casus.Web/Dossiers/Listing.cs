using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>Which rows of a dossier a page shows: all of an ordinary one; of a large one the first of each group, or one group in parts.</summary>
/// <param name="Group">The group asked for (<c>s-conditional</c>, <c>v-open</c>); null: all.</param>
/// <param name="Part">From 1.</param>
public sealed record Listing(string? Group, int Part)
{
    /// <summary>Rows of all groups together up to which a dossier is shown whole.</summary>
    public const int Whole = 300;

    /// <summary>Rows of each group of a larger one.</summary>
    public const int First = 20;

    /// <summary>Rows of a part.</summary>
    public const int Each = 100;

    public static Listing Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var part = int.TryParse(query["part"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Math.Clamp(given, 1, 1_000_000) : 1;
        return new(query["list"] is [{ Length: > 0 } group, ..] ? group : null, part);
    }

    public bool Shows(string group) => Group is null || Group == group;

    /// <summary>The rows of a group that are shown.</summary>
    /// <param name="all">Rows of all groups of the dossier.</param>
    public IEnumerable<T> Of<T>(IReadOnlyList<T> rows, int all)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Group is not null ? rows.Skip((Part - 1) * Each).Take(Each) : all <= Whole ? rows : rows.Take(First);
    }

    /// <summary>The part that goes on from what is shown; null at the end.</summary>
    public int? Next(int rows, int all) =>
        Group is not null ? (Part * Each < rows ? Part + 1 : null)
        : all > Whole && rows > First ? 1 : null;
}
