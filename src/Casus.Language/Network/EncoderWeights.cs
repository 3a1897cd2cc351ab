namespace Casus.Language;

/// <summary>Which of a token's features an embedding table is asked for.</summary>
internal enum FeatureColumn
{
    Norm,
    Prefix,
    Suffix,
    Shape,
    Spacy,
    IsSpace,
}

/// <summary>One maxout with its normalisation, laid out for the kernels.</summary>
internal sealed record MaxoutLayer(int K, int Panels, NativeFloats Weights, NativeFloats Bias, NativeFloats Scale, NativeFloats Shift);

/// <summary>The weights of a MultiHashEmbed (perhaps with static vectors) and a MaxoutWindowEncoder of window 1. Shared by all workers.</summary>
internal sealed class EncoderWeights
{
    public EncoderWeights(PackFile file, string component, EncoderShape shape, WordVectors? vectors)
    {
        // Loops rather than queries: this runs while a model is opened, and queries over values would each be compiled then.
        Seeds = shape.Seeds;
        Columns = new FeatureColumn[shape.Columns.Length];
        Tables = new FloatTable[Columns.Length];
        for (var i = 0; i < Columns.Length; i++)
        {
            Columns[i] = shape.Columns[i] switch
            {
                "NORM" => FeatureColumn.Norm,
                "PREFIX" => FeatureColumn.Prefix,
                "SUFFIX" => FeatureColumn.Suffix,
                "SHAPE" => FeatureColumn.Shape,
                "SPACY" => FeatureColumn.Spacy,
                "IS_SPACE" => FeatureColumn.IsSpace,
                var c => throw new ModelFormatException(file.Name, $"its encoder '{component}' asks for {c}, which is not known here"),
            };
            DependsOnSpace |= Columns[i] == FeatureColumn.Spacy;
            Tables[i] = file.Table($"{component}.embed.{i}", -1, -1);
            Width = Tables[0].Width;
            if (Width % 16 != 0 || Tables[i].Width != Width)
            {
                throw new ModelFormatException(file.Name, $"its encoder '{component}' is {Width} wide; widths are multiples of 16");
            }
        }

        if (Seeds.Length != Columns.Length || Columns.Length == 0)
        {
            throw new ModelFormatException(file.Name, $"its encoder '{component}' has {Seeds.Length} seeds for {Columns.Length} columns");
        }

        if (shape.Vectors)
        {
            Vectors = vectors ?? throw new ModelFormatException(file.Name, $"its encoder '{component}' needs word vectors and there are none");
            VectorProjection = Panels.Linear(file.Floats($"{component}.vectors.w", Width, Vectors.Width), Width, Vectors.Width);
        }

        Mixer = Layer("mixer", MixerParts * Width, windows: false);
        Layers = new MaxoutLayer[shape.Depth];
        for (var i = 0; i < Layers.Length; i++)
        {
            Layers[i] = Layer($"layer.{i}", 3 * Width, windows: i > 0);
        }

        MaxoutLayer Layer(string name, int k, bool windows)
        {
            var pieces = file.Section($"{component}.{name}.w").Shape is [_, var p, _] && p is > 0 and <= 3
                ? p
                : throw new ModelFormatException(file.Name, $"its layer '{component}.{name}' has more than three pieces");
            var weights = file.Floats($"{component}.{name}.w", Width, pieces, k);
            return new(
                k,
                Width / 16,
                windows ? Panels.Window(weights, Width, pieces, Width) : Panels.Maxout(weights, Width, pieces, k),
                Panels.MaxoutBias(file.Floats($"{component}.{name}.b", Width, pieces), Width, pieces),
                NativeFloats.Of(file.Floats($"{component}.{name}.scale", Width)),
                NativeFloats.Of(file.Floats($"{component}.{name}.shift", Width)));
        }
    }

    public FeatureColumn[] Columns { get; }

    public uint[] Seeds { get; }

    public FloatTable[] Tables { get; }

    public int Width { get; }

    public WordVectors? Vectors { get; }

    public NativeFloats? VectorProjection { get; }

    public MaxoutLayer Mixer { get; }

    /// <summary>The first is laid out for ready-made sums, the others for windows four at a time (<see cref="Panels.Window"/>).</summary>
    public MaxoutLayer[] Layers { get; }

    /// <summary>Whether a token's sums differ when a space follows it.</summary>
    public bool DependsOnSpace { get; }

    /// <summary>Parts of the mixer's input, each as wide as the encoder: the columns, and the projected vector where there are vectors.</summary>
    public int MixerParts => Columns.Length + (Vectors is null ? 0 : 1);
}
