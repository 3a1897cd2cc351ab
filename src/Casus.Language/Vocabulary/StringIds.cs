using System.Text;

namespace Casus.Language;

/// <summary>spaCy's id of a string: 0 for none, a small number for a reserved symbol, else MurmurHash64A of its UTF-8 with seed 1.</summary>
internal static class StringIds
{
    public static ulong Of(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        // No reserved symbol is longer, so most words skip the look-up.
        if (text.Length <= Symbols.LongestName && text[0] < 0x80 && Symbols.Find(text) is var symbol and > 0)
        {
            return (ulong)symbol;
        }

        var size = Encoding.UTF8.GetMaxByteCount(text.Length);
        var buffer = size <= 1024 ? stackalloc byte[1024] : new byte[size];
        return Murmur.Hash64(buffer[..Encoding.UTF8.GetBytes(text, buffer)], 1);
    }
}

/// <summary>The 456 names that spaCy reserves (<c>symbols.pxd</c>): attributes, parts of speech, entity types and relations.</summary>
internal static class Symbols
{
    public const int LongestName = 19;

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Ids = Build().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The symbol's number, or 0.</summary>
    public static int Find(ReadOnlySpan<char> name) => Ids.TryGetValue(name, out var id) ? id : 0;

    private static Dictionary<string, int> Build()
    {
        var ids = new Dictionary<string, int>(460, StringComparer.Ordinal);
        Add(1, "IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_PUNCT IS_SPACE IS_TITLE IS_UPPER LIKE_URL LIKE_NUM LIKE_EMAIL IS_STOP IS_OOV_DEPRECATED IS_BRACKET IS_QUOTE IS_LEFT_PUNCT IS_RIGHT_PUNCT IS_CURRENCY");
        for (var flag = 19; flag <= 63; flag++)
        {
            ids.Add($"FLAG{flag}", flag);
        }

        Add(64, "ID ORTH LOWER NORM SHAPE PREFIX SUFFIX LENGTH CLUSTER LEMMA POS TAG DEP ENT_IOB ENT_TYPE HEAD SENT_START SPACY PROB LANG");
        Add(84, "ADJ ADP ADV AUX CONJ CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X EOL SPACE");
        for (var deprecated = 1; deprecated <= 276; deprecated++)
        {
            ids.Add($"DEPRECATED{deprecated:D3}", 103 + deprecated);
        }

        Add(380, "PERSON NORP FACILITY ORG GPE LOC PRODUCT EVENT WORK_OF_ART LANGUAGE LAW DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL");
        Add(398, "acomp advcl advmod agent amod appos attr aux auxpass cc ccomp complm conj cop csubj csubjpass dep det dobj expl hmod hyph infmod intj iobj mark meta neg nmod nn npadvmod nsubj nsubjpass num number oprd obj obl parataxis partmod pcomp pobj poss possessive preconj prep prt punct quantmod relcl rcmod root xcomp acl");
        Add(452, "ENT_KB_ID MORPH ENT_ID IDX _");
        return ids;

        void Add(int first, string names)
        {
            foreach (var name in names.Split(' '))
            {
                ids.Add(name, first++);
            }
        }
    }
}
