namespace Casus.Logic;

/// <summary>The prime implicants of a function given as a diagram, as sets of literals; of a monotone function, its minimal cut sets.</summary>
/// <remarks>
/// After Coudert and Madre 1992: those of f that do not mention x are the primes of (f with x false) and (f with x true); those with x are the
/// primes of f with x true that are none of those, likewise for not x. Where f never grows with not x, f with x false implies f with x true, and
/// nothing but a difference of families is left (Rauzy's minimal solutions; the difference may then be plain, since a minimal set of the
/// greater function that contains one of the smaller is that very one).
/// </remarks>
internal static class Primes
{
    // A function with mixed signs whose diagram is this large has more primes than are worth the wait.
    private const int MostMixed = 400_000;
    private const int MostNew = 3_000_000;
    private const int MostSteps = 3_000_000;

    /// <summary>The literal's element: twice the variable's place in the order, plus 1 where it is negated.</summary>
    public static int Element(int variable, bool negated) => (2 * variable) + (negated ? 1 : 0);

    /// <summary>The family of them, or null when that takes too many nodes or is stopped.</summary>
    /// <param name="signs">By variable: 1 where the function grows with it, -1 where it shrinks, 0 where that is not known.</param>
    public static (SetDiagram Sets, int Family)? Of(BinaryDiagram diagram, int root, ReadOnlySpan<sbyte> signs, Effort effort)
    {
        if (Plan(diagram, root, signs, effort) is not { } steps)
        {
            return null;
        }

        var left = new int[steps.Count + 2];
        foreach (var step in steps)
        {
            left[step.Low]++;
            left[step.High]++;
            left[step.Both]++;
        }

        var sets = new SetDiagram(effort);
        var families = new int[steps.Count + 2];
        Array.Fill(families, SetDiagram.None);
        (families[0], families[1]) = (SetDiagram.Empty, SetDiagram.Unit);
        var collectAt = 1 << 16;
        for (var i = 0; i < steps.Count; i++)
        {
            var (variable, high, low, both) = steps[i];
            var family = both == low
                ? sets.Make(Element(variable, false), sets.Without(families[high], families[low]), families[low])
                : both == high
                ? sets.Make(Element(variable, true), sets.Without(families[low], families[high]), families[high])
                : sets.Make(
                    Element(variable, false),
                    sets.Without(families[high], families[both]),
                    sets.Make(Element(variable, true), sets.Without(families[low], families[both]), families[both]));
            if (family < 0)
            {
                return null;
            }

            families[i + 2] = family;
            foreach (var used in (ReadOnlySpan<int>)[high, low, both])
            {
                if (--left[used] == 0 && used > 1)
                {
                    families[used] = SetDiagram.None;
                }
            }

            if (sets.Count > collectAt)
            {
                sets.Keep(families);
                collectAt = Math.Max(1 << 16, 3 * sets.Count);
            }
        }

        Span<int> result = [families[^1]];
        if (steps.Count == 0)
        {
            result[0] = root == BinaryDiagram.True ? SetDiagram.Unit : SetDiagram.Empty;
        }

        sets.Keep(result);
        return (sets, result[0]);
    }

    // The functions whose primes are needed, each after those it is made of; numbered from 2, 0 is false and 1 is true.
    private static List<Step>? Plan(BinaryDiagram diagram, int root, ReadOnlySpan<sbyte> signs, Effort effort)
    {
        var isMixed = signs.Contains((sbyte)0);
        if (isMixed && diagram.Count > MostMixed)
        {
            return null;
        }

        // Conjunctions of branches are new functions, which may be far more than the diagram had.
        diagram.Limit = Math.Min(effort.Nodes, diagram.Count + MostNew);
        var steps = new List<Step>();
        var numbers = new Dictionary<int, int> { [BinaryDiagram.False] = 0, [BinaryDiagram.True] = 1 };
        var open = new Stack<(int Edge, int Both)>();
        open.Push((root, BinaryDiagram.None));
        while (open.TryPeek(out var top))
        {
            var edge = top.Edge;
            if (numbers.ContainsKey(edge))
            {
                open.Pop();
                continue;
            }

            var (variable, high, low) = (diagram.Variable(edge), diagram.High(edge), diagram.Low(edge));
            if (top.Both == BinaryDiagram.None)
            {
                var both = signs[variable] > 0 ? low : signs[variable] < 0 ? high : diagram.And(high, low);
                if (both < 0 || (isMixed && steps.Count > MostSteps) || effort.Stop.IsCancellationRequested)
                {
                    return null;
                }

                open.Pop();
                open.Push((edge, both));
                open.Push((high, BinaryDiagram.None));
                open.Push((low, BinaryDiagram.None));
                open.Push((both, BinaryDiagram.None));
                continue;
            }

            open.Pop();
            numbers.Add(edge, steps.Count + 2);
            steps.Add(new(variable, numbers[high], numbers[low], numbers[top.Both]));
        }

        return steps;
    }

    private readonly record struct Step(int Variable, int High, int Low, int Both);
}
