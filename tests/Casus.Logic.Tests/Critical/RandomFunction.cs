using CsCheck;

namespace Casus.Logic.Tests;

/// <summary>A random circuit, with its value under an assignment computed from its own description.</summary>
internal sealed record RandomFunction(int Variables, RandomGate[] Gates, bool Negated)
{
    private bool[]? _table;

    public static Gen<RandomFunction> Any(int most) => Of(most, signs: true);

    /// <summary>Without negation and exclusive or.</summary>
    public static Gen<RandomFunction> Growing(int most) => Of(most, signs: false);

    public (Circuit Circuit, Wire Root) Build()
    {
        var circuit = new Circuit();
        var wires = new List<Wire>();
        for (var i = 0; i < Variables; i++)
        {
            wires.Add(circuit.Variable(i));
        }

        foreach (var gate in Gates)
        {
            var inputs = gate.Inputs.Select(i => wires[i.Of % wires.Count].NegatedIf(i.Negated)).ToArray();
            wires.Add(gate.Kind switch
            {
                0 => circuit.And(inputs),
                1 => circuit.Or(inputs),
                2 => circuit.AtLeast(gate.Threshold(inputs.Length), inputs),
                _ => circuit.Xor(inputs[0], inputs[^1]),
            });
        }

        return (circuit, wires[^1].NegatedIf(Negated));
    }

    /// <summary>The value where bit <c>i</c> is variable <c>i</c>.</summary>
    public bool Value(int assignment) => (_table ??= [.. Enumerable.Range(0, 1 << Variables).Select(Evaluate)])[assignment];

    private bool Evaluate(int assignment)
    {
        var values = new List<bool>();
        for (var i = 0; i < Variables; i++)
        {
            values.Add((assignment & (1 << i)) != 0);
        }

        foreach (var gate in Gates)
        {
            var inputs = gate.Inputs.Select(i => values[i.Of % values.Count] != i.Negated).ToArray();
            values.Add(gate.Kind switch
            {
                0 => inputs.All(v => v),
                1 => inputs.Any(v => v),
                2 => inputs.Count(v => v) >= gate.Threshold(inputs.Length),
                _ => inputs[0] != inputs[^1],
            });
        }

        return values[^1] != Negated;
    }

    private static Gen<RandomFunction> Of(int most, bool signs) =>
        from variables in Gen.Int[1, most]
        from gates in Gen.Select(
            Gen.Int[0, signs ? 3 : 2],
            Gen.Select(Gen.Int[0, 999], signs ? Gen.Bool : Gen.Const(false), (of, negated) => (of, negated)).Array[1, 5],
            Gen.Int[0, 99],
            (kind, inputs, count) => new RandomGate(kind, [.. inputs.Select(i => new RandomInput(i.of, i.negated))], count)).Array[1, 14]
        from negated in signs ? Gen.Bool : Gen.Const(false)
        select new RandomFunction(variables, gates, negated);
}

internal sealed record RandomGate(int Kind, RandomInput[] Inputs, int Count)
{
    public int Threshold(int inputs) => 1 + (Count % inputs);
}

internal readonly record struct RandomInput(int Of, bool Negated);
