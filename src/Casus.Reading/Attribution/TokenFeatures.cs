using System.Globalization;
using Casus.Language;

namespace Casus.Reading;

/// <summary>What the attribution network is told of each token beside the encoders' rows: small numbers, in columns.</summary>
/// <remarks>Training reads these very columns (<c>training/Features</c>), so that both agree by construction. A change here asks for new weights.</remarks>
internal sealed class TokenFeatures
{
    /// <summary>How many values <see cref="Shapes"/> has.</summary>
    public const int ShapeCount = 16;

    /// <summary>How many values <see cref="Quotes"/> has.</summary>
    public const int QuoteCount = 8;

    /// <summary>How many values <see cref="Places"/> has.</summary>
    public const int PlaceCount = 64;

    /// <summary>A quotation of no more tokens is short: it may be a name or a word kept at a distance.</summary>
    private const int ShortQuote = 4;

    private readonly DocColumns _columns;

    public TokenFeatures(ParsedDocument document)
    {
        var doc = document.Doc;
        _columns = doc.Columns;
        Labels = doc.Labels;
        var count = doc.Count;
        (Count, Shapes, Quotes, Places, Sentences) = (count, new byte[count], new byte[count], new byte[count], new int[count]);
        (TopLeft, TopRight) = (new int[count], new int[count]);
        int sentence = -1, first = 0;
        for (var i = 0; i < count; i++)
        {
            if (_columns.SentenceStarts[i] || i == 0)
            {
                sentence++;
                first = i;
            }

            Sentences[i] = sentence;
            Shapes[i] = Shape(_columns.Forms[i]);
            Quotes[i] = QuoteClass(document.Quotes, i);
            var paragraph = i == 0 || QuotePairing.EndsParagraph(doc, i - 1);
            Places[i] = (byte)((Steps(i - first) << 3) | (Math.Min(3, (sentence + 1) / 2) << 1) | (paragraph ? 1 : 0));
        }

        SentenceCount = sentence + 1;
        FindEdges();
    }

    public int Count { get; }

    /// <summary>The names behind the numbers of tags, relations and entity types.</summary>
    public LabelSet Labels { get; }

    public int SentenceCount { get; }

    public ushort[] Tags => _columns.Tags;

    public ushort[] Relations => _columns.Relations;

    /// <summary>The entity's type times four, plus its place in it.</summary>
    public ushort[] Entities => _columns.Entities;

    public string[] Lemmas => _columns.Lemmas;

    public int[] Heads => _columns.Heads;

    public byte[] Shapes { get; }

    public byte[] Quotes { get; }

    /// <summary>Place in the sentence (in steps), the sentence's place in the document, whether a paragraph begins.</summary>
    public byte[] Places { get; }

    /// <summary>The number of each token's sentence.</summary>
    public int[] Sentences { get; }

    /// <summary>The head of the widest constituent that begins at each token.</summary>
    public int[] TopLeft { get; }

    /// <summary>The head of the widest constituent that ends at each token.</summary>
    public int[] TopRight { get; }

    private void FindEdges()
    {
        var (heads, left, right) = (_columns.Heads, _columns.LeftEdges, _columns.RightEdges);
        for (var i = 0; i < Count; i++)
        {
            (TopLeft[i], TopRight[i]) = (-1, -1);
        }

        for (var i = 0; i < Count; i++)
        {
            // Wider constituents have heads further up; of all that begin (or end) at one token, the widest wins.
            if (TopLeft[left[i]] is var a && (a < 0 || right[i] > right[a] || (right[i] == right[a] && heads[a] == i)))
            {
                TopLeft[left[i]] = i;
            }

            if (TopRight[right[i]] is var b && (b < 0 || left[i] < left[b] || (left[i] == left[b] && heads[b] == i)))
            {
                TopRight[right[i]] = i;
            }
        }

        for (var i = 0; i < Count; i++)
        {
            TopLeft[i] = TopLeft[i] < 0 ? i : TopLeft[i];
            TopRight[i] = TopRight[i] < 0 ? i : TopRight[i];
        }
    }

    private static int Steps(int distance) => distance switch { < 4 => distance, < 6 => 4, < 10 => 5, < 20 => 6, _ => 7 };

    private static byte QuoteClass(QuoteMap quotes, int token)
    {
        if (quotes.At(token) is not { } quote)
        {
            return 0;
        }

        var at = token < quote.Inner.First ? 2 : token >= quote.Inner.End ? 3 : 1;
        return (byte)(at + (quote.Inner.Count <= ShortQuote ? 3 : 0) + (at == 1 && quote.Continues && quote.Inner.Count > ShortQuote ? 6 : 0));
    }

    private static byte Shape(Form form)
    {
        var text = form.Text;
        if (form.IsSpace)
        {
            return (byte)(text.AsSpan().ContainsAny('\n', '\r') ? 1 : 2);
        }

        var first = text[0];
        if (char.IsLetter(first))
        {
            var upper = 0;
            foreach (var c in text)
            {
                upper += char.IsUpper(c) ? 1 : 0;
            }

            return (byte)(upper == 0 ? 3 : !char.IsUpper(first) ? 4 : upper == 1 ? (text.Length == 1 ? 5 : 6) : upper == text.Length ? 7 : 8);
        }

        return first switch
        {
            >= '0' and <= '9' => 9,
            ',' => 10,
            '.' or '!' or '?' or '…' => 11,
            ':' or ';' => 12,
            '-' or '–' or '—' => 13,
            '(' or ')' or '[' or ']' => 14,
            _ when char.GetUnicodeCategory(first) is UnicodeCategory.CurrencySymbol or UnicodeCategory.MathSymbol => 15,
            _ => 0,
        };
    }
}
