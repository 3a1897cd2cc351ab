using Casus.Ledger;

namespace Casus.Web;

/// <summary>Says for a reader which field of an item or a statement a change is about.</summary>
internal static class FieldWords
{
    // What follows from other fields, or tells places a reader cannot check by eye, is left to the record.
    private static readonly string[] Silent = ["spans", "span", "governs", "id", "atoms", "sha256"];

    /// <summary>Changes worth a reviewer's eye, each with its field in words.</summary>
    public static IEnumerable<(string Field, string? Before, string? After)> Of(IEnumerable<FieldChange> changes) => changes
        .Where(c => !Silent.Contains(Last(c.Path)))
        .Select(c => (Name(c.Path), c.Before, c.After));

    public static string Name(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var parts = path.Split('.').Select(p => p.Split('[')[0]).Where(p => p.Length > 0).ToList();

        // The words of a quoted part are the part.
        if (parts.Count > 1 && parts[^1] is "text" or "words" or "name" or "value")
        {
            parts.RemoveAt(parts.Count - 1);
        }

        return string.Join(", ", parts.Select(Spaced));
    }

    private static string Last(string path)
    {
        var last = path[(path.LastIndexOf('.') + 1)..];
        var bracket = last.IndexOf('[', StringComparison.Ordinal);
        return bracket < 0 ? last : last[..bracket];
    }

    private static string Spaced(string name) =>
        string.Concat(name.Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c == '-' ? " " : c.ToString())).Trim();
}
