using System.Runtime.CompilerServices;

namespace Casus.Logic;

/// <summary>A reduced ordered binary decision diagram (Bryant 1986): two formulas are equal exactly when their nodes are.</summary>
/// <remarks>
/// Variables are 0, 1, 2, …, tested in that order. A diagram that would pass <see cref="Limit"/> nodes becomes <see cref="TooLarge"/>, and so
/// does all that is made of it: deciding a formula is hard in general, and a wrong answer is worse than none.
/// </remarks>
internal sealed class DecisionDiagram
{
    public const int False = 0;

    public const int True = 1;

    public const int TooLarge = -1;

    public const int Limit = 200_000;

    private readonly List<(int Variable, int Low, int High)> _nodes = [(int.MaxValue, 0, 0), (int.MaxValue, 1, 1)];
    private readonly Dictionary<(int, int, int), int> _unique = [];
    private readonly Dictionary<(int, int, int), int> _choices = [];

    public int Variable(int variable) => Node(variable, False, True);

    public int Not(int a) => Choose(a, False, True);

    public int And(int a, int b) => Choose(a, b, False);

    public int Or(int a, int b) => Choose(a, True, b);

    /// <summary>True when at least <paramref name="count"/> of the parts are.</summary>
    public int AtLeast(int count, ReadOnlySpan<int> parts)
    {
        // needed[k]: at least k of the parts seen so far, which are taken from the last to the first.
        var needed = new int[count + 1];
        needed[0] = True;
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            for (var k = count; k > 0; k--)
            {
                needed[k] = Choose(parts[i], needed[k - 1], needed[k]);
            }
        }

        return needed[count];
    }

    /// <summary>The node with a node put in for each variable.</summary>
    public int Substitute(int node, Func<int, int> nodeOf)
    {
        var done = new Dictionary<int, int>();
        return Visit(node);

        int Visit(int at)
        {
            if (at <= True)
            {
                return at;
            }

            if (done.TryGetValue(at, out var known))
            {
                return known;
            }

            if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            {
                return TooLarge;
            }

            var (variable, low, high) = _nodes[at];
            var result = nodeOf(variable) switch
            {
                True => Visit(high),
                False => Visit(low),
                var value => Choose(value, Visit(high), Visit(low)),
            };
            done.Add(at, result);
            return result;
        }
    }

    /// <summary>True where the node is for some value of the variables.</summary>
    public int Exists(int node, Func<int, bool> isQuantified)
    {
        var done = new Dictionary<int, int>();
        return Visit(node);

        int Visit(int at)
        {
            if (at <= True)
            {
                return at;
            }

            if (done.TryGetValue(at, out var known))
            {
                return known;
            }

            if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            {
                return TooLarge;
            }

            var (variable, low, high) = _nodes[at];
            var (fails, holds) = (Visit(low), Visit(high));
            var result = isQuantified(variable) ? Or(fails, holds) : Choose(Variable(variable), holds, fails);
            done.Add(at, result);
            return result;
        }
    }

    /// <summary>True where the node is for every value of the variables.</summary>
    public int ForAll(int node, Func<int, bool> isQuantified) => Not(Exists(Not(node), isQuantified));

    /// <summary>The variables the node depends on, in order.</summary>
    public SortedSet<int> Support(int node)
    {
        var support = new SortedSet<int>();
        var seen = new HashSet<int>();
        var open = new Stack<int>([node]);
        while (open.TryPop(out var at))
        {
            if (at > True && seen.Add(at))
            {
                var (variable, low, high) = _nodes[at];
                support.Add(variable);
                open.Push(low);
                open.Push(high);
            }
        }

        return support;
    }

    // If a then b else c.
    private int Choose(int a, int b, int c)
    {
        if (a == TooLarge || b == TooLarge || c == TooLarge)
        {
            return TooLarge;
        }

        if (a == True || b == c)
        {
            return b;
        }

        if (a == False)
        {
            return c;
        }

        if (b == True && c == False)
        {
            return a;
        }

        if (_choices.TryGetValue((a, b, c), out var known))
        {
            return known;
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return TooLarge;
        }

        var variable = Math.Min(_nodes[a].Variable, Math.Min(_nodes[b].Variable, _nodes[c].Variable));
        var low = Choose(Low(a), Low(b), Low(c));
        var high = Choose(High(a), High(b), High(c));
        var result = Node(variable, low, high);
        _choices[(a, b, c)] = result;
        return result;

        int Low(int node) => _nodes[node].Variable == variable ? _nodes[node].Low : node;

        int High(int node) => _nodes[node].Variable == variable ? _nodes[node].High : node;
    }

    private int Node(int variable, int low, int high)
    {
        if (low == TooLarge || high == TooLarge)
        {
            return TooLarge;
        }

        if (low == high)
        {
            return low;
        }

        if (!_unique.TryGetValue((variable, low, high), out var node))
        {
            if (_nodes.Count >= Limit)
            {
                return TooLarge;
            }

            node = _nodes.Count;
            _nodes.Add((variable, low, high));
            _unique.Add((variable, low, high), node);
        }

        return node;
    }
}
