using System.Buffers;
using System.Text;

namespace Casus.Language;

/// <summary>Runs a program over all its states at once: time linear in the text whatever the expression. Knows that a match exists and how far the longest reaches.</summary>
internal static class Automaton
{
    /// <summary>
    /// From <paramref name="start"/> forwards, or backwards with a program of a reversed expression: the farthest place where a match ends, or −1.
    /// </summary>
    public static int Farthest(PatternProgram program, ReadOnlySpan<char> text, int start, bool backwards)
    {
        var size = program.Steps.Length;
        var scratch = ArrayPool<int>.Shared.Rent(size * 4);
        try
        {
            var current = new States(scratch.AsSpan(0, size));
            var next = new States(scratch.AsSpan(size, size));
            var pending = scratch.AsSpan(size * 2, size);
            var seen = scratch.AsSpan(size * 3, size);
            seen.Clear();
            var farthest = -1;
            var round = 1;
            Add(ref current, 0, start, program, text, pending, seen, round, ref farthest);
            var at = start;
            while (current.Count > 0 && (backwards ? at > 0 : at < text.Length))
            {
                int length, c;
                if (backwards)
                {
                    Rune.DecodeLastFromUtf16(text[..at], out var rune, out length);
                    c = rune.Value;
                    at -= length;
                }
                else
                {
                    c = Backtracking.CodePointAt(text, at, out length);
                    at += length;
                }

                next.Count = 0;
                round++;
                for (var i = 0; i < current.Count; i++)
                {
                    var step = current.Steps[i];
                    if (program.Steps[step].Members!.Contains(c))
                    {
                        Add(ref next, step + 1, at, program, text, pending, seen, round, ref farthest);
                    }
                }

                var swap = current;
                current = next;
                next = swap;
            }

            return farthest;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(scratch);
        }
    }

    private ref struct States(Span<int> steps)
    {
        public Span<int> Steps = steps;
        public int Count;
    }

    /// <summary>Adds a step and all that follow it without taking a character. A step is pushed once a round, so <paramref name="pending"/> never overflows.</summary>
    private static void Add(ref States states, int first, int at, PatternProgram program, ReadOnlySpan<char> text, Span<int> pending, Span<int> seen, int round, ref int farthest)
    {
        var depth = 0;
        Push(first, pending, seen, round, ref depth);
        while (depth > 0)
        {
            var number = pending[--depth];
            ref readonly var step = ref program.Steps[number];
            switch (step.Op)
            {
                case PatternOp.Set:
                    states.Steps[states.Count++] = number;
                    break;
                case PatternOp.Split:
                    Push(step.Second, pending, seen, round, ref depth);
                    Push(step.First, pending, seen, round, ref depth);
                    break;
                case PatternOp.Jump:
                    Push(step.First, pending, seen, round, ref depth);
                    break;
                case PatternOp.Match:
                    farthest = at;
                    break;
                default:
                    if (Backtracking.Holds(step, text, at))
                    {
                        Push(number + 1, pending, seen, round, ref depth);
                    }

                    break;
            }
        }
    }

    private static void Push(int step, Span<int> pending, Span<int> seen, int round, ref int depth)
    {
        if (seen[step] != round)
        {
            seen[step] = round;
            pending[depth++] = step;
        }
    }
}
