using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>
/// Reads a condition as a formula over its clauses: coordination, negation, <c>at least k of</c>, and what its connective turns round
/// (<c>unless</c>; <c>until</c> and <c>without</c> where the act stands). Null where no formula can be told.
/// </summary>
internal static class ConditionFormula
{
    public static (Formula? Formula, ValueList<ConditionAtom> Atoms) Of(ParsedDocument document, ConditionCandidate candidate, bool denied)
    {
        if (candidate.Connective.Shape is Shape.Bare or Shape.Correlative)
        {
            return (null, []);
        }

        var propositions = new Propositions(document);
        var range = new TokenRange(Body(document.Doc, candidate), candidate.Range.End);
        if (range.Count <= 0)
        {
            return (null, []);
        }

        var reader = new CoordinationReader(document, propositions, candidate);
        var formula = candidate.Connective.Shape is Shape.Phrase or Shape.Verb && candidate.Verb < 0 ? reader.Phrase(range) : reader.Clauses(range);
        if (formula is null)
        {
            return (null, []);
        }

        return (Turns(candidate, denied) ? formula is Not not ? not.Inner : new Not(formula) : formula, Order(formula, propositions.Atoms));
    }

    // The atoms that the formula kept, in the order in which it writes them: readings that were given up left theirs behind.
    private static ValueList<ConditionAtom> Order(Formula formula, IReadOnlyList<ConditionAtom> read)
    {
        var atoms = new List<ConditionAtom>();
        Walk(formula);
        return [.. atoms];

        void Walk(Formula part)
        {
            switch (part)
            {
                case Atom atom:
                    atoms.Add(read.FirstOrDefault(a => a.Id == atom.Proposition && !atoms.Contains(a)) ?? read.First(a => a.Id == atom.Proposition));
                    break;
                case Not not:
                    Walk(not.Inner);
                    break;
                case And and:
                    All(and.Parts);
                    break;
                case Or or:
                    All(or.Parts);
                    break;
                case AtLeast gate:
                    All(gate.Parts);
                    break;
                default:
                    throw new InvalidOperationException($"An unknown formula: {part}");
            }
        }

        void All(ValueList<Formula> parts)
        {
            foreach (var part in parts)
            {
                Walk(part);
            }
        }
    }

    private static bool Turns(ConditionCandidate candidate, bool denied) => candidate.Connective.Name switch
    {
        "pending" => false,
        "or else" or "lest" => candidate.Connective.Name == "or else",
        _ => candidate.Connective.Kind switch
        {
            ConditionKind.Unless => true,
            ConditionKind.Until or ConditionKind.Without => !denied,
            _ => false,
        },
    };

    private static int Body(Doc doc, ConditionCandidate candidate)
    {
        var at = candidate.Connective.Body;
        while (at < candidate.Range.End && (doc[at].Pos == "PUNCT" || doc[at].Lower is "after" or "that" && at == candidate.Connective.Body && candidate.Connective.Kind is ConditionKind.Until or ConditionKind.Once))
        {
            at++;
        }

        return at;
    }
}
