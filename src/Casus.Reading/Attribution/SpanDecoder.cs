using System.Runtime.CompilerServices;
using Casus.Language;

namespace Casus.Reading;

/// <summary>From scores of labels to spans, each with its probability (forward–backward; Lafferty, McCallum and Pereira 2001).</summary>
/// <remarks>
/// Not the one likeliest sequence of labels is taken but the set of spans that will be right most often: of those that do not overlap, the ones whose probabilities pass what a
/// role asks for by most together (decision 0125). Holds the buffers of one thread.
/// </remarks>
internal sealed unsafe class SpanDecoder
{
    private const int Labels = NetworkWeights.Labels;

    /// <summary>Spans that are less likely are not taken, by role: chosen on unseen articles. What belongs to no saying is left out later.</summary>
    private static readonly double[] Fewest = [0.35, 0.3, 0.3];

    private readonly float[] _bias;
    private readonly float[] _transitions;
    private readonly float[] _odds; // e to the transitions
    private readonly int[][] _before; // the labels that may stand before each
    private readonly List<LabelledSpan> _likely = [];
    private readonly List<double> _worth = []; // of the best choice among the first so many likely spans
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
    public void Decode(float* scores, int stride, int count, int first, List<LabelledSpan> found)
    {
        Ensure(count);
        Weigh(scores, stride, count);
        _likely.Clear();
        for (var begin = 0; begin < count; begin++)
        {
            for (var role = 0; role < Fewest.Length; role++)
            {
                AddLikely(begin, count, role);
            }
        }

        _likely.Sort((a, b) => a.Range.End.CompareTo(b.Range.End));
        Choose(first, found);
    }

    private void Ensure(int count)
    {
        if (_scale.Length < count)
        {
            var room = count + (count / 4);
            (_emitted, _forward, _backward, _scale) = (new float[room * Labels], new float[room * Labels], new float[room * Labels], new float[room]);
        }
    }

    /// <summary>The spans of a role that begin at a token and are likely enough: a few at most, for only one of them can be right.</summary>
    private void AddLikely(int begin, int count, int role)
    {
        var (fewest, first, inside, last, single) = (Fewest[role], 1 + (4 * role), 2 + (4 * role), 3 + (4 * role), 4 + (4 * role));
        var at = begin * Labels;
        if (_forward[at + single] * _backward[at + single] is var alone && alone > fewest)
        {
            _likely.Add(new((SpanRole)role, new(begin, begin + 1), alone));
        }

        double open = _forward[at + first];
        if (open * _backward[at + first] <= fewest)
        {
            return;
        }

        var before = first;
        for (var i = begin + 1; i < count && open * _backward[at + before] > fewest; i++)
        {
            var from = open / _scale[i];
            at = i * Labels;
            var whole = from * _odds[(before * Labels) + last] * _emitted[at + last] * _backward[at + last];
            if (whole > fewest)
            {
                _likely.Add(new((SpanRole)role, new(begin, i + 1), Math.Min(whole, 1)));
            }

            open = from * _odds[(before * Labels) + inside] * _emitted[at + inside];
            before = inside;
        }
    }

    /// <summary>Weighted interval scheduling over the likely spans, which are in the order of their ends.</summary>
    private void Choose(int first, List<LabelledSpan> found)
    {
        _worth.Clear();
        _worth.Add(0);
        foreach (var span in _likely)
        {
            _worth.Add(Math.Max(_worth[^1], Gain(span.Role, span.Probability) + _worth[EndedBy(span.Range.First)]));
        }

        var at = found.Count;
        for (var i = _likely.Count; i > 0;)
        {
            if (_worth[i] == _worth[i - 1])
            {
                i--;
                continue;
            }

            var span = _likely[i - 1];
            found.Add(span with { Range = new(first + span.Range.First, first + span.Range.End), Presence = Presence(span.Role, span.Range) });
            i = EndedBy(span.Range.First);
        }

        found.Reverse(at, found.Count - at);
    }

    /// <summary>What a span is worth to the choice: how much likelier it is than its role asks for.</summary>
    public static double Gain(SpanRole role, double probability) => probability - Fewest[(int)role];

    /// <summary>How many of the likely spans end at a token or before.</summary>
    private int EndedBy(int token)
    {
        var (low, high) = (0, _likely.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _likely[middle].Range.End <= token ? (middle + 1, high) : (low, middle);
        }

        return low;
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

    private double Presence(SpanRole role, TokenRange range)
    {
        double sum = 0;
        for (var i = range.First; i < range.End; i++)
        {
            sum += Probability(role, i);
        }

        return Math.Min(sum / range.Count, 1);
    }

    private double Probability(SpanRole role, int token)
    {
        double sum = 0;
        var at = (token * Labels) + 1 + (4 * (int)role);
        for (var y = at; y < at + 4; y++)
        {
            sum += _forward[y] * _backward[y];
        }

        return sum;
    }
}
