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

    private PatternStep[] _steps = new PatternStep[16];
    private int _count;

    private PatternProgram(PatternNode node)
    {
        Width = node.Width();
        Emit(node);
        Add(new(PatternOp.Match));
        _steps = Sized(_count);
    }

    public PatternStep[] Steps => _steps;

    /// <summary>The code points it takes, or −1 when that varies.</summary>
    public int Width { get; }

    public static PatternProgram Compile(PatternNode node) => new(node);

    private void Emit(PatternNode node)
    {
        if (_count > StepLimit)
        {
            throw new FormatException($"a regular expression of more than {StepLimit} steps");
        }

        switch (node)
        {
            case PatternNode.Set set:
                Add(new(PatternOp.Set, Members: set.Members));
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
                Add(new(PatternOp.Look, Inner: new PatternProgram(look.Part), Behind: look.Behind, Negative: look.Negative));
                break;
            case PatternNode.Start:
                Add(new(PatternOp.Start));
                break;
            case PatternNode.End:
                Add(new(PatternOp.End));
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
            _steps[split] = new(PatternOp.Split, split + 1, _count);
        }

        foreach (var exit in exits)
        {
            _steps[exit] = new(PatternOp.Jump, _count);
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
            Add(new(PatternOp.Jump, split));
            _steps[split] = Choice(split + 1, _count, repeat.Lazy);
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
            _steps[split] = Choice(split + 1, _count, repeat.Lazy);
        }
    }

    private static PatternStep Choice(int into, int past, bool lazy) => lazy ? new(PatternOp.Split, past, into) : new(PatternOp.Split, into, past);

    private int Reserve()
    {
        Add(default);
        return _count - 1;
    }

    private PatternStep[] Sized(int size)
    {
        var steps = new PatternStep[size];
        Array.Copy(_steps, steps, _count);
        return steps;
    }

    private void Add(PatternStep step)
    {
        if (_count == _steps.Length)
        {
            _steps = Sized(2 * _count);
        }

        _steps[_count++] = step;
    }
}
