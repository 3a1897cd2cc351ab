using System.Text;

namespace Casus.Model;

/// <summary>A condition as a formula over propositions. Immutable; compares by structure.</summary>
/// <remarks>Written by <see cref="ToString"/> with as few parentheses as its reader needs; <see cref="FormulaSyntax.TryParse"/> reads it back to an equal value.</remarks>
public abstract record Formula
{
    private protected Formula()
    {
    }

    /// <summary>The ids of its propositions, each once, in the order of writing.</summary>
    public IReadOnlyList<string> Propositions
    {
        get
        {
            var order = new List<string>();
            Collect(this, order, new HashSet<string>(StringComparer.Ordinal));
            return order;
        }
    }

    public sealed override string ToString()
    {
        var text = new StringBuilder();
        Write(this, text, parent: 0);
        return text.ToString();
    }

    private static void Collect(Formula formula, List<string> order, HashSet<string> seen)
    {
        switch (formula)
        {
            case Atom atom when seen.Add(atom.Proposition):
                order.Add(atom.Proposition);
                break;
            case Not not:
                Collect(not.Inner, order, seen);
                break;
            case And and:
                CollectAll(and.Parts);
                break;
            case Or or:
                CollectAll(or.Parts);
                break;
            case AtLeast atLeast:
                CollectAll(atLeast.Parts);
                break;
        }

        void CollectAll(ValueList<Formula> parts)
        {
            foreach (var part in parts)
            {
                Collect(part, order, seen);
            }
        }
    }

    // Binding strength: or 1, and 2, not 3, atoms and gates 4; parentheses where a weaker stands inside a stronger.
    private static void Write(Formula formula, StringBuilder text, int parent)
    {
        switch (formula)
        {
            case Atom atom:
                text.Append(atom.Proposition);
                break;
            case Not not:
                text.Append("not ");
                Write(not.Inner, text, 3);
                break;
            case And and:
                Join(and.Parts, " and ", 2);
                break;
            case Or or:
                Join(or.Parts, " or ", 1);
                break;
            case AtLeast atLeast:
                text.Append("at least ").Append(atLeast.Count).Append(" of (");
                Separate(atLeast.Parts, ", ", 0);
                text.Append(')');
                break;
        }

        void Join(ValueList<Formula> parts, string separator, int strength)
        {
            // Equal strength is wrapped too: (a or b) or c is another value than a or b or c.
            var wrap = parent >= strength;
            if (wrap)
            {
                text.Append('(');
            }

            Separate(parts, separator, strength);
            if (wrap)
            {
                text.Append(')');
            }
        }

        void Separate(ValueList<Formula> parts, string separator, int strength)
        {
            for (var i = 0; i < parts.Count; i++)
            {
                if (i > 0)
                {
                    text.Append(separator);
                }

                Write(parts[i], text, strength);
            }
        }
    }
}

/// <summary>A proposition by its id.</summary>
public sealed record Atom(string Proposition) : Formula;

public sealed record Not(Formula Inner) : Formula;

/// <summary>Holds when all parts hold; two parts or more.</summary>
public sealed record And(ValueList<Formula> Parts) : Formula;

/// <summary>Holds when any part holds; two parts or more.</summary>
public sealed record Or(ValueList<Formula> Parts) : Formula;

/// <summary>Holds when at least <paramref name="Count"/> parts hold; 1 ≤ Count ≤ number of parts.</summary>
public sealed record AtLeast(int Count, ValueList<Formula> Parts) : Formula;
