namespace Casus.Language;

/// <summary>A model opened: rules compiled, weights laid out for the kernels. Shared by all workers and never written to.</summary>
internal sealed class LanguageModel : IDisposable
{
    private readonly PackFile _file;

    public LanguageModel(PackFile file, PipelineOptions options)
    {
        _file = file;
        var rules = ModelRules.Read(file);
        Facts = rules.Facts;
        Aside<EncoderWeights>? encoder = null, entityEncoder = null;
        try
        {
            var vectors = Vectors = WordVectors.Open(file);

            // Laying out the weights and compiling the rules take about as long.
            encoder = new(() => new(file, "tok2vec", Shape("tok2vec"), vectors));
            entityEncoder = options.Entities ? new(() => new(file, "ner", Shape("ner"), vectors)) : null;
            TagNumbers = new int[rules.Tags.Length];
            for (var i = 0; i < TagNumbers.Length; i++)
            {
                TagNumbers[i] = Labels.Tags.Add(rules.Tags[i]);
            }

            Ruler = new(rules.Ruler, Labels);
            Vocabulary = new(new(rules.Tokenizer), SpecialTrie.Of(rules.Tokenizer.Torn), new(file.Bytes("norms")), Ruler, Vectors);
            Lemmatizer = new(file, rules.LemmaRules, Labels);
            Tagger = new(file, "tagger", TagNumbers.Length, Width("tok2vec"));
            Parser = new(file, rules.ParserMoves, Width("tok2vec"), Labels.Relations);
            if (options.Entities)
            {
                Entities = new(file, rules.EntityMoves, Width("ner"), Labels.Entities);
            }

            (Encoder, EntityEncoder) = (encoder.Result(), entityEncoder?.Result());
            if (options.UseSenter)
            {
                SenterEncoder = new(file, "senter", Shape("senter"), Vectors);
                Senter = new(file, "senter", 2, SenterEncoder.Width);
            }
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidDataException)
        {
            throw new ModelFormatException(file.Name, e.Message);
        }
        finally
        {
            // Whatever else is wrong with the file, it stays open until nobody reads it.
            encoder?.Settle();
            entityEncoder?.Settle();
        }

        int Width(string component) => file.Section($"{component}.embed.0").Shape is [.., var width] ? width : 0;

        EncoderShape Shape(string component) => rules.Encoders.GetValueOrDefault(component) ?? throw new ModelFormatException(file.Name, $"it has no encoder '{component}'");
    }

    public ModelFacts Facts { get; }

    public LabelSet Labels { get; } = new();

    public int[] TagNumbers { get; }

    public WordVectors? Vectors { get; }

    public AttributeRuler Ruler { get; }

    public Vocabulary Vocabulary { get; }

    public RuleLemmatizer Lemmatizer { get; }

    public EncoderWeights Encoder { get; }

    public OutputLayer Tagger { get; }

    public ParserModel Parser { get; }

    public EncoderWeights? EntityEncoder { get; }

    public EntityModel? Entities { get; }

    public EncoderWeights? SenterEncoder { get; }

    public OutputLayer? Senter { get; }

    public void Dispose() => ((IDisposable)_file).Dispose();
}
