using System.Text.Json;
using Casus.Model;

namespace Casus.Quality;

/// <summary>A formula brought to one form: negations at the atoms, nested conjunctions flattened, gates that are conjunctions or disjunctions written so.</summary>
internal sealed record FormulaForm(string Op, int Count, bool Negated, IReadOnlyList<Span> Words, IReadOnlyList<FormulaForm> Parts)
{
    private const double Same = 0.5;

    /// <summary>From the measuring set: <c>{"op", "args" | "text", "k"}</c>; an atom's own words come first, then the others that are as good.</summary>
    public static FormulaForm Of(JsonElement json, string text, bool negated = false)
    {
        var op = json.GetProperty("op").GetString()!;
        if (op == "atom")
        {
            var words = new List<Span> { Pieces.One(text, json) };
            words.AddRange(Pieces.Of(text, json, "accept"));
            return new("atom", 0, negated, words, []);
        }

        var arguments = json.GetProperty("args").EnumerateArray().ToList();
        return op == "not" ? Of(arguments[0], text, !negated)
            : Make(op, op == "atleast" ? json.GetProperty("k").GetInt32() : 0, negated, [.. arguments.Select(argument => Of(argument, text, negated))]);
    }

    /// <summary>From the reader: a formula and where its atoms' words stand.</summary>
    public static FormulaForm Of(Formula formula, IReadOnlyList<ConditionAtom> atoms, bool negated = false)
    {
        var next = 0;
        return Read(formula, negated);

        FormulaForm Read(Formula part, bool not) => part switch
        {
            Atom => new("atom", 0, not, [atoms[next++].Span], []),
            Not inner => Read(inner.Inner, !not),
            And and => Make("and", 0, not, [.. and.Parts.Select(p => Read(p, not))]),
            Or or => Make("or", 0, not, [.. or.Parts.Select(p => Read(p, not))]),
            AtLeast gate => Make("atleast", gate.Count, not, [.. gate.Parts.Select(p => Read(p, not))]),
            _ => throw new InvalidDataException($"an unknown formula: {part}"),
        };
    }

    /// <summary>All of several: what a statement waits for as a whole.</summary>
    public static FormulaForm All(IReadOnlyList<FormulaForm> parts) => parts.Count == 1 ? parts[0] : Make("and", 0, false, parts);

    public FormulaForm Turned() => Op == "atom" ? this with { Negated = !Negated }
        : Make(Op == "and" ? "or" : Op == "or" ? "and" : Op, Op == "atleast" ? Parts.Count - Count + 1 : 0, false, [.. Parts.Select(part => part.Turned())]);

    /// <summary>Equal operators, counts and negations, with the atoms paired by their words; without words the skeleton alone.</summary>
    public bool Matches(FormulaForm other, bool words)
    {
        if (Op != other.Op || Count != other.Count || Negated != other.Negated || Parts.Count != other.Parts.Count)
        {
            return false;
        }

        return Op == "atom" ? !words || Words.Any(mine => other.Words.Any(theirs => Pieces.Overlap([mine], [theirs]) >= Same)) : Pair(0, new bool[Parts.Count]);

        bool Pair(int at, bool[] used)
        {
            if (at == Parts.Count)
            {
                return true;
            }

            for (var i = 0; i < used.Length; i++)
            {
                if (used[i] || !Parts[at].Matches(other.Parts[i], words))
                {
                    continue;
                }

                used[i] = true;
                if (Pair(at + 1, used))
                {
                    return true;
                }

                used[i] = false;
            }

            return false;
        }
    }

    private static FormulaForm Make(string op, int count, bool negated, IReadOnlyList<FormulaForm> parts)
    {
        if (negated)
        {
            (op, count) = op switch { "and" => ("or", 0), "or" => ("and", 0), _ => (op, parts.Count - count + 1) };
        }

        if (op == "atleast" && (count == 1 || count == parts.Count))
        {
            (op, count) = (count == 1 ? "or" : "and", 0);
        }

        var flat = parts.SelectMany(part => op != "atleast" && part.Op == op ? part.Parts : [part]).ToList();
        return new(op, count, false, [], flat);
    }
}
