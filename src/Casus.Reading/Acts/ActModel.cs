using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Casus.Reading;

/// <summary>The weights of signs for acts, learnt by <c>training/acts</c>: a multinomial logistic regression over what <see cref="SignReader"/> sees.</summary>
/// <remarks>
/// The file, little endian: <c>CASUSACT</c>, u32 version, u32 number of signs n, u32 number of outcomes m (the twelve acts in the order of the table, then <c>none</c>), f32 temperature,
/// f32 × m step of each outcome's weights, f32 × m constant of each outcome, u64 × n hashes of the signs, ascending, i8 × n × m weights in steps.
/// </remarks>
internal sealed class ActModel
{
    public const int Outcomes = 13;

    private const int Version = 1;

    private const int IndexBits = 14;

    private readonly ulong[] _signs;

    private readonly int[] _index = new int[(1 << IndexBits) + 1]; // by their upper bits: hashes are spread evenly, so few signs share an entry

    private readonly sbyte[] _weights;

    private readonly float[] _steps;

    private readonly float[] _constants;

    private readonly float _temperature;

    private ActModel(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith("CASUSACT"u8) || BinaryPrimitives.ReadInt32LittleEndian(file[8..]) != Version || BinaryPrimitives.ReadInt32LittleEndian(file[16..]) != Outcomes)
        {
            throw new InvalidDataException("acts.weights: not a file of act weights of version 1 with 13 outcomes.");
        }

        var count = BinaryPrimitives.ReadInt32LittleEndian(file[12..]);
        if (file.Length != 24 + (8 * Outcomes) + (count * (8 + Outcomes)))
        {
            throw new InvalidDataException($"acts.weights: {file.Length} bytes do not hold {count} signs.");
        }

        _temperature = BinaryPrimitives.ReadSingleLittleEndian(file[20..]);
        (_steps, _constants, _signs) = (new float[Outcomes], new float[Outcomes], new ulong[count]);
        for (var i = 0; i < Outcomes; i++)
        {
            _steps[i] = BinaryPrimitives.ReadSingleLittleEndian(file[(24 + (4 * i))..]);
            _constants[i] = BinaryPrimitives.ReadSingleLittleEndian(file[(24 + (4 * (Outcomes + i)))..]);
        }

        var at = 24 + (8 * Outcomes);
        for (var i = 0; i < count; i++, at += 8)
        {
            _signs[i] = BinaryPrimitives.ReadUInt64LittleEndian(file[at..]);
        }

        _weights = MemoryMarshal.Cast<byte, sbyte>(file[at..]).ToArray();
        for (int bucket = 0, sign = 0; bucket < _index.Length; bucket++)
        {
            while (sign < count && Bucket(_signs[sign]) < bucket)
            {
                sign++;
            }

            _index[bucket] = sign;
        }
    }

    /// <summary>The weights built into this assembly.</summary>
    public static ActModel Default { get; } = Load();

    /// <summary>The probabilities of the acts, in the order of the table, and of <c>none</c> behind them; they sum to one.</summary>
    public void Read(SignList signs, Span<double> probabilities)
    {
        Span<float> sums = stackalloc float[Outcomes];
        sums.Clear();
        for (var i = 0; i < signs.Count; i++)
        {
            if (RowOf(signs.HashOf(i)) is var row and >= 0)
            {
                for (var j = 0; j < Outcomes; j++)
                {
                    sums[j] += _weights[(row * Outcomes) + j];
                }
            }
        }

        double top = double.NegativeInfinity, all = 0;
        for (var j = 0; j < Outcomes; j++)
        {
            probabilities[j] = ((sums[j] * _steps[j]) + _constants[j]) / _temperature;
            top = Math.Max(top, probabilities[j]);
        }

        for (var j = 0; j < Outcomes; j++)
        {
            all += probabilities[j] = Math.Exp(probabilities[j] - top);
        }

        for (var j = 0; j < Outcomes; j++)
        {
            probabilities[j] /= all;
        }
    }

    /// <summary>How far a sign speaks for one outcome rather than another, in natural logarithms of odds; 0 for a sign that was never learnt.</summary>
    public float For(ulong sign, int outcome, int other) =>
        RowOf(sign) is var row and >= 0
            ? ((_weights[(row * Outcomes) + outcome] * _steps[outcome]) - (_weights[(row * Outcomes) + other] * _steps[other])) / _temperature
            : 0;

    private static int Bucket(ulong sign) => (int)(sign >> (64 - IndexBits));

    private int RowOf(ulong sign)
    {
        var bucket = Bucket(sign);
        for (var row = _index[bucket]; row < _index[bucket + 1]; row++)
        {
            if (_signs[row] == sign)
            {
                return row;
            }
        }

        return -1;
    }

    private static ActModel Load()
    {
        using var stream = typeof(ActModel).Assembly.GetManifestResourceStream("acts.weights") ?? throw new InvalidOperationException("The weights of acts are not built into this assembly.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return new(file);
    }
}
