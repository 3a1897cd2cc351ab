using System.Numerics;
using Casus.Model;

namespace Casus.Logic;

/// <summary>The minimal cut sets (prime implicants) of a decomposed circuit, as families over modules: counted by order, listed on demand, never multiplied out.</summary>
/// <remarks>
/// Modules share nothing, so a prime implicant of the whole is one of the top family with each module in it replaced by one of the module's,
/// or of its negation's. Counts by order are polynomials, which are added and multiplied.
/// </remarks>
internal sealed class CutSets
{
    private readonly Decomposition _parts;
    private readonly Dictionary<Wire, Family> _families = [];
    private readonly List<Wire> _modules = []; // with their sign, those below before those above

    private CutSets(Decomposition parts) => _parts = parts;

    /// <summary>Finds the families, or gives null when that takes too much.</summary>
    public static CutSets? Find(Decomposition parts, Effort effort)
    {
        var found = new CutSets(parts);
        var needed = new HashSet<Wire> { parts.Root };
        for (var i = parts.Modules.Length - 1; i >= 0; i--)
        {
            foreach (var literal in (ReadOnlySpan<Wire>)[new(parts.Modules[i] << 1), new((parts.Modules[i] << 1) | 1)])
            {
                if (needed.Contains(literal) && !found.Add(literal, needed, effort))
                {
                    return null;
                }
            }
        }

        found._modules.Reverse();
        return found;
    }

    /// <summary>The family of a module or its negation, where it is needed.</summary>
    public Family? Of(Wire module) => _families.GetValueOrDefault(module);

    /// <summary>How many there are of each order, from order 0 on.</summary>
    public ValueList<BigInteger> CountByOrder()
    {
        // As few digits as will do, found by a sum in floating point. No count on the way is above the sum, so below 2^53 all of them were exact.
        const double exact = 1L << 53;
        var counts = Counts<double>();
        var total = counts.Sum();
        return total < exact ? Whole(counts) : total < 1e37 ? Whole(Counts<UInt128>()) : Whole(Counts<BigInteger>());

        static ValueList<BigInteger> Whole<T>(T[] counts)
            where T : INumber<T> => counts.Select(BigInteger.CreateChecked).ToValueList();
    }

    /// <summary>Of each order from the least on, as many as there are, until there are <paramref name="most"/>.</summary>
    /// <param name="largest">The largest order that is listed.</param>
    public List<CutSet> Take(int most, int largest = int.MaxValue)
    {
        var counts = CountByOrder();
        var listing = new Listing(this);
        var listed = new List<CutSet>();
        for (var order = 0; order < counts.Count && order <= largest && listed.Count < most; order++)
        {
            if (!counts[order].IsZero)
            {
                listed.AddRange(listing.Of(_parts.Root, order, most - listed.Count).Select(literals => new CutSet(literals.Select(Part).Order().ToValueList())));
            }
        }

        return listed;

        CutSetPart Part(Wire literal) => new(_parts.Circuit.Count(literal.Node), literal.IsNegative);
    }

    private bool Add(Wire module, HashSet<Wire> needed, Effort effort)
    {
        var (diagram, root, order) = _parts.Diagrams[module.Node]!;
        var signs = _parts.Regions[module.Node]!.Signs(order, module.IsNegative);
        if (Primes.Of(diagram, root ^ (module.IsNegative ? 1 : 0), signs, effort) is not { } primes)
        {
            return false;
        }

        var family = new Family(primes.Sets, primes.Family, order);
        _families.Add(module, family);
        _modules.Add(module);
        for (var node = 2; node < family.Sets.Count; node++)
        {
            needed.Add(family.InputOf(node));
        }

        return true;
    }

    private T[] Counts<T>()
        where T : INumber<T>
    {
        if (_parts.Root.IsConstant)
        {
            return [_parts.Root == Wire.True ? T.One : T.Zero];
        }

        var known = new Dictionary<Wire, Polynomial<T>>();
        foreach (var module in _modules)
        {
            known[module] = Count(_families[module], literal => known.TryGetValue(literal, out var counts) ? counts : Polynomial<T>.Single);
        }

        var (first, values) = known.GetValueOrDefault(_parts.Root) ?? Polynomial<T>.Single;
        return [.. Enumerable.Repeat(T.Zero, first), .. values];
    }

    private static Polynomial<T> Count<T>(Family family, Func<Wire, Polynomial<T>> countOf)
        where T : INumber<T>
    {
        var sets = family.Sets;
        var counts = new Polynomial<T>?[sets.Count];
        var left = new int[sets.Count];
        counts[SetDiagram.Empty] = Polynomial<T>.Zero;
        counts[SetDiagram.Unit] = Polynomial<T>.One;
        for (var node = 2; node < sets.Count; node++)
        {
            left[sets.High(node)]++;
            left[sets.Low(node)]++;
        }

        for (var node = 2; node < sets.Count; node++)
        {
            var (high, low) = (sets.High(node), sets.Low(node));
            counts[node] = counts[low]!.PlusProduct(counts[high]!, countOf(family.InputOf(node)));
            Drop(high);
            Drop(low);
        }

        return counts[family.Root]!;

        // What nothing above needs any more makes room.
        void Drop(int node)
        {
            if (--left[node] == 0 && node > SetDiagram.Unit && node != family.Root)
            {
                counts[node] = null;
            }
        }
    }

    /// <summary>A family of sets over the inputs of a region.</summary>
    /// <param name="Order">The input that each variable of the region's diagram is.</param>
    internal sealed record Family(SetDiagram Sets, int Root, int[] Order)
    {
        /// <summary>The input, with its sign, that a node tests.</summary>
        public Wire InputOf(int node) => new((Order[Sets.Element(node) >> 1] << 1) | (Sets.Element(node) & 1));
    }

    /// <summary>Multiplies out the first sets of one order.</summary>
    private sealed class Listing(CutSets cuts)
    {
        private readonly Dictionary<(Wire Module, int Node, int Order), List<Wire[]>> _known = [];
        private readonly Dictionary<Wire, int[]> _least = [];

        public List<Wire[]> Of(Wire literal, int order, int most) =>
            cuts.Of(literal) is { } family ? Of(literal, family, family.Root, order, most)
            : literal.IsConstant ? order == 0 && literal == Wire.True ? [[]] : []
            : order == 1 ? [[literal]] : [];

        private List<Wire[]> Of(Wire module, Family family, int node, int order, int most)
        {
            if (_known.TryGetValue((module, node, order), out var known))
            {
                return known;
            }

            var found = new List<Wire[]>();
            var least = Least(module);
            for (var at = node; at > SetDiagram.Unit && found.Count < most; at = family.Sets.Low(at))
            {
                var (literal, high) = (family.InputOf(at), family.Sets.High(at));
                for (var inner = LeastOf(literal); inner <= order - least[high] && found.Count < most; inner++)
                {
                    var heads = Of(literal, inner, most - found.Count);
                    var tails = heads.Count == 0 ? [] : Of(module, family, high, order - inner, most - found.Count);
                    found.AddRange(heads.SelectMany(_ => tails, (head, tail) => (Wire[])[.. head, .. tail]).Take(most - found.Count));
                }
            }

            if (order == 0 && found.Count == 0 && HoldsEmpty(family.Sets, node))
            {
                found.Add([]);
            }

            _known.Add((module, node, order), found);
            return found;
        }

        private static bool HoldsEmpty(SetDiagram sets, int node)
        {
            while (node > SetDiagram.Unit)
            {
                node = sets.Low(node);
            }

            return node == SetDiagram.Unit;
        }

        private int LeastOf(Wire literal) => cuts.Of(literal) is { } family ? Least(literal)[family.Root] : 1;

        // The least order of the sets of each node.
        private int[] Least(Wire module)
        {
            if (!_least.TryGetValue(module, out var least))
            {
                var family = cuts.Of(module)!;
                least = new int[family.Sets.Count];
                least[SetDiagram.Empty] = int.MaxValue / 4;
                for (var node = 2; node < least.Length; node++)
                {
                    least[node] = Math.Min(least[family.Sets.Low(node)], least[family.Sets.High(node)] + LeastOf(family.InputOf(node)));
                }

                _least.Add(module, least);
            }

            return least;
        }
    }
}
