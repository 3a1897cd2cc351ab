using System.Globalization;
using Casus.Model;

namespace Casus.Web;

/// <summary>Contributions in words.</summary>
internal static class ContributionWords
{
    /// <summary>Its amount and what it is: <c>2 vessels, patrol vessels</c>.</summary>
    public static string Amount(this Contribution item) =>
        item.Quantity is { } quantity ? $"{Figure(quantity)} {item.OfWhat()}".TrimEnd() : item.OfWhat() is { Length: > 0 } said ? said : "reported without an amount";

    /// <summary>The unit and the capability; may be empty.</summary>
    public static string OfWhat(this Contribution item) => string.Join(", ", new[] { item.Unit, item.Capability }.Where(w => !string.IsNullOrWhiteSpace(w)));

    /// <summary>The stage as a heading has it.</summary>
    public static string Heading(this ContributionStage stage) => stage == ContributionStage.PromisedIf ? "Promised if" : stage.ToString();

    public static string Figure(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}
