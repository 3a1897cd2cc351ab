using System.Globalization;
using Casus.Model;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Casus.Web;

/// <summary>A time for a reader; the island says it as the browser's locale does.</summary>
public sealed class When : SmallPart
{
    [Parameter] public Instant? At { get; set; }

    [Parameter] public Moment? On { get; set; }

    private Moment? Shown => On ?? At switch
    {
        null => null,
        { IsMidnight: true } midnight => Moment.FromDate(midnight.Date),
        { } end when end.Next.IsMidnight => Moment.FromDate(end.Date),
        { } instant => new Moment(instant),
    };

    protected override void Write(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (Shown is { } shown)
        {
            builder.OpenElement(0, "time");
            builder.AddAttribute(1, "datetime", shown.ToString());
            builder.AddContent(2, Text(shown));
            builder.CloseElement();
        }
    }

    private static string Text(Moment shown) => shown switch
    {
        { Date: { Day: { } } date } => date.First.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
        { Date: { Month: { } } date } => date.First.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        { Date: { } date } => date.ToString(),
        _ => shown.Start.ToDateTimeOffset().ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture),
    };
}
