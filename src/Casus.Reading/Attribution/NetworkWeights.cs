using System.Runtime.InteropServices;
using System.Text;
using Casus.Language;

namespace Casus.Reading;

/// <summary>
/// One layer of the network: seven blocks of the width mixed into two pieces a number, the sentences' part, a layer norm. A token's own row and its neighbours at
/// <paramref name="Distance"/> are a window, kept as the six parts of <see cref="Winograd"/>; the other four blocks are <paramref name="Mix"/>.
/// </summary>
internal sealed record NetworkLayer(NativeFloats[] Window, NativeFloats Mix, NativeFloats Bias, NativeFloats Pool, NativeFloats Scale, NativeFloats Shift, int Distance, bool SeesEdges);

/// <summary>The weights of the attribution network as <c>training/attribution</c> made them, laid out for the kernels.</summary>
/// <remarks>The file is a pack (<c>docs/reference/language.md</c>) with halves in its byte sections; what each section holds stands in <c>training/README.md</c>.</remarks>
internal sealed class NetworkWeights
{
    public const int Pieces = 2;
    public const int Blocks = 7;

    /// <summary>The blocks after those of the window.</summary>
    public const int Looks = Blocks - 3;

    /// <summary>The gap that training keeps around a document: what lies farther off is zero.</summary>
    public const int Farthest = 16;

    /// <summary>O, then begin, inside, end and single of source, cue and content.</summary>
    public const int Labels = 13;

    /// <summary>The numbers a row of either encoder of the language model the network looks at.</summary>
    public const int EncoderWidth = 96;

    // The kernels go through a row sixteen numbers at a time.
    private const int Step = 16;

    private const int Widest = 256;

    /// <summary>The categorical inputs, in the order of the input row.</summary>
    public static readonly string[] Categories = ["tag", "dep", "ent", "shape", "quote", "place"];

    private readonly PackFile _file;
    private KnownLabels? _known; // of the language model last asked about

    private sealed record KnownLabels(LabelSet Labels, LabelNumbers Numbers);

    public NetworkWeights(PackFile file)
    {
        _file = file;
        Words = new(file);
        var lemmas = Encoding.UTF8.GetString(file.Bytes("lemmas").Span).Split('\n');
        Lemmas = new(lemmas.Length, StringComparer.Ordinal);
        for (var i = 0; i < lemmas.Length; i++)
        {
            Lemmas[lemmas[i]] = i + 1;
        }

        LanguageLabels = Encoding.UTF8.GetString(file.Bytes("labels").Span);
        LemmaRows = Halves("lemma");
        LemmaWidth = LemmaRows.Length / (lemmas.Length + 1);
        Tables = Array.ConvertAll(Categories, name => Halves(name));
        TableWidths = Array.ConvertAll(Categories, name => BitConverter.ToInt32(file.Bytes(name + ".width").Span));
        Width = file.Bytes("norm.scale").Length / sizeof(ushort);
        if (Width is 0 or > Widest || Width % Step != 0)
        {
            throw new ModelFormatException(file.Name, $"its network is {Width} numbers wide; multiples of {Step} up to {Widest} are known");
        }

        InputWidth = (2 * EncoderWidth) + Words.Width + LemmaWidth + TableWidths.Sum();
        Enter = Linear("enter.w", Pieces * Width, InputWidth);
        EnterBias = Native("enter.b", Pieces * Width);
        (EnterScale, EnterShift) = (Native("norm.scale", Width), Native("norm.shift", Width));
        var distances = MemoryMarshal.Cast<byte, int>(file.Bytes("distances").Span).ToArray();
        Layers = new NetworkLayer[distances.Length];
        for (var i = 0; i < Layers.Length; i++)
        {
            if (distances[i] is not (1 or 2 or 4 or 8))
            {
                throw new ModelFormatException(file.Name, $"its layer {i} looks {distances[i]} tokens far; 1, 2, 4 and 8 are known");
            }

            var mix = Matrix($"layer{i}.mix.w", Pieces * Width, Blocks * Width);
            Layers[i] = new(Window(mix, Width), Panels.Linear(Columns(mix, Blocks * Width, 3 * Width), Pieces * Width, Looks * Width), Native($"layer{i}.mix.b", Pieces * Width), Linear($"layer{i}.pool.w", Pieces * Width, 3 * Width),
                Native($"layer{i}.scale", Width), Native($"layer{i}.shift", Width), distances[i], i % 2 == 0);
        }

        Out = Linear("out.w", Labels, Width);
        OutBias = Halves("out.b");
        Transitions = Halves("transitions");
        if (Transitions.Length != Labels * Labels || OutBias.Length != Labels)
        {
            throw new ModelFormatException(file.Name, "its labels are not those of this program");
        }
    }

    public WordTable Words { get; }

    /// <summary>The numbers of the lemmas that training saw often enough; 0 is any other.</summary>
    public Dictionary<string, int> Lemmas { get; }

    /// <summary>The names of tags, relations and entities the numbers were trained with, a line each.</summary>
    public string LanguageLabels { get; }

    public float[] LemmaRows { get; }

    public int LemmaWidth { get; }

    public float[][] Tables { get; }

    public int[] TableWidths { get; }

    /// <summary>The numbers of a token's row between the layers.</summary>
    public int Width { get; }

    /// <summary>The numbers of an input row: both encoders', the word's vector, the lemma's, the categories'.</summary>
    public int InputWidth { get; }

    public NativeFloats Enter { get; }

    public NativeFloats EnterBias { get; }

    public NativeFloats EnterScale { get; }

    public NativeFloats EnterShift { get; }

    public NetworkLayer[] Layers { get; }

    public NativeFloats Out { get; }

    public float[] OutBias { get; }

    /// <summary>[from, to], with very low numbers where one label cannot follow another.</summary>
    public float[] Transitions { get; }

    /// <summary>The numbers of a language model's labels as the network knows them.</summary>
    /// <exception cref="ModelFormatException">The network was not trained over this model.</exception>
    public LabelNumbers NumbersOf(LabelSet labels)
    {
        var known = _known;
        if (known is null || !ReferenceEquals(known.Labels, labels))
        {
            _known = known = new(labels, new(_file.Name, LanguageLabels, labels));
        }

        return known.Numbers;
    }

    /// <summary>The names of a language model's tags, relations and entities, as <see cref="LanguageLabels"/> has them.</summary>
    public static string LabelsOf(Doc doc) =>
        string.Join('\n', Names(doc.Labels.Tags).Concat(Names(doc.Labels.Relations)).Concat(Names(doc.Labels.Entities)));

    private static IEnumerable<string> Names(Labels labels) => Enumerable.Range(0, labels.Count).Select(i => labels[i]);

    // Training's order is own, before, after.
    private static NativeFloats[] Window(float[] mix, int width)
    {
        var parts = new float[Winograd.Parts][];
        for (var part = 0; part < parts.Length; part++)
        {
            parts[part] = new float[Pieces * width * width];
        }

        Span<float> filter = stackalloc float[Winograd.Parts];
        for (var column = 0; column < Pieces * width; column++)
        {
            for (var i = 0; i < width; i++)
            {
                var at = (column * Blocks * width) + i;
                Winograd.Filter(mix[at + width], mix[at], mix[at + (2 * width)], filter);
                for (var part = 0; part < parts.Length; part++)
                {
                    parts[part][(column * width) + i] = filter[part];
                }
            }
        }

        return Array.ConvertAll(parts, part => Panels.Linear(part, Pieces * width, width));
    }

    // What follows the first numbers of every row.
    private static float[] Columns(float[] matrix, int width, int from)
    {
        var kept = new float[matrix.Length / width * (width - from)];
        for (var row = 0; row < matrix.Length / width; row++)
        {
            matrix.AsSpan((row * width) + from, width - from).CopyTo(kept.AsSpan(row * (width - from)));
        }

        return kept;
    }

    private NativeFloats Linear(string name, int columns, int k) => Panels.Linear(Matrix(name, columns, k), columns, k);

    private float[] Matrix(string name, int columns, int k)
    {
        var values = Halves(name);
        return values.Length == columns * k ? values
            : throw new ModelFormatException(_file.Name, $"its section '{name}' holds {values.Length} numbers where {columns * k} are needed");
    }

    private NativeFloats Native(string name, int count)
    {
        var values = Halves(name);
        return values.Length == count ? NativeFloats.Of(values)
            : throw new ModelFormatException(_file.Name, $"its section '{name}' holds {values.Length} numbers where {count} are needed");
    }

    private float[] Halves(string name)
    {
        var halves = MemoryMarshal.Cast<byte, Half>(_file.Bytes(name).Span);
        var values = new float[halves.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)halves[i];
        }

        return values;
    }
}
