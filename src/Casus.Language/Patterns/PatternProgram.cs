namespace Casus.Language;

internal enum PatternOp
{
    Set,
    Split,
    Jump,
    Look,
    Start,
    End,
    Match,
}

/// <summary>One step: <c>Set</c> takes a member of <see cref="Members"/>, <c>Split</c> tries <see cref="First"/> before <see cref="Second"/>, <c>Look</c> runs <see cref="Inner"/>.</summary>
internal readonly record struct PatternStep(PatternOp Op, int First = 0, int Second = 0, CodePointSet? Members = null, PatternProgram? Inner = null, bool Behind = false, bool Negative = false);

/// <summary>A regular expression compiled to steps, for the backtracking matcher and for the automaton. Counts are unrolled.</summary>
internal sealed class PatternProgram
{
    /// <summary>Beyond this an expression's counts are taken for an attack.</summary>
    private const int StepLimit = 50_000;

    private readonly List<PatternStep> _steps = [];

    private PatternProgram(PatternNode node)
    {
        Width = node.Width();
        Emit(node);
        _steps.Add(new(PatternOp.Match));
        Steps = [.. _steps];
        _steps.Clear();
    }

    public PatternStep[] Steps { get; }

    /// <summary>The code points it takes, or −1 when that varies.</summary>
    public int Width { get; }

    public static PatternProgram Compile(PatternNode node) => new(node);

    private void Emit(PatternNode node)
    {
        if (_steps.Count > StepLimit)
        {
            throw new FormatException($"a regular expression of more than {StepLimit} steps");
        }

        switch (node)
        {
            case PatternNode.Set set:
                _steps.Add(new(PatternOp.Set, Members: set.Members));
                break;
            case PatternNode.Sequence sequence:
                foreach (var part in sequence.Parts)
                {
                    Emit(part);
                }

                break;
            case PatternNode.Alternation alternation:
                EmitChoices(alternation.Choices);
                break;
            case PatternNode.Repeat repeat:
                EmitRepeat(repeat);
                break;
            case PatternNode.Look look:
                _steps.Add(new(PatternOp.Look, Inner: new PatternProgram(look.Part), Behind: look.Behind, Negative: look.Negative));
                break;
            case PatternNode.Start:
                _steps.Add(new(PatternOp.Start));
                break;
            case PatternNode.End:
                _steps.Add(new(PatternOp.End));
                break;
        }
    }

    private void EmitChoices(IReadOnlyList<PatternNode> choices)
    {
        var exits = new List<int>(choices.Count);
        for (var i = 0; i < choices.Count; i++)
        {
            if (i == choices.Count - 1)
            {
                Emit(choices[i]);
                break;
            }

            var split = Reserve();
            Emit(choices[i]);
            exits.Add(Reserve());
            _steps[split] = new(PatternOp.Split, split + 1, _steps.Count);
        }

        foreach (var exit in exits)
        {
            _steps[exit] = new(PatternOp.Jump, _steps.Count);
        }
    }

    private void EmitRepeat(PatternNode.Repeat repeat)
    {
        for (var i = 0; i < repeat.Least; i++)
        {
            Emit(repeat.Part);
        }

        if (repeat.Most < 0)
        {
            var split = Reserve();
            Emit(repeat.Part);
            _steps.Add(new(PatternOp.Jump, split));
            _steps[split] = Choice(split + 1, _steps.Count, repeat.Lazy);
            return;
        }

        var splits = new List<int>();
        for (var i = repeat.Least; i < repeat.Most; i++)
        {
            splits.Add(Reserve());
            Emit(repeat.Part);
        }

        foreach (var split in splits)
        {
            _steps[split] = Choice(split + 1, _steps.Count, repeat.Lazy);
        }
    }

    private static PatternStep Choice(int into, int past, bool lazy) => lazy ? new(PatternOp.Split, past, into) : new(PatternOp.Split, into, past);

    private int Reserve()
    {
        _steps.Add(default);
        return _steps.Count - 1;
    }
}
