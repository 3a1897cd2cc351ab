namespace Casus.Model;

/// <summary>The words by which acts, kinds and voices are written outside the process.</summary>
public static class StatementWords
{
    public static string Word(this Act act) => Lower(act.ToString());

    public static string Word(this Voice voice) => Lower(voice.ToString());

    public static string Word(this SpeakerKind kind) => Lower(kind.ToString());

    public static string Word(this ConditionKind kind) => kind switch
    {
        ConditionKind.AsLongAs => "as-long-as",
        ConditionKind.InCaseOf => "in-case-of",
        ConditionKind.DependsOn => "depends-on",
        _ => Lower(kind.ToString()),
    };

    public static string Word(this QuantityBound bound) => bound switch
    {
        QuantityBound.More => "more-than",
        QuantityBound.Less => "less-than",
        QuantityBound.AtLeast => "at-least",
        QuantityBound.AtMost => "at-most",
        _ => Lower(bound.ToString()),
    };

    public static string? Word(this DateSource source) => source == DateSource.None ? null : Lower(source.ToString());

    public static bool TryReadAct(string word, out Act act) => TryRead(word, Word, out act);

    public static bool TryReadVoice(string word, out Voice voice) => TryRead(word, Word, out voice);

    public static bool TryReadSpeakerKind(string word, out SpeakerKind kind) => TryRead(word, Word, out kind);

    public static bool TryReadQuantityBound(string word, out QuantityBound bound) => TryRead(word, Word, out bound);

    public static bool TryReadConditionKind(string word, out ConditionKind kind) => TryRead(word, Word, out kind);

    internal static string Lower(string name) => name.ToLowerInvariant();

    internal static bool TryRead<T>(string word, Func<T, string> write, out T value)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (string.Equals(write(candidate), word, StringComparison.Ordinal))
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }
}
