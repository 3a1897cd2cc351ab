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
        try
        {
            TagNumbers = [.. rules.Tags.Select(Labels.Tags.Add)];
            Vectors = WordVectors.Open(file);
            Ruler = new(rules.Ruler, Labels);
            Vocabulary = new(new(rules.Tokenizer), SpecialTrie.Of(rules.Tokenizer.Torn), new(file.Bytes("norms")), Ruler, Vectors);
            Lemmatizer = new(file, rules.LemmaRules, Labels);
            Encoder = new(file, "tok2vec", Shape("tok2vec"), Vectors);
            Tagger = new(file, "tagger", TagNumbers.Length, Encoder.Width);
            Parser = new(file, rules.ParserMoves, Encoder.Width, Labels.Relations);
            if (options.Entities)
            {
                EntityEncoder = new(file, "ner", Shape("ner"), Vectors);
                Entities = new(file, rules.EntityMoves, EntityEncoder.Width, Labels.Entities);
            }

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
