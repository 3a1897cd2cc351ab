using System.Runtime.CompilerServices;

namespace Casus.Reading;

/// <summary>From scores of labels to the best sequence of spans (Viterbi), each with its probability (forward–backward; Lafferty, McCallum and Pereira 2001).</summary>
/// <remarks>Holds the buffers of one thread.</remarks>
internal sealed unsafe class SpanDecoder
{
    private const int Labels = NetworkWeights.Labels;

    /// <summary>Labels that leave a span open: no section may end with one.</summary>
    private static readonly bool[] Open = [.. Enumerable.Range(0, Labels).Select(y => y > 0 && (y - 1) % 4 < 2)];

    private readonly float[] _bias;
    private readonly float[] _transitions;
    private readonly float[] _odds; // e to the transitions
    private readonly int[][] _before; // the labels that may stand before each
    private byte[] _back = [];
    private byte[] _best = [];
    private float[] _emitted = [];
    private float[] _forward = [];
    private float[] _backward = [];
    private float[] _scale = [];

    public SpanDecoder(NetworkWeights weights)
    {
        (_bias, _transitions) = (weights.OutBias, weights.Transitions);
        _odds = Array.ConvertAll(_transitions, x => x < -1000 ? 0 : MathF.Exp(x));
        _before = [.. Enumerable.Range(0, Labels).Select(to => Enumerable.Range(0, Labels).Where(from => _transitions[(from * Labels) + to] > -1000).ToArray())];
    }

    /// <summary>Adds the spans of a section, in order.</summary>
    /// <param name="first">The number of the section's first token, added to the spans.</param>
    /// <param name="region">See <see cref="LabelledSpan"/>.</param>
    public void Decode(float* scores, int stride, int count, int first, int region, List<LabelledSpan> found)
    {
        Ensure(count);
        Search(scores, stride, count);
        Weigh(scores, stride, count);
        var begin = 0;
        for (var i = 0; i < count; i++)
        {
            if (_best[i] == 0)
            {
                continue;
            }

            var kind = (_best[i] - 1) % 4;
            begin = kind is 0 or 3 ? i : begin;
            if (kind is 2 or 3)
            {
                found.Add(new((SpanRole)((_best[i] - 1) / 4), new(first + begin, first + i + 1), Probability(begin, i + 1), region));
            }
        }
    }

    private void Ensure(int count)
    {
        if (_best.Length < count)
        {
            var room = count + (count / 4);
            (_best, _back) = (new byte[room], new byte[room * Labels]);
            (_emitted, _forward, _backward, _scale) = (new float[room * Labels], new float[room * Labels], new float[room * Labels], new float[room]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Search(float* scores, int stride, int count)
    {
        Span<float> best = stackalloc float[Labels];
        Span<float> next = stackalloc float[Labels];
        for (var y = 0; y < Labels; y++)
        {
            best[y] = _transitions[y] + scores[y] + _bias[y];
        }

        for (var i = 1; i < count; i++)
        {
            var row = scores + ((long)i * stride);
            for (var y = 0; y < Labels; y++)
            {
                var from = -1;
                var highest = float.NegativeInfinity;
                foreach (var x in _before[y])
                {
                    if (best[x] + _transitions[(x * Labels) + y] is var score && score > highest)
                    {
                        (from, highest) = (x, score);
                    }
                }

                _back[(i * Labels) + y] = (byte)from;
                next[y] = highest + row[y] + _bias[y];
            }

            next.CopyTo(best);
        }

        var last = 0;
        for (var y = 1; y < Labels; y++)
        {
            last = !Open[y] && best[y] > best[last] ? y : last;
        }

        for (var i = count - 1; i >= 0; i--)
        {
            _best[i] = (byte)last;
            last = i > 0 ? _back[(i * Labels) + last] : 0;
        }
    }

    /// <summary>Scaled forward and backward sums (Rabiner 1989, section V.A): at each token, forward · backward adds to one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Weigh(float* scores, int stride, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var row = scores + ((long)i * stride);
            var emitted = _emitted.AsSpan(i * Labels, Labels);
            var highest = float.NegativeInfinity;
            for (var y = 0; y < Labels; y++)
            {
                emitted[y] = row[y] + _bias[y];
                highest = Math.Max(highest, emitted[y]);
            }

            var forward = _forward.AsSpan(i * Labels, Labels);
            float total = 0;
            for (var y = 0; y < Labels; y++)
            {
                emitted[y] = MathF.Exp(emitted[y] - highest);
                float sum = 0;
                if (i == 0)
                {
                    sum = _odds[y];
                }
                else
                {
                    foreach (var x in _before[y])
                    {
                        sum += _forward[((i - 1) * Labels) + x] * _odds[(x * Labels) + y];
                    }
                }

                total += forward[y] = sum * emitted[y];
            }

            _scale[i] = total;
            for (var y = 0; y < Labels; y++)
            {
                forward[y] /= total;
            }
        }

        for (var i = count - 1; i >= 0; i--)
        {
            var backward = _backward.AsSpan(i * Labels, Labels);
            if (i == count - 1)
            {
                backward.Fill(1);
                continue;
            }

            backward.Clear();
            for (var y = 0; y < Labels; y++)
            {
                var after = _emitted[((i + 1) * Labels) + y] * _backward[((i + 1) * Labels) + y] / _scale[i + 1];
                foreach (var x in _before[y])
                {
                    backward[x] += _odds[(x * Labels) + y] * after;
                }
            }
        }
    }

    /// <summary>The probability that a token of the last section is part of a cue, given all of the section.</summary>
    public double CueProbability(int token)
    {
        double sum = 0;
        for (var y = 5; y < 9; y++)
        {
            sum += _forward[(token * Labels) + y] * _backward[(token * Labels) + y];
        }

        return sum;
    }

    /// <summary>The probability that the labels from <paramref name="begin"/> to <paramref name="end"/> are the best sequence's.</summary>
    private double Probability(int begin, int end)
    {
        double p = _forward[(begin * Labels) + _best[begin]];
        for (var i = begin + 1; i < end; i++)
        {
            p *= _odds[(_best[i - 1] * Labels) + _best[i]] * (double)_emitted[(i * Labels) + _best[i]] / _scale[i];
        }

        return Math.Clamp(p * _backward[((end - 1) * Labels) + _best[end - 1]], 0, 1);
    }
}
