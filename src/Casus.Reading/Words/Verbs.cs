using System.Collections.Frozen;

namespace Casus.Reading;

/// <summary>The forms a written word can be of a verb.</summary>
/// <param name="Base">The verb's base form.</param>
/// <param name="Forms">Letters: B base, Z third person, D past, N past participle, G gerund.</param>
/// <param name="Verbness">0–9: how often, in ninths, the form stood where a verb stands and not where a noun does.</param>
internal sealed record VerbForm(string Base, string Forms, int Verbness)
{
    public bool Is(char form) => Forms.Contains(form);

    public bool IsFinite => Is('B') || Is('Z') || Is('D');
}

internal static class Verbs
{
    private static readonly FrozenDictionary<string, VerbForm> Forms =
        Facts.Rows("verbs.tsv").ToFrozenDictionary(row => row[0], row => new VerbForm(row[1], row[2], row[3][0] - '0'), StringComparer.Ordinal);

    /// <summary>The verb form of a word in lower case, or null.</summary>
    public static VerbForm? Find(string lower) => Forms.GetValueOrDefault(lower);
}
