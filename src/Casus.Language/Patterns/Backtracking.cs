using System.Buffers;
using System.Text;

namespace Casus.Language;

/// <summary>Runs a program as Python's re does, first choice first. Only for expressions whose repeats cannot nest: the time is then linear.</summary>
internal static class Backtracking
{
    /// <summary>The end (UTF-16) of the match that begins exactly at <paramref name="start"/>, or −1.</summary>
    public static int MatchAt(PatternProgram program, ReadOnlySpan<char> text, int start)
    {
        var steps = program.Steps;
        Span<(int Step, int At)> stack = stackalloc (int, int)[128];
        (int, int)[]? rented = null;
        var depth = 0;
        var step = 0;
        var at = start;
        try
        {
            while (true)
            {
                ref readonly var current = ref steps[step];
                var holds = true;
                switch (current.Op)
                {
                    case PatternOp.Set:
                        if (holds = at < text.Length)
                        {
                            var c = CodePointAt(text, at, out var length);
                            holds = current.Members!.Contains(c);
                            at += length;
                        }

                        break;
                    case PatternOp.Split:
                        if (depth == stack.Length)
                        {
                            var larger = ArrayPool<(int, int)>.Shared.Rent(depth * 2);
                            stack.CopyTo(larger);
                            if (rented is not null)
                            {
                                ArrayPool<(int, int)>.Shared.Return(rented);
                            }

                            stack = rented = larger;
                        }

                        stack[depth++] = (current.Second, at);
                        step = current.First;
                        continue;
                    case PatternOp.Jump:
                        step = current.First;
                        continue;
                    case PatternOp.Match:
                        return at;
                    default:
                        holds = Holds(current, text, at);
                        break;
                }

                if (holds)
                {
                    step++;
                }
                else if (depth > 0)
                {
                    (step, at) = stack[--depth];
                }
                else
                {
                    return -1;
                }
            }
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<(int, int)>.Shared.Return(rented);
            }
        }
    }

    /// <summary>Whether an anchor or a look holds at a place.</summary>
    public static bool Holds(in PatternStep step, ReadOnlySpan<char> text, int at) => step.Op switch
    {
        PatternOp.Start => at == 0,
        PatternOp.End => at == text.Length || (at == text.Length - 1 && text[at] == '\n'),
        PatternOp.Look => LookHolds(step, text, at),
        _ => throw new InvalidOperationException($"{step.Op} asks nothing about a place"),
    };

    private static bool LookHolds(in PatternStep step, ReadOnlySpan<char> text, int at)
    {
        var from = at;
        if (step.Behind)
        {
            for (var i = 0; i < step.Inner!.Width && from >= 0; i++)
            {
                from = from == 0 ? -1 : from - (from > 1 && char.IsLowSurrogate(text[from - 1]) && char.IsHighSurrogate(text[from - 2]) ? 2 : 1);
            }
        }

        return (from >= 0 && MatchAt(step.Inner!, text, from) >= 0) != step.Negative;
    }

    public static int CodePointAt(ReadOnlySpan<char> text, int at, out int length)
    {
        if (text[at] < 0xD800)
        {
            length = 1;
            return text[at];
        }

        Rune.DecodeFromUtf16(text[at..], out var rune, out length);
        return rune.Value;
    }
}
