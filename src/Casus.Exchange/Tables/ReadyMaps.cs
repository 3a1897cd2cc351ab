namespace Casus.Exchange;

/// <summary>The maps that ship: <c>support</c> for a sheet of aid by donor, <c>promises</c> for a sheet of promises by person.</summary>
public static class ReadyMaps
{
    public static IReadOnlyList<string> Names { get; } = ["support", "promises"];

    /// <summary>The map's YAML, to use or to start one's own from.</summary>
    /// <exception cref="ArgumentException">No map of that name ships.</exception>
    public static string Yaml(string name)
    {
        using var stream = typeof(ReadyMaps).Assembly.GetManifestResourceStream($"Casus.Exchange.Tables.Maps.{name}.yaml")
            ?? throw new ArgumentException($"No map '{name}' ships.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
