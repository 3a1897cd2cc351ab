using System.Collections.Frozen;
using System.Text;

namespace Casus.Reading;

/// <summary>Brings the spellings of a name together: case, diacritics, transliterations (Zelenskyy, Zelensky, Zelenskiy; Sergey, Sergei; al-, el-).</summary>
internal static class NameFold
{
    private const int Longest = 64;

    /// <summary>One word of a name as its key: lower-case ASCII where it can be; empty for words that carry nothing (al, Jr.).</summary>
    public static string Key(ReadOnlySpan<char> word)
    {
        Span<char> plain = stackalloc char[Longest * 2];
        var length = Plain(Article(word), plain);
        if (length == 0)
        {
            return string.Empty;
        }

        Span<char> key = stackalloc char[Longest * 2];
        return new string(key[..Sound(plain[..length], key)]) is var folded && IsNothing(folded) ? string.Empty : folded;
    }

    /// <summary>The keys of a name's words, without those that carry nothing.</summary>
    public static List<string> Keys(ReadOnlySpan<char> name)
    {
        var keys = new List<string>(4);
        foreach (var part in name.SplitAny(' ', '\u00A0', '\n', '\r', '\t'))
        {
            if (Key(name[part]) is { Length: > 0 } key)
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    /// <summary>Words joined by hyphens, lower case, ASCII: the last part of an actor's id.</summary>
    public static string Slug(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
            {
                text.Append(Plain(char.ToLowerInvariant(c)));
            }
            else if (c is not (>= '\u0300' and <= '\u036F') && c is not ('\'' or '’' or '.') && text.Length > 0 && text[^1] != '-')
            {
                text.Append('-');
            }
        }

        return text.ToString().Trim('-');
    }

    // al-Assad, el-Sisi, ash-Sharaa: the article is not part of the key.
    private static ReadOnlySpan<char> Article(ReadOnlySpan<char> word)
    {
        var hyphen = word.IndexOf('-');
        return hyphen is 2 or 3 && word.Length > hyphen + 2 && IsArticle(word[..hyphen]) ? word[(hyphen + 1)..] : word;
    }

    private static bool IsArticle(ReadOnlySpan<char> word) => word.Length == 2 ? word is "al" or "Al" or "el" or "El" or "as" or "ad" or "an" or "ar" or "at" : word is "ash" or "Ash";

    private static int Plain(ReadOnlySpan<char> word, Span<char> plain)
    {
        var length = 0;
        foreach (var c in word)
        {
            if (char.IsLetterOrDigit(c) && length + 2 < plain.Length)
            {
                foreach (var letter in Plain(char.ToLowerInvariant(c)))
                {
                    plain[length++] = letter;
                }
            }
        }

        return length;
    }

    private static string Plain(char lower) => lower switch
    {
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ə' => "a",
        _ => lower < 128 ? Ascii[lower] : Bare.TryGetValue(lower, out var bare) ? Ascii[bare] : lower.ToString(),
    };

    // The letters of Latin alphabets without their marks: the first of each row, then those that carry one. (A process may run without the data that normalization needs.)
    private static readonly string[] Marked =
    [
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ",
        "bḃḅḇ",
        "cçćĉċčḉ",
        "dďḋḍḏḑḓ",
        "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
        "fḟ",
        "gĝğġģǧǵḡ",
        "hĥȟḣḥḧḩḫẖ",
        "iìíîïĩīĭįǐȉȋḭḯỉị",
        "jĵǰ",
        "kķǩḱḳḵ",
        "lĺļľḷḹḻḽ",
        "mḿṁṃ",
        "nñńņňǹṅṇṉṋ",
        "oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ",
        "pṕṗ",
        "rŕŗřȑȓṙṛṝṟ",
        "sśŝşšſșṡṣṥṧṩẛ",
        "tţťțṫṭṯṱẗ",
        "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
        "vṽṿ",
        "wŵẁẃẅẇẉẘ",
        "xẋẍ",
        "yýÿŷȳẏẙỳỵỷỹ",
        "zźżžẑẓẕ",
    ];

    private static readonly FrozenDictionary<char, char> Bare = Marked.SelectMany(row => row.Skip(1).Select(c => (Marked: c, Bare: row[0]))).ToFrozenDictionary(p => p.Marked, p => p.Bare);

    private static readonly string[] Ascii = [.. Enumerable.Range(0, 128).Select(c => ((char)c).ToString())];

    // Letters that transliterations of one name differ in become one; doubled letters single.
    private static int Sound(ReadOnlySpan<char> plain, Span<char> key)
    {
        var length = 0;
        for (var i = 0; i < plain.Length; i++)
        {
            var c = plain[i];
            var next = i + 1 < plain.Length ? plain[i + 1] : '\0';
            if (c == 'k' && next == 'h')
            {
                continue;
            }

            (c, i) = (c, next) switch
            {
                ('o', 'u') => ('u', i + 1),
                ('o', 'o') => ('u', i + 1),
                ('y', 'e') when i == 0 => ('e', i + 1),
                ('c', 'k') => ('k', i + 1),
                ('q', _) => ('k', i),
                ('y', _) => ('i', i),
                ('j', _) when i > 0 && next is '\0' => ('i', i),
                _ => (c, i),
            };
            if (length == 0 || key[length - 1] != c)
            {
                key[length++] = c;
            }
        }

        // -yev and -ev, -iy and -y: Medvedyev, Sergeyev; the vowel before the ending goes.
        if (length > 4 && key[length - 1] == 'v' && key[length - 2] == 'e' && key[length - 3] == 'i')
        {
            key[length - 3] = 'e';
            key[length - 2] = 'v';
            length--;
        }

        return length;
    }

    private static bool IsNothing(string key) => key is "al" or "el" or "ir" or "jr" or "sr" or "ii" or "i" or "iii" or "iv";
}
