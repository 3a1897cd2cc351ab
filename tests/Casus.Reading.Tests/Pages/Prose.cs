namespace Casus.Reading.Tests;

/// <summary>Paragraphs of an invented report, and pages around them.</summary>
internal static class Prose
{
    public static readonly string[] Paragraphs =
    [
        "The council of Brava voted on Tuesday to open the lower gate to carts before the first snow, after a debate that lasted until midnight.",
        "The master of the gate, Odo Marten, told the council that the hinges would hold for another winter, though he asked for oil and for two more guards.",
        "Merchants from the valley had threatened to take their wool to Skerra if the gate stayed shut, and the council took the threat seriously.",
        "Nobody asked the ferrymen, who have carried the wool across since the spring and who expect to lose a third of their income.",
        "The gate will open at dawn on Monday, the council said, and a toll of two pence will be asked of each cart.",
    ];

    public static string All => string.Concat(Paragraphs.Select(static p => $"<p>{p}</p>\n"));

    public static string Expected => string.Join("\n\n", Paragraphs);

    public static string Html(string body, string head = "") => $"<!DOCTYPE html><html lang=\"en\"><head><title>The gate</title>{head}</head><body>{body}</body></html>";
}
