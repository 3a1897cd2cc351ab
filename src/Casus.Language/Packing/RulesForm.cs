namespace Casus.Language;

/// <summary>
/// The binary form of <see cref="ModelRules"/>: texts are UTF-8 after their length, lists their count and then their members. Read in a fresh process it costs a
/// fraction of what a JSON reader costs to be compiled.
/// </summary>
internal static class RulesForm
{
    /// <summary>No list of a model is longer; a longer one would be a broken file.</summary>
    private const int CountLimit = 1 << 20;

    public static void Write(BinaryWriter to, ModelRules rules)
    {
        var facts = rules.Facts;
        Texts(to, [facts.Name, facts.Language, facts.Version, facts.License, facts.Author, facts.Url]);
        var tokenizer = rules.Tokenizer;
        foreach (var pattern in (string?[])[tokenizer.Prefix, tokenizer.Suffix, tokenizer.Infix, tokenizer.Url, tokenizer.Token])
        {
            to.Write(pattern ?? "");
        }

        Entries(to, tokenizer.Exceptions, TextLists);
        TextLists(to, tokenizer.Torn);
        Texts(to, rules.Tags);
        TextLists(to, rules.ParserMoves);
        TextLists(to, rules.EntityMoves);
        List(to, rules.Ruler, (_, entry) =>
        {
            List(to, entry.Patterns, (_, pattern) => List(to, pattern, (_, token) => List(to, token, (_, test) => Texts(to, [test.Attribute, test.Kind, .. test.Values]))));
            Entries(to, entry.Set, (_, value) => to.Write(value));
            to.Write(entry.Index);
        });
        Entries(to, rules.LemmaRules, TextLists);
        Entries(to, rules.Encoders, (_, shape) =>
        {
            Texts(to, shape.Columns);
            List(to, shape.Seeds, (_, seed) => to.Write(seed));
            to.Write(shape.Depth);
            to.Write(shape.Vectors);
        });
    }

    public static ModelRules Read(BinaryReader from)
    {
        var facts = Texts(from);
        if (facts.Length != 6)
        {
            throw new FormatException($"{facts.Length} facts where six are expected");
        }

        return new()
        {
            Facts = new(facts[0], facts[1], facts[2], facts[3], facts[4], facts[5]),
            Tokenizer = new(Pattern(from), Pattern(from), Pattern(from), Pattern(from), Pattern(from), Entries(from, TextLists), TextLists(from)),
            Tags = Texts(from),
            ParserMoves = TextLists(from),
            EntityMoves = TextLists(from),
            Ruler = List(from, RulerEntryFrom),
            LemmaRules = Entries(from, TextLists),
            Encoders = Entries(from, f => new EncoderShape(Texts(f), List(f, g => g.ReadUInt32()), f.ReadInt32(), f.ReadBoolean())),
        };
    }

    private static RulerEntry RulerEntryFrom(BinaryReader from) =>
        new(List(from, pattern => List(pattern, token => List(token, TestFrom))), Entries(from, value => value.ReadString()), from.ReadInt32());

    private static TokenTest TestFrom(BinaryReader from) => Texts(from) is [var attribute, var kind, .. var values]
        ? new(attribute, kind, values)
        : throw new FormatException("a test of the attribute ruler is cut short");

    private static string? Pattern(BinaryReader from) => from.ReadString() is { Length: > 0 } pattern ? pattern : null;

    private static void Texts(BinaryWriter to, string[] texts) => List(to, texts, (_, text) => to.Write(text));

    private static string[] Texts(BinaryReader from) => List(from, f => f.ReadString());

    private static void TextLists(BinaryWriter to, string[][] lists) => List(to, lists, Texts);

    private static string[][] TextLists(BinaryReader from) => List(from, Texts);

    private static void List<T>(BinaryWriter to, T[] members, Action<BinaryWriter, T> write)
    {
        to.Write7BitEncodedInt(members.Length);
        foreach (var member in members)
        {
            write(to, member);
        }
    }

    private static T[] List<T>(BinaryReader from, Func<BinaryReader, T> read)
    {
        var members = new T[Count(from)];
        for (var i = 0; i < members.Length; i++)
        {
            members[i] = read(from);
        }

        return members;
    }

    private static void Entries<T>(BinaryWriter to, Dictionary<string, T> entries, Action<BinaryWriter, T> write)
    {
        to.Write7BitEncodedInt(entries.Count);
        foreach (var (key, value) in entries)
        {
            to.Write(key);
            write(to, value);
        }
    }

    private static Dictionary<string, T> Entries<T>(BinaryReader from, Func<BinaryReader, T> read)
    {
        var count = Count(from);
        var entries = new Dictionary<string, T>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var key = from.ReadString();
            entries.Add(key, read(from));
        }

        return entries;
    }

    private static int Count(BinaryReader from) =>
        from.Read7BitEncodedInt() is var count && count is >= 0 and <= CountLimit ? count : throw new FormatException($"a list of {count} members");
}
