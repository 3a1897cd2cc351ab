using Casus.Model;

namespace Casus.Exchange;

/// <summary>Lists the propositions a well-formed formula names, with their places, which the formula's value does not keep.</summary>
internal static class FormulaNames
{
    public static IEnumerable<(Span Span, string Id)> In(string formula)
    {
        var isCount = false;
        for (var at = 0; at < formula.Length;)
        {
            if (!IsIdPart(formula[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < formula.Length && IsIdPart(formula[at]))
            {
                at++;
            }

            var word = formula[start..at];
            if (FormulaSyntax.IsId(word) && !isCount)
            {
                yield return (new Span(start, at), word);
            }

            isCount = word == "least";
        }
    }

    private static bool IsIdPart(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '/' or '.';
}
