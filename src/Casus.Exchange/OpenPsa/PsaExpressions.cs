using Casus.Model;

namespace Casus.Exchange;

/// <summary>Values of the standard's stochastic expressions; a distribution stands for its mean.</summary>
internal sealed class PsaExpressions(PsaDefinitions definitions)
{
    private const double DefaultMissionTime = 1;

    private readonly Dictionary<PsaDefinition, double?> _parameters = [];

    /// <exception cref="PsaException">It cannot be evaluated.</exception>
    public double Value(PsaElement element, string scope)
    {
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw element.Refuse("too-deep", "parameters rest on each other in too long a chain");
        }

        var parts = element.Parts.ToList();
        double At(int i) => Value(parts[i], scope);
        IEnumerable<double> All() => parts.Select(p => Value(p, scope));
        switch (element.Name)
        {
            case "float":
                return element.Number("value");
            case "int":
                return element.Whole("value");
            case "bool":
                return element.Required("value") is "true" or "1" ? 1 : 0;
            case "pi":
                return Math.PI;
            case "system-mission-time":
                return DefaultMissionTime;
            case "parameter":
                return Parameter(element, scope);
        }

        var (least, most) = element.Name switch
        {
            "neg" or "abs" or "exp" or "log" or "log10" or "sqrt" or "ceil" or "floor" or "not" => (1, 1),
            "sub" or "div" or "add" or "mul" or "min" or "max" or "mean" or "and" or "or" => (1, int.MaxValue),
            "pow" or "mod" or "exponential" or "uniform-deviate" or "normal-deviate" or "gamma-deviate" or "beta-deviate" or "eq" or "df" or "lt" or "gt" or "leq" or "geq" => (2, 2),
            "ite" or "lognormal-deviate" => (2, 3),
            "GLM" or "Weibull" => (4, 4),
            _ => throw element.Refuse("unsupported", $"the expression '{element.Name}' is not supported"),
        };
        if (parts.Count < least || parts.Count > most)
        {
            throw element.Refuse("bad-expression", $"'{element.Name}' has {parts.Count} arguments; it takes {(least == most ? $"{least}" : most == int.MaxValue ? $"{least} or more" : $"{least} to {most}")}");
        }

        var value = element.Name switch
        {
            "neg" => -At(0),
            "abs" => Math.Abs(At(0)),
            "exp" => Math.Exp(At(0)),
            "log" => Math.Log(At(0)),
            "log10" => Math.Log10(At(0)),
            "sqrt" => Math.Sqrt(At(0)),
            "ceil" => Math.Ceiling(At(0)),
            "floor" => Math.Floor(At(0)),
            "pow" => Math.Pow(At(0), At(1)),
            "mod" => At(0) % At(1),
            "add" => All().Sum(),
            "mul" => All().Aggregate(1.0, (a, b) => a * b),
            "sub" => parts.Count == 1 ? -At(0) : All().Aggregate((a, b) => a - b),
            "div" => All().Aggregate((a, b) => a / b),
            "min" => All().Min(),
            "max" => All().Max(),
            "mean" => All().Average(),
            "not" => At(0) == 0 ? 1 : 0,
            "and" => All().All(v => v != 0) ? 1 : 0,
            "or" => All().Any(v => v != 0) ? 1 : 0,
            "eq" => At(0) == At(1) ? 1 : 0,
            "df" => At(0) != At(1) ? 1 : 0,
            "lt" => At(0) < At(1) ? 1 : 0,
            "gt" => At(0) > At(1) ? 1 : 0,
            "leq" => At(0) <= At(1) ? 1 : 0,
            "geq" => At(0) >= At(1) ? 1 : 0,
            "ite" when parts.Count == 3 => At(0) != 0 ? At(1) : At(2),
            "exponential" => -Expm1(-At(0) * At(1)),
            "GLM" => Glm(At(0), At(1), At(2), At(3)),
            "Weibull" => At(3) <= At(2) ? 0 : -Expm1(-Math.Pow((At(3) - At(2)) / At(0), At(1))),
            "uniform-deviate" => (At(0) + At(1)) / 2,
            "normal-deviate" or "lognormal-deviate" => At(0),
            "gamma-deviate" => At(0) * At(1),
            "beta-deviate" => At(0) / (At(0) + At(1)),
            _ => throw element.Refuse("bad-expression", $"'{element.Name}' has {parts.Count} arguments"),
        };
        return double.IsFinite(value) ? value : throw element.Refuse("bad-value", $"'{element.Name}' gives no finite number");
    }

    /// <summary>A value that is a probability.</summary>
    public double Probability(PsaElement element, string scope, string what)
    {
        var value = Value(element, scope);
        return value is >= 0 and <= 1 ? value : throw element.Refuse("bad-value", $"a probability lies in [0, 1]; that of '{what}' is {value:R}");
    }

    private double Parameter(PsaElement element, string scope)
    {
        var name = element.Required("name");
        var definition = definitions.Find(PsaKind.Parameter, name, scope)
            ?? throw element.Refuse("undefined", $"no parameter '{name}' is defined{Nearest.Hint(name, definitions.Names(PsaKind.Parameter))}");
        if (_parameters.TryGetValue(definition, out var known))
        {
            return known ?? throw element.Refuse("circular", $"the parameter '{name}' rests on itself");
        }

        _parameters.Add(definition, null);
        var expression = definition.Element.Parts.FirstOrDefault() ?? throw definition.Element.Refuse("bad-expression", $"the parameter '{name}' has no value");
        var value = Value(expression, definition.Scope);
        _parameters[definition] = value;
        return value;
    }

    // Negligible-time failure on demand gamma, rates of failure lambda and repair mu.
    private static double Glm(double gamma, double lambda, double mu, double time) =>
        lambda + mu == 0 ? gamma : (lambda - ((lambda - (gamma * (lambda + mu))) * Math.Exp(-(lambda + mu) * time))) / (lambda + mu);

    // exp(x) - 1 without the digits that the subtraction would cost near 0.
    private static double Expm1(double x) => Math.Abs(x) < 1e-5 ? x * (1 + (x / 2 * (1 + (x / 3 * (1 + (x / 4)))))) : Math.Exp(x) - 1;
}
