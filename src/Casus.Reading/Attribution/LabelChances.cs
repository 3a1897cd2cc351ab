using System.Runtime.CompilerServices;

namespace Casus.Reading;

/// <summary>From scores of labels to probabilities (forward–backward; Lafferty, McCallum and Pereira 2001): of a token's label, and of a span from end to end. Holds the buffers of one thread.</summary>
internal sealed unsafe class LabelChances
{
    private const int Labels = NetworkWeights.Labels;

    /// <summary>The labels of a role: begin, inside, end, single.</summary>
    private const int Kinds = 4;

    private const int Roles = 3;

    private readonly float[] _bias;
    private readonly float[] _odds; // e to the transitions
    private readonly int[][] _before; // the labels that may stand before each
    private float[] _emitted = [];
    private float[] _forward = [];
    private float[] _backward = [];
    private float[] _scale = [];
    private float[] _roles = []; // each token's, of each role
    private double[] _passed = []; // their sums over the tokens before each

    public LabelChances(NetworkWeights weights)
    {
        _bias = weights.OutBias;
        _odds = Array.ConvertAll(weights.Transitions, x => x < -1000 ? 0 : MathF.Exp(x));
        _before = [.. Enumerable.Range(0, Labels).Select(to => Enumerable.Range(0, Labels).Where(from => weights.Transitions[(from * Labels) + to] > -1000).ToArray())];
    }

    /// <summary>The number of tokens.</summary>
    public int Count { get; private set; }

    /// <summary>Reads the scores of a section, which all else is asked of until the next: scaled forward and backward sums (Rabiner 1989, section V.A); at each token, forward · backward adds to one.</summary>
    /// <param name="stride">Numbers between the scores of one token and the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(float* scores, int stride, int count)
    {
        Ensure(count);
        Count = count;
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

        SumRoles();
    }

    /// <summary>How likely a token is of a role, wherever its span begins and ends.</summary>
    public double Of(SpanRole role, int token) => _roles[(token * Roles) + (int)role];

    /// <summary>How likely a span of a role begins with a token.</summary>
    public double Begin(SpanRole role, int token) => Label(token, First(role)) + Label(token, First(role) + 3);

    /// <summary>How likely a span of a role ends with a token.</summary>
    public double End(SpanRole role, int token) => Label(token, First(role) + 2) + Label(token, First(role) + 3);

    /// <summary>Adds the spans that are likelier than <paramref name="least"/>, in the order of their beginnings.</summary>
    public void AddSpans(double least, List<LabelledSpan> found)
    {
        for (var begin = 0; begin < Count; begin++)
        {
            for (var role = SpanRole.Source; role <= SpanRole.Content; role++)
            {
                AddFrom(begin, role, least, found);
            }
        }
    }

    private void AddFrom(int begin, SpanRole role, double least, List<LabelledSpan> found)
    {
        var first = First(role);
        var (inside, last, single) = (first + 1, first + 2, first + 3);
        if (Label(begin, single) is var alone && alone > least)
        {
            Add(begin + 1, alone);
        }

        double open = _forward[(begin * Labels) + first];
        var before = first;
        for (var i = begin + 1; i < Count && open * _backward[((i - 1) * Labels) + before] > least; i++)
        {
            var (from, at) = (open / _scale[i], i * Labels);
            var whole = from * _odds[(before * Labels) + last] * _emitted[at + last] * _backward[at + last];
            if (whole > least)
            {
                Add(i + 1, whole);
            }

            open = from * _odds[(before * Labels) + inside] * _emitted[at + inside];
            before = inside;
        }

        void Add(int end, double probability) => found.Add(new(role, new(begin, end), Math.Min(probability, 1), Presence(role, begin, end)));
    }

    private double Presence(SpanRole role, int begin, int end) => Math.Clamp((_passed[(end * Roles) + (int)role] - _passed[(begin * Roles) + (int)role]) / (end - begin), 0, 1);

    private void SumRoles()
    {
        Array.Clear(_passed, 0, Roles);
        for (var i = 0; i < Count; i++)
        {
            for (var role = SpanRole.Source; role <= SpanRole.Content; role++)
            {
                var (first, at) = (First(role), (i * Roles) + (int)role);
                _roles[at] = (float)(Label(i, first) + Label(i, first + 1) + Label(i, first + 2) + Label(i, first + 3));
                _passed[at + Roles] = _passed[at] + _roles[at];
            }
        }
    }

    private static int First(SpanRole role) => 1 + (Kinds * (int)role);

    private double Label(int token, int label) => _forward[(token * Labels) + label] * _backward[(token * Labels) + label];

    private void Ensure(int count)
    {
        if (_scale.Length < count)
        {
            var room = count + (count / 4);
            (_emitted, _forward, _backward, _scale) = (new float[room * Labels], new float[room * Labels], new float[room * Labels], new float[room]);
            (_roles, _passed) = (new float[room * Roles], new double[(room + 1) * Roles]);
        }
    }
}
