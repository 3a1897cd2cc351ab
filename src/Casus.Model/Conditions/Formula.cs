using System.Text;

namespace Casus.Model;

/// <summary>A condition as a formula over propositions. Immutable; compares by structure.</summary>
/// <remarks>Written by <see cref="ToString"/> with as few parentheses as its reader needs; <see cref="FormulaSyntax"/> reads it back to an equal value.</remarks>
public abstract record Formula
{
    private protected Formula()
    {
    }

    /// <summary>The ids of its propositions, each once, in the order of writing, those inside timed parts included.</summary>
    public IReadOnlyList<string> Propositions => [.. Subformulas.OfType<Atom>().Select(a => a.Proposition).Distinct(StringComparer.Ordinal)];

    /// <summary>Its leaves, each once, in the order of writing; a timed part is one leaf, whatever stands inside it.</summary>
    public IReadOnlyList<Leaf> Leaves
    {
        get
        {
            if (this is Leaf leaf)
            {
                return [leaf];
            }

            var order = new OrderedDictionary<Leaf, bool>();
            var open = new Stack<Formula>([this]);
            while (open.TryPop(out var part))
            {
                if (part is Leaf one)
                {
                    order.TryAdd(one, true);
                    continue;
                }

                foreach (var below in part.Below.Reverse())
                {
                    open.Push(below);
                }
            }

            return [.. order.Keys];
        }
    }

    /// <summary>Itself and every formula inside it, in the order of writing.</summary>
    public IEnumerable<Formula> Subformulas
    {
        get
        {
            var open = new Stack<Formula>([this]);
            while (open.TryPop(out var part))
            {
                yield return part;
                foreach (var below in part.Below.Reverse())
                {
                    open.Push(below);
                }
            }
        }
    }

    /// <summary>The formulas it is directly made of.</summary>
    internal abstract IReadOnlyList<Formula> Below { get; }

    public sealed override string ToString()
    {
        var text = new StringBuilder();
        Write(text, parent: 0);
        return text.ToString();
    }

    /// <summary>Writes it, with parentheses where it binds no stronger than <paramref name="parent"/> asks.</summary>
    /// <remarks>Binding strength: or 1, and 2, not 3, timed parts 4, all else 5.</remarks>
    internal abstract void Write(StringBuilder text, int parent);

    private protected static void Join(ValueList<Formula> parts, string separator, int strength, StringBuilder text, int parent)
    {
        // Equal strength is wrapped too: (a or b) or c is another value than a or b or c.
        var wrap = parent >= strength;
        text.Append(wrap ? "(" : string.Empty);
        Separate(parts, separator, strength, text);
        text.Append(wrap ? ")" : string.Empty);
    }

    private protected static void Separate(ValueList<Formula> parts, string separator, int strength, StringBuilder text)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            text.Append(i > 0 ? separator : string.Empty);
            parts[i].Write(text, strength);
        }
    }
}

/// <summary>A formula that is not made of others by <c>and</c>, <c>or</c>, <c>not</c> and <c>at least</c>: it has a value of its own over time.</summary>
public abstract record Leaf : Formula
{
    private protected Leaf()
    {
    }
}

/// <summary>A proposition by its id.</summary>
public sealed record Atom(string Proposition) : Leaf
{
    internal override IReadOnlyList<Formula> Below => [];

    internal override void Write(StringBuilder text, int parent) => text.Append(Proposition);
}

public sealed record Not(Formula Inner) : Formula
{
    internal override IReadOnlyList<Formula> Below => [Inner];

    internal override void Write(StringBuilder text, int parent)
    {
        text.Append(parent > 3 ? "(" : string.Empty).Append("not ");
        Inner.Write(text, 3);
        text.Append(parent > 3 ? ")" : string.Empty);
    }
}

/// <summary>Holds when all parts hold; two parts or more.</summary>
public sealed record And(ValueList<Formula> Parts) : Formula
{
    internal override IReadOnlyList<Formula> Below => Parts;

    internal override void Write(StringBuilder text, int parent) => Join(Parts, " and ", 2, text, parent);
}

/// <summary>Holds when any part holds; two parts or more.</summary>
public sealed record Or(ValueList<Formula> Parts) : Formula
{
    internal override IReadOnlyList<Formula> Below => Parts;

    internal override void Write(StringBuilder text, int parent) => Join(Parts, " or ", 1, text, parent);
}

/// <summary>Holds when at least <paramref name="Count"/> parts hold; 1 ≤ Count ≤ number of parts.</summary>
public sealed record AtLeast(int Count, ValueList<Formula> Parts) : Formula
{
    internal override IReadOnlyList<Formula> Below => Parts;

    internal override void Write(StringBuilder text, int parent)
    {
        text.Append("at least ").Append(Count).Append(" of (");
        Separate(Parts, ", ", 0, text);
        text.Append(')');
    }
}
