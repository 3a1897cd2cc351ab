using System.Text;

namespace Casus.Exchange;

/// <summary>Keeps a plain text with parentheses whole inside <c>{ }</c>, where YAML would cut it at its commas.</summary>
/// <remarks>
/// <c>{ id: g, holds: at least 2 of (a, b, c) }</c> is, to YAML, a mapping with the keys <c>b</c> and <c>c)</c> that have no values. No key of a dossier
/// looks so: the pieces are put together again, and only where they close what the text opened.
/// </remarks>
internal static class FlowParentheses
{
    public static List<KeyValuePair<ScalarNode, Node>> Join(List<KeyValuePair<ScalarNode, Node>> pairs, string yaml)
    {
        var joined = new List<KeyValuePair<ScalarNode, Node>>(pairs.Count);
        for (var i = 0; i < pairs.Count; i++)
        {
            var (key, node) = pairs[i];
            if (node is ScalarNode { IsPlain: true } value && Last(pairs, i, value, yaml) is var last && last > i)
            {
                var end = pairs[last].Key.End;
                joined.Add(new(key, new ScalarNode(value.Start, end, Whole(pairs, i, last, value, yaml), value.Style)));
                i = last;
            }
            else
            {
                joined.Add(pairs[i]);
            }
        }

        return joined;
    }

    /// <summary>True for a piece between commas, without a colon.</summary>
    public static bool IsKeyOnly(KeyValuePair<ScalarNode, Node> pair, string yaml) =>
        pair.Key.IsPlain
        && pair.Value is ScalarNode { IsPlain: true, Value: "" }
        && yaml.AsSpan(Math.Min(pair.Key.End, yaml.Length)).TrimStart() is [',' or '}', ..];

    /// <summary>The pair whose key closes the parentheses that the value opens; the value's own where there is none.</summary>
    private static int Last(List<KeyValuePair<ScalarNode, Node>> pairs, int first, ScalarNode value, string yaml)
    {
        var open = Open(value.Value);
        for (var i = first + 1; open > 0 && i < pairs.Count && IsKeyOnly(pairs[i], yaml); i++)
        {
            open += Open(pairs[i].Key.Value);
            if (open <= 0)
            {
                return i;
            }
        }

        return first;
    }

    private static int Open(string text) => text.AsSpan().Count('(') - text.AsSpan().Count(')');

    /// <summary>The text as it stands in the file, lines joined, so that places in it can be told; comments between its pieces left out.</summary>
    private static string Whole(List<KeyValuePair<ScalarNode, Node>> pairs, int first, int last, ScalarNode value, string yaml)
    {
        var source = yaml[value.Start..pairs[last].Key.End];
        if (source.Contains('#', StringComparison.Ordinal))
        {
            return string.Join(", ", pairs[(first + 1)..(last + 1)].Select(p => p.Key.Value).Prepend(value.Value));
        }

        var whole = new StringBuilder();
        foreach (var line in source.Split('\n'))
        {
            whole.Append(whole.Length > 0 ? " " : string.Empty).Append(line.Trim());
        }

        return whole.ToString();
    }
}
