using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Casus.Web;

/// <summary>How much of a brief is told: the whole, an excerpt that fits a page, or one section by hundreds. Only what is told is worked out.</summary>
/// <param name="IsWhole">Every claim.</param>
/// <param name="List">The section told by parts; null with the whole and the excerpt.</param>
/// <param name="Part">From 1.</param>
public sealed record BriefExtent(bool IsWhole, string? List, int Part)
{
    /// <summary>Every claim.</summary>
    public static BriefExtent Whole { get; } = new(true, null, 1);

    /// <summary>The sections whole while <see cref="Listing.Whole"/> claims hold them, else the first <see cref="Listing.First"/> of each.</summary>
    public static BriefExtent Excerpt { get; } = new(false, null, 1);

    /// <param name="otherwise">What an address that asks for nothing of this shows.</param>
    public static BriefExtent Read(IQueryCollection query, BriefExtent otherwise)
    {
        var listing = Listing.Read(query);
        return listing.Group is not null ? new(false, listing.Group, listing.Part)
            : Says("whole") ? Whole
            : Says("excerpt") ? Excerpt
            : otherwise;

        bool Says(string key) => query[key] is ["1" or "true", ..];
    }

    /// <summary>What the page's address says of it: an excerpt where it says nothing.</summary>
    internal (string Key, string? Value)[] OfPage => IsWhole ? [("whole", "1")] : Listed;

    /// <summary>What the address of an export says of it: the whole where it says nothing.</summary>
    internal (string Key, string? Value)[] OfExport => IsWhole ? [] : List is null ? [("excerpt", "1")] : Listed;

    /// <summary>Between the words of an export's name.</summary>
    internal string InName => IsWhole ? string.Empty : List is null ? "-excerpt" : string.Create(CultureInfo.InvariantCulture, $"-{List}-{Part}");

    private (string Key, string? Value)[] Listed => List is null ? [] : [("list", List), ("part", Part == 1 ? null : Part.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The claims of a section that are told.</summary>
    /// <param name="count">How many it has.</param>
    /// <param name="told">How many those before it tell together.</param>
    internal Range Of(int count, int told)
    {
        if (List is not null)
        {
            var last = Math.Max(1, Parts(count));
            return Part <= last
                ? ((Part - 1) * Listing.Each)..Math.Min(count, Part * Listing.Each)
                : throw WrongRequestException.Missing(string.Create(CultureInfo.InvariantCulture, $"This section of the brief ends with part {last}."));
        }

        return ..(IsWhole || told + count <= Listing.Whole ? count : Math.Min(count, Listing.First));
    }

    internal static int Parts(int count) => (count + Listing.Each - 1) / Listing.Each;
}
