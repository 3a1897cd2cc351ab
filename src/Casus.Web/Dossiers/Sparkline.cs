using System.Globalization;
using Casus.Model;

namespace Casus.Web;

/// <summary>The line of a series beside its table: dated points over true time, the least value below, the greatest above.</summary>
/// <param name="Points">As SVG writes them.</param>
/// <param name="Says">The same in a sentence.</param>
public sealed record Sparkline(string Points, string Says)
{
    public const int Width = 240;

    public const int Height = 48;

    private const int Margin = 4;

    /// <summary>Null for fewer than two dated points.</summary>
    public static Sparkline? Of(Series series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var dated = series.Points.Where(p => p.At is not null).OrderBy(p => p.At!.Value.Start).ToList();
        if (dated.Count < 2)
        {
            return null;
        }

        var (start, end) = ((double)dated[0].At!.Value.Start.UnixMicroseconds, (double)dated[^1].At!.Value.Start.UnixMicroseconds);
        var (least, most) = ((double)dated.Min(p => p.Value), (double)dated.Max(p => p.Value));
        var points = dated.Select(p => string.Create(
            CultureInfo.InvariantCulture,
            $"{Scale(p.At!.Value.Start.UnixMicroseconds, start, end, Width):0.#},{Height - Scale((double)p.Value, least, most, Height):0.#}"));
        return new(string.Join(' ', points), string.Create(
            CultureInfo.InvariantCulture, $"From {dated[0].Value} on {dated[0].At} to {dated[^1].Value} on {dated[^1].At}; least {least}, most {most}."));
    }

    private static double Scale(double value, double from, double to, int length) =>
        Margin + (to > from ? (value - from) / (to - from) : 0.5) * (length - (2 * Margin));
}
