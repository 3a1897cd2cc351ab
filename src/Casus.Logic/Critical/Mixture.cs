using Casus.Model;

namespace Casus.Logic;

/// <summary>Probability and importance where shared causes tie variables together: given which causes act, the variables are independent again.</summary>
internal static class Mixture
{
    /// <summary>More causes than this would have to be weighed in too many combinations.</summary>
    public const int MostCauses = 16;

    public static (double Probability, ValueList<VariableImportance> Importance) Weigh(
        CriticalQuestion question, Decomposition parts, Contributions? contributions, ValueList<int> variables)
    {
        var causes = question.Causes.Where(c => c.Probability > 0 && c.Variables.Any(variables.Contains)).ToList();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(causes.Count, MostCauses, nameof(question));
        var own = variables.ToDictionary(v => v, v => Own(question.Probability(v)!.Value, causes.Where(c => c.Variables.Contains(v))));
        var tied = variables.ToDictionary(v => v, v => Enumerable.Range(0, causes.Count).Where(i => causes[i].Variables.Contains(v)).Sum(i => 1 << i));
        var sums = variables.ToDictionary(v => v, _ => new Sums());
        var probability = 0.0;
        for (var acting = 0; acting < 1 << causes.Count; acting++)
        {
            var weight = 1.0;
            for (var i = 0; i < causes.Count; i++)
            {
                weight *= (acting & (1 << i)) != 0 ? causes[i].Probability : 1 - causes[i].Probability;
            }

            var now = acting;
            double Now(int variable) => (tied[variable] & now) != 0 ? 1 : own[variable];
            var given = new Probabilities(parts, v => own.ContainsKey(v) ? Now(v) : 0);
            probability += weight * given.Root;
            var derivatives = given.Derivatives();
            var shares = contributions?.Of(given);
            foreach (var variable in variables)
            {
                var (p, derivative) = (Now(variable), derivatives.GetValueOrDefault(variable));
                var ifTrue = Math.Clamp(given.Root + ((1 - p) * derivative), 0, 1);
                sums[variable].Add(weight, derivative, ifTrue, Math.Clamp(given.Root - (p * derivative), 0, 1), p * ifTrue, shares?.GetValueOrDefault(variable) ?? 0);
            }
        }

        return (probability, variables.Select(Importance).ToValueList());

        VariableImportance Importance(int variable)
        {
            var sum = sums[variable];
            double? OfP(double value) => probability > 0 ? value / probability : null;

            // The event with something more is no likelier than the event: what rounding puts above it is cut off.
            double? PartOfP(double value) => OfP(Math.Min(value, probability));
            return new(
                variable,
                question.Probability(variable)!.Value,
                sum.Derivative,
                contributions is null ? null : PartOfP(sum.Share),
                OfP(probability - sum.IfFalse),
                PartOfP(sum.Joint),
                sum.IfTrue,
                sum.IfFalse)
            {
                Achievement = OfP(sum.IfTrue),
                Reduction = sum.IfFalse > 0 ? probability / sum.IfFalse : null,
            };
        }
    }

    // 1 - p is the product of not failing by any cause, nor by itself.
    private static double Own(double probability, IEnumerable<SharedCause> causes)
    {
        var others = causes.Aggregate(1.0, (product, cause) => product * (1 - cause.Probability));
        return others == 1 ? probability : others == 0 ? 0 : Math.Clamp(1 - ((1 - probability) / others), 0, 1);
    }

    private sealed class Sums
    {
        public double Derivative { get; private set; }

        public double IfTrue { get; private set; }

        public double IfFalse { get; private set; }

        public double Joint { get; private set; }

        public double Share { get; private set; }

        public void Add(double weight, double derivative, double ifTrue, double ifFalse, double joint, double share)
        {
            Derivative += weight * derivative;
            IfTrue += weight * ifTrue;
            IfFalse += weight * ifFalse;
            Joint += weight * joint;
            Share += weight * share;
        }
    }
}
