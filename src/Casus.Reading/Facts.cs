namespace Casus.Reading;

/// <summary>The tables built into this assembly: tab-separated, one header line, UTF-8 (<c>data/reading</c>).</summary>
internal static class Facts
{
    public static IEnumerable<string[]> Rows(string name) => Lines(name).Select(line => line.Split('\t'));

    /// <summary>The lines of a table after its header.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(Facts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The table {name} is not built into this assembly.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return line;
            }
        }
    }
}
