using Casus.Model;

namespace Casus.Exchange;

/// <summary>Finds derived propositions that rest on themselves.</summary>
internal static class Cycles
{
    private const int Named = 8;

    /// <summary>Refuses each circle once, at the formula by which it closes, and names it.</summary>
    public static void Refuse(IReadOnlyDictionary<string, ScalarNode> holds, Diagnostics found)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        var inCircle = new HashSet<string>(StringComparer.Ordinal);
        foreach (var root in holds.Keys)
        {
            if (done.Contains(root))
            {
                continue;
            }

            // A walk by hand: a chain of propositions may be longer than the stack is deep.
            var path = new List<string>();
            var depth = new Dictionary<string, int>(StringComparer.Ordinal);
            var walk = new Stack<IEnumerator<string>>();
            Enter(root);
            while (walk.TryPeek(out var next))
            {
                if (!next.MoveNext())
                {
                    walk.Pop();
                    done.Add(path[^1]);
                    depth.Remove(path[^1]);
                    path.RemoveAt(path.Count - 1);
                }
                else if (depth.TryGetValue(next.Current, out var from))
                {
                    Report(path[from..], next.Current);
                }
                else if (!done.Contains(next.Current) && holds.ContainsKey(next.Current))
                {
                    Enter(next.Current);
                }
            }

            void Enter(string id)
            {
                depth.Add(id, path.Count);
                path.Add(id);
                var names = FormulaSyntax.TryParse(holds[id].Value, out _, out _, out var read) ? read : [];
                walk.Push(names.Where(n => n.Kind == NameKind.Proposition).Select(n => n.Id).GetEnumerator());
            }
        }

        void Report(List<string> circle, string closes)
        {
            if (found.IsFull || circle.Any(inCircle.Contains))
            {
                return;
            }

            inCircle.UnionWith(circle);
            var shown = circle.Count <= Named ? circle : [.. circle.Take(Named), "…"];
            found.Add(holds[circle[0]].Start, "circular-proposition", $"what this holds on rests on itself: {string.Join(" → ", [.. shown, closes])}");
        }
    }
}
