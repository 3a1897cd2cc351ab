using Casus.Logic;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>Reads fault trees in Open-PSA XML (model exchange format 2.0): gates, basic and house events, parameters, common-cause groups.</summary>
/// <remarks>Foreign files: no document type and no external entities, sizes limited, every refusal with file, line and column.</remarks>
public sealed class FaultTreeReader
{
    private readonly PsaDefinitions _definitions = new();
    private readonly PsaExpressions _expressions;
    private readonly Circuit _circuit = new();
    private readonly List<BasicEvent> _events = [];
    private readonly Dictionary<PsaDefinition, Wire> _basics = [];
    private readonly Dictionary<PsaDefinition, Wire> _gates = [];
    private readonly HashSet<PsaDefinition> _used = [];

    private FaultTreeReader() => _expressions = new PsaExpressions(_definitions);

    /// <summary>Reads files that together make a model.</summary>
    /// <param name="files">Names for messages, and the bytes.</param>
    /// <param name="top">The top event's gate; null: the first gate that no other uses.</param>
    public static Outcome<FaultTree> Read(IEnumerable<(string Name, Stream Bytes)> files, string? top = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        try
        {
            var reader = new FaultTreeReader();
            var last = string.Empty;
            foreach (var (name, bytes) in files)
            {
                reader._definitions.Add(PsaElement.Read(name, bytes));
                last = name;
            }

            return reader.Build(last, top);
        }
        catch (PsaException failure)
        {
            return failure.Refusal;
        }
    }

    private FaultTree Build(string file, string? top)
    {
        CommonCauses.Divide(_definitions, _expressions, NewEvent, _circuit, _basics);
        var gates = _definitions.All.Where(d => d.Kind == PsaKind.Gate).ToList();
        foreach (var gate in gates)
        {
            Solve(gate);
        }

        var tops = gates.Where(g => !_used.Contains(g)).ToList();
        var chosen = top is null ? tops.FirstOrDefault() : _definitions.Find(PsaKind.Gate, top, string.Empty);
        if (chosen is null)
        {
            throw new PsaException(top is null
                ? new Refusal(file, "no-gate", "no gate is defined: there is no top event")
                : new Refusal(file, "undefined", $"no gate '{top}' is defined{Nearest.Hint(top, _definitions.Names(PsaKind.Gate))}"));
        }

        return new(chosen.Name, tops.Where(t => t != chosen).Select(t => t.Name).ToValueList(), _circuit, _gates[chosen], [.. _events], _definitions.LeftOut.ToValueList());
    }

    private Wire NewEvent(string name, string? label, double? probability)
    {
        _events.Add(new(name, label, probability));
        return _circuit.Variable(_events.Count - 1);
    }

    // Depth first without recursion: trees may be deeper than a stack.
    private void Solve(PsaDefinition first)
    {
        var path = new List<PsaDefinition>();
        var onPath = new HashSet<PsaDefinition>();
        var open = new Stack<(PsaDefinition Gate, List<PsaDefinition> Uses, int Next)>();
        Enter(first);
        while (open.TryPop(out var at))
        {
            if (at.Next < at.Uses.Count)
            {
                open.Push((at.Gate, at.Uses, at.Next + 1));
                Enter(at.Uses[at.Next]);
                continue;
            }

            path.RemoveAt(path.Count - 1);
            onPath.Remove(at.Gate);
            _gates[at.Gate] = Formula(Body(at.Gate), at.Gate.Scope);
        }

        void Enter(PsaDefinition gate)
        {
            if (_gates.ContainsKey(gate))
            {
                return;
            }

            if (!onPath.Add(gate))
            {
                var circle = path.Skip(path.IndexOf(gate)).Append(gate).Select(g => g.Name);
                throw gate.Element.Refuse("circular", $"the gate '{gate.Name}' rests on itself: {string.Join(" → ", circle)}");
            }

            path.Add(gate);
            var uses = new List<PsaDefinition>();
            Collect(Body(gate), gate.Scope, uses);
            _used.UnionWith(uses);
            open.Push((gate, uses, 0));
        }
    }

    private static PsaElement Body(PsaDefinition gate)
    {
        var parts = gate.Element.Parts.ToList();
        return parts.Count == 1 ? parts[0] : throw gate.Element.Refuse("bad-formula", $"the gate '{gate.Name}' has {parts.Count} formulas; it takes one");
    }

    private void Collect(PsaElement formula, string scope, List<PsaDefinition> uses)
    {
        if (Referenced(formula, scope) is { } definition)
        {
            if (definition.Kind == PsaKind.Gate)
            {
                uses.Add(definition);
            }

            return;
        }

        foreach (var part in formula.Parts)
        {
            Collect(part, scope, uses);
        }
    }

    private PsaDefinition? Referenced(PsaElement element, string scope)
    {
        var kind = element.Name == "event" ? element["type"] ?? string.Empty : element.Name;
        PsaKind? wanted = kind switch { "gate" => PsaKind.Gate, "basic-event" => PsaKind.BasicEvent, "house-event" => PsaKind.HouseEvent, _ => null };
        if (wanted is null && element.Name != "event")
        {
            return null;
        }

        var name = element.Required("name");
        var kinds = wanted is { } one ? (PsaKind[])[one] : [PsaKind.Gate, PsaKind.BasicEvent, PsaKind.HouseEvent];
        foreach (var k in kinds)
        {
            if (_definitions.Find(k, name, scope) is { } found)
            {
                return found;
            }
        }

        throw element.Refuse("undefined", $"no {kind.Replace('-', ' ')} '{name}' is defined{Nearest.Hint(name, kinds.SelectMany(_definitions.Names))}");
    }

    private Wire Formula(PsaElement element, string scope)
    {
        if (Referenced(element, scope) is { } definition)
        {
            return definition.Kind switch
            {
                PsaKind.Gate => _gates[definition],
                PsaKind.HouseEvent => House(definition),
                _ => Basic(definition),
            };
        }

        if (element.Name == "constant")
        {
            return Truth(element);
        }

        var inputs = element.Parts.Select(p => Formula(p, scope)).ToArray();
        switch (element.Name)
        {
            case "and" or "or" or "nand" or "nor" or "atleast" or "cardinality" when inputs.Length == 0:
                throw element.Refuse("bad-formula", $"'{element.Name}' has no argument");
            case "not" when inputs.Length != 1:
            case "xor" or "iff" or "imply" when inputs.Length != 2:
                throw element.Refuse("bad-formula", $"'{element.Name}' has {inputs.Length} arguments; it takes {(element.Name == "not" ? 1 : 2)}");
        }

        return element.Name switch
        {
            "and" => _circuit.And(inputs),
            "or" => _circuit.Or(inputs),
            "nand" => !_circuit.And(inputs),
            "nor" => !_circuit.Or(inputs),
            "not" => !inputs[0],
            "xor" => _circuit.Xor(inputs[0], inputs[1]),
            "iff" => !_circuit.Xor(inputs[0], inputs[1]),
            "imply" => _circuit.Or(!inputs[0], inputs[1]),
            "atleast" => _circuit.AtLeast(Within(element, "min", inputs.Length), inputs),
            "cardinality" => Between(element, inputs),
            _ => throw element.Refuse("unsupported", $"the formula '{element.Name}' is not supported"),
        };
    }

    private Wire Between(PsaElement element, Wire[] inputs)
    {
        var (least, most) = (Within(element, "min", inputs.Length), Within(element, "max", inputs.Length));
        return least <= most
            ? _circuit.And(_circuit.AtLeast(least, inputs), !_circuit.AtLeast(most + 1, inputs))
            : throw element.Refuse("bad-value", $"'min' is {least}, more than 'max', {most}");
    }

    private static int Within(PsaElement element, string attribute, int most)
    {
        var value = element.Whole(attribute);
        return value >= 0 && value <= most ? value : throw element.Refuse("bad-value", $"'{attribute}' is {value}; '{element.Name}' has {most} arguments");
    }

    private static Wire Truth(PsaElement element) => element.Required("value") switch
    {
        "true" or "1" => Wire.True,
        "false" or "0" => Wire.False,
        var other => throw element.Refuse("bad-value", $"a constant is true or false, not '{other}'"),
    };

    private static Wire House(PsaDefinition house) =>
        house.Element.Parts.FirstOrDefault(p => p.Name == "constant") is { } constant ? Truth(constant) : Wire.False;

    private Wire Basic(PsaDefinition basic)
    {
        if (!_basics.TryGetValue(basic, out var literal))
        {
            var expression = basic.Element.Parts.FirstOrDefault();
            var probability = expression is null ? (double?)null : _expressions.Probability(expression, basic.Scope, basic.Name);
            _basics[basic] = literal = NewEvent(basic.Name, basic.Element.Label, probability);
        }

        return literal;
    }
}
