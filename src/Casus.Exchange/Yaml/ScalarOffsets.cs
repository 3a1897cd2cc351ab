using YamlDotNet.Core;

namespace Casus.Exchange;

/// <summary>Finds where a character of a scalar's value stands in the YAML text, through quotes, escapes and folded lines.</summary>
internal static class ScalarOffsets
{
    /// <summary>The offset in <paramref name="yaml"/> of the value's character at <paramref name="target"/>; the scalar's start where it cannot be told.</summary>
    public static int InSource(string yaml, ScalarNode scalar, int target)
    {
        var value = scalar.Value;
        var end = Math.Min(scalar.End, yaml.Length);
        int i = Begin(yaml, scalar, end), j = 0;
        while (j < target)
        {
            if (i >= end)
            {
                return scalar.Start;
            }

            if (scalar.Style == ScalarStyle.DoubleQuoted && yaml[i] == '\\' && i + 1 < end)
            {
                (i, j) = AfterEscape(yaml, i, j, end);
            }
            else if (AfterFold(yaml, i, end) is var next && next > i)
            {
                i = next;
                while (j < value.Length && value[j] is ' ' or '\t' or '\n' && j < target)
                {
                    j++;
                }
            }
            else if (j < value.Length && yaml[i] == value[j])
            {
                i += scalar.Style == ScalarStyle.SingleQuoted && yaml[i] == '\'' ? 2 : 1;
                j++;
            }
            else
            {
                return scalar.Start;
            }
        }

        return Math.Min(i, end);
    }

    private static int Begin(string yaml, ScalarNode scalar, int end)
    {
        switch (scalar.Style)
        {
            case ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted:
                return scalar.Start + 1;
            case ScalarStyle.Literal or ScalarStyle.Folded:
                var line = yaml.IndexOf('\n', scalar.Start, end - scalar.Start);
                return line < 0 ? end : SkipSpace(yaml, line, end);
            default:
                return scalar.Start;
        }
    }

    /// <summary>Past a run of white space that holds a line break, which stands for one space or line break; else where it was.</summary>
    private static int AfterFold(string yaml, int at, int end)
    {
        var after = SkipSpace(yaml, at, end);
        return yaml.AsSpan(at, after - at).Contains('\n') ? after : at;
    }

    private static int SkipSpace(string yaml, int at, int end)
    {
        while (at < end && yaml[at] is ' ' or '\t' or '\r' or '\n')
        {
            at++;
        }

        return at;
    }

    private static (int Raw, int Value) AfterEscape(string yaml, int raw, int value, int end) => yaml[raw + 1] switch
    {
        'x' => (raw + 4, value + 1),
        'u' => (raw + 6, value + 1),
        'U' => (raw + 10, value + (yaml.AsSpan(raw + 2, Math.Min(4, end - raw - 2)) is "0000" ? 1 : 2)),
        '\r' or '\n' => (SkipSpace(yaml, raw + 1, end), value),
        _ => (raw + 2, value + 1),
    };
}
