using Casus.Model;

namespace Casus.Web;

/// <summary>Over which time a desk tells what changed.</summary>
internal static class Changed
{
    /// <summary>The start of the time that is told where its reader has named none: a week.</summary>
    public static Instant Usual(Instant now) => Instant.From(now.ToDateTimeOffset().AddDays(-7));
}
