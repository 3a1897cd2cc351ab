using System.Text.Json;

namespace Casus.Language;

/// <summary>Reads a pipeline as spaCy v3 writes it to disk and packs it.</summary>
internal sealed class SpacyFolder(string folder)
{
    private static readonly string[] PartsOfSpeech = ["adj", "adp", "adv", "aux", "conj", "cconj", "det", "intj", "noun", "num", "part", "pron", "propn", "punct", "sconj", "sym", "verb", "x"];

    /// <summary>The file that was read last: what a fault is told of.</summary>
    private string? _file;

    public byte[] Pack()
    {
        if (!Directory.Exists(folder))
        {
            throw new ModelFormatException(folder, "there is no such folder");
        }

        foreach (var needed in (string[])["meta.json", "tokenizer"])
        {
            if (!File.Exists(At(needed)))
            {
                throw new ModelFormatException(folder, $"it is not a folder of a spaCy pipeline: it has no {needed}");
            }
        }

        try
        {
            return PackAll();
        }
        catch (Exception e) when (Reason(e) is not null)
        {
            throw new ModelFormatException(_file ?? folder, Reason(e)!);
        }
    }

    /// <summary>What a file must be like whose reading ends so; null for what no file is to blame for.</summary>
    private static string? Reason(Exception e) => e switch
    {
        IOException or UnauthorizedAccessException or FormatException => e.Message,
        JsonException wrong => System.FormattableString.Invariant($"it is no JSON (line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1})"),
        KeyNotFoundException => "a value is missing that every pipeline of this kind has",
        InvalidOperationException or InvalidCastException => "a value is missing, doubled or of another kind than spaCy writes",
        ArgumentException or OverflowException => "a value is out of range",
        _ => null,
    };

    private byte[] PackAll()
    {
        var writer = new PackWriter();
        var encoders = new Dictionary<string, EncoderShape>(StringComparer.Ordinal);
        PackEncoder("tok2vec", writer, encoders);
        PackEncoder("ner", writer, encoders);
        if (File.Exists(At("senter", "model")))
        {
            PackEncoder("senter", writer, encoders);
            PackOutput("senter", writer);
        }

        PackOutput("tagger", writer);
        PackTransitions("parser", writer);
        PackTransitions("ner", writer);
        PackVectors(writer);
        var lemmas = Map("lemmatizer", "lookups", "lookups.bin");
        var lemmaRules = PackLemmas(lemmas, writer);
        writer.Add("norms", NormTable.Pack(Map("vocab", "lookups.bin").Get<MessagePackMap>("lexeme_norm").Entries
            .Select(e => KeyValuePair.Create(MessagePackMap.Key(e.Key, At("vocab", "lookups.bin")), (string)e.Value!))));
        writer.Add("rules", new ModelRules
        {
            Facts = Facts(),
            Tokenizer = Tokenizer(),
            Tags = Tags(),
            ParserMoves = Moves("parser"),
            EntityMoves = Moves("ner"),
            Ruler = [.. MessagePackMap.Cast<List<object?>>(Value("attribute_ruler", "patterns"), At("attribute_ruler", "patterns")).Select(RulerEntryOf)],
            LemmaRules = lemmaRules,
            Encoders = encoders,
        }.ToBytes());
        return writer.ToBytes();
    }

    private ModelFacts Facts()
    {
        using var meta = JsonDocument.Parse(Bytes("meta.json"));
        return new($"{Text("lang")}_{Text("name")}", Text("lang"), Text("version"), Text("license"), Text("author"), Text("url"));

        string Text(string name) => meta.RootElement.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
    }

    private TokenizerRules Tokenizer()
    {
        var map = Map("tokenizer");
        var exceptions = new Dictionary<string, string[][]>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Get<MessagePackMap>("exceptions").Entries)
        {
            exceptions.Add((string)key, [.. MessagePackMap.Cast<List<object?>>(value, At("tokenizer")).Select(t => ExceptionToken(MessagePackMap.Cast<MessagePackMap>(t, At("tokenizer"))))]);
        }

        var rules = new TokenizerRules(Pattern("prefix_search"), Pattern("suffix_search"), Pattern("infix_finditer"), Pattern("url_match"), Pattern("token_match"), exceptions, []);
        return rules with { Torn = AffixSplitter.Torn(rules) };

        string? Pattern(string name) => map.Find(name) as string;
    }

    // 65 is ORTH, 67 is NORM.
    private static string[] ExceptionToken(MessagePackMap token) => token.Find(67L) is string norm ? [token.Get<string>(65L), norm] : [token.Get<string>(65L)];

    private string[] Tags()
    {
        using var cfg = JsonDocument.Parse(Bytes("tagger", "cfg"));
        return [.. cfg.RootElement.GetProperty("labels").EnumerateArray().Select(l => l.GetString()!)];
    }

    // Inside a move labels stand by frequency, then name, both descending (transition_system.pyx); names compare by code point.
    private string[][] Moves(string component)
    {
        using var moves = JsonDocument.Parse(Map(component, "moves").Get<string>("moves"));
        return [.. moves.RootElement.EnumerateObject().OrderBy(m => int.Parse(m.Name, System.Globalization.CultureInfo.InvariantCulture))
            .Select(m => m.Value.EnumerateObject().OrderByDescending(l => l.Value.GetInt64()).ThenByDescending(l => l.Name, StringComparer.Ordinal).Select(l => l.Name).ToArray())];
    }

    private void PackEncoder(string component, PackWriter writer, Dictionary<string, EncoderShape> encoders)
    {
        var model = ThincModel.Read(Bytes(component, "model"), At(component, "model"));
        var columns = model.Named("extract_features").Single().Attribute<List<object?>>("columns").Cast<string>().ToArray();
        var embeds = model.Named("hashembed").ToList();
        var maxouts = model.Named("maxout").ToList();
        var norms = model.Named("layernorm").ToList();
        if (embeds.Count != columns.Length || maxouts.Count < 2 || norms.Count != maxouts.Count)
        {
            throw new ModelFormatException(model.File, "its layers are not those of MultiHashEmbed and MaxoutWindowEncoder");
        }

        for (var i = 0; i < embeds.Count; i++)
        {
            writer.Add($"{component}.embed.{i}", embeds[i].Parameter("E"));
        }

        for (var i = 0; i < maxouts.Count; i++)
        {
            var layer = i == 0 ? "mixer" : $"layer.{i - 1}";
            writer.Add($"{component}.{layer}.w", maxouts[i].Parameter("W"));
            writer.Add($"{component}.{layer}.b", maxouts[i].Parameter("b"));
            writer.Add($"{component}.{layer}.scale", norms[i].Parameter("G"));
            writer.Add($"{component}.{layer}.shift", norms[i].Parameter("b"));
        }

        var statics = model.Named("static_vectors").SingleOrDefault();
        if (statics is not null)
        {
            writer.Add($"{component}.vectors.w", statics.Parameter("W"));
        }

        encoders.Add(component, new(columns, [.. embeds.Select(e => (uint)e.Attribute<long>("seed"))], maxouts.Count - 1, statics is not null));
    }

    private void PackOutput(string component, PackWriter writer)
    {
        var softmax = ThincModel.Read(Bytes(component, "model"), At(component, "model")).Named("softmax").Single();
        writer.Add($"{component}.output.w", softmax.Parameter("W"));
        writer.Add($"{component}.output.b", softmax.Parameter("b"));
    }

    private void PackTransitions(string component, PackWriter writer)
    {
        var model = ThincModel.Read(Bytes(component, "model"), At(component, "model"));
        var lower = model.Reference("lower");
        var upper = model.Reference("upper");
        var width = lower.Parameter("W").Shape[^1];
        var projection = model.Named("linear").Single(n => n.Index != upper.Index && n.Parameter("W").Shape[0] == width);
        writer.Add($"{component}.projection.w", projection.Parameter("W"));
        writer.Add($"{component}.projection.b", projection.Parameter("b"));
        writer.Add($"{component}.lower.w", lower.Parameter("W"));
        writer.Add($"{component}.lower.b", lower.Parameter("b"));
        writer.Add($"{component}.lower.pad", lower.Parameter("pad"));
        writer.Add($"{component}.upper.w", upper.Parameter("W"));
        writer.Add($"{component}.upper.b", upper.Parameter("b"));
    }

    private void PackVectors(PackWriter writer)
    {
        var vectors = NumericArray.ReadNpy(Bytes("vocab", "vectors"), At("vocab", "vectors"));
        if (vectors.Values.Length == 0)
        {
            return;
        }

        var rows = Map("vocab", "key2row").Entries.Select(e => (Key: MessagePackMap.Key(e.Key, At("vocab", "key2row")), Row: (int)(long)e.Value!)).OrderBy(e => e.Key).ToArray();
        if (rows.Any(r => r.Row < 0 || r.Row >= vectors.Shape[0]))
        {
            throw new ModelFormatException(At("vocab", "key2row"), "it names rows that the vectors do not have");
        }

        writer.Add("vectors", vectors, plain: true);
        writer.Add("vectors.keys", System.Runtime.InteropServices.MemoryMarshal.AsBytes(rows.Select(r => r.Key).ToArray().AsSpan()).ToArray());
        writer.Add("vectors.rows", System.Runtime.InteropServices.MemoryMarshal.AsBytes(rows.Select(r => r.Row).ToArray().AsSpan()).ToArray());
    }

    private Dictionary<string, string[][]> PackLemmas(MessagePackMap lemmas, PackWriter writer)
    {
        var file = At("lemmatizer", "lookups", "lookups.bin");
        var rules = new Dictionary<string, string[][]>(StringComparer.Ordinal);
        foreach (var part in PartsOfSpeech)
        {
            object key = StringIds.Of(part) is var id && id <= long.MaxValue ? (long)id : id;
            if (lemmas.Get<MessagePackMap>("lemma_rules").Find(key) is List<object?> pairs)
            {
                rules.Add(part, [.. pairs.Select(p => MessagePackMap.Cast<List<object?>>(p, file).Cast<string>().ToArray())]);
            }

            if (lemmas.Get<MessagePackMap>("lemma_index").Find(key) is List<object?> words)
            {
                writer.Add($"lemma.index.{part}", WordList.Pack(words.Cast<string>()));
            }

            if (lemmas.Get<MessagePackMap>("lemma_exc").Find(key) is MessagePackMap exceptions)
            {
                writer.Add($"lemma.exceptions.{part}", WordList.Pack(exceptions.Entries.Select(e => $"{e.Key}\t{string.Join('\t', ((List<object?>)e.Value!).Cast<string>())}")));
            }
        }

        return rules;
    }

    private RulerEntry RulerEntryOf(object? value)
    {
        var file = At("attribute_ruler", "patterns");
        var entry = MessagePackMap.Cast<MessagePackMap>(value, file);
        var patterns = entry.Get<List<object?>>("patterns").Select(p => MessagePackMap.Cast<List<object?>>(p, file)
            .Select(t => MessagePackMap.Cast<MessagePackMap>(t, file).Entries.SelectMany(e => Tests((string)e.Key, e.Value)).ToArray()).ToArray()).ToArray();
        var set = entry.Get<MessagePackMap>("attrs").Entries.ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
        return new(patterns, set, (int)entry.Get<long>("index"));

        IEnumerable<TokenTest> Tests(string attribute, object? wanted) => wanted switch
        {
            string text => [new(attribute, "is", [text])],
            bool flag => [new(attribute, "is", [flag ? "true" : "false"])],
            MessagePackMap map => map.Entries.Select(e => new TokenTest(attribute, Kind((string)e.Key), e.Value is string one ? [one] : [.. MessagePackMap.Cast<List<object?>>(e.Value, file).Cast<string>()])),
            _ => throw new ModelFormatException(file, $"a test of {attribute} is of an unknown kind"),
        };

        string Kind(string name) => name switch
        {
            "IN" => "in",
            "NOT_IN" => "not-in",
            "REGEX" => "regex",
            _ => throw new ModelFormatException(file, $"a test by {name} is not known here"),
        };
    }

    private string At(params ReadOnlySpan<string> parts) => Path.Combine([folder, .. parts]);

    private byte[] Bytes(params ReadOnlySpan<string> parts)
    {
        _file = At(parts);
        return File.ReadAllBytes(_file);
    }

    private object? Value(params ReadOnlySpan<string> parts) => MessagePack.Read(Bytes(parts), At(parts));

    private MessagePackMap Map(params ReadOnlySpan<string> parts) => MessagePackMap.Cast<MessagePackMap>(Value(parts), At(parts));
}
