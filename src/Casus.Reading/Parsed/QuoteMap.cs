using Casus.Language;

namespace Casus.Reading;

/// <summary>Which tokens stand between quotation marks: curly, straight, doubled single and single ones, as American and British papers set them.</summary>
/// <remarks>
/// Outermost quotes only. A quote ends with its paragraph; one that the next paragraph opens again goes on there. A double mark without its partner
/// quotes to the end of its paragraph; a single one is an apostrophe.
/// </remarks>
internal sealed class QuoteMap
{
    private readonly int[] _quote; // per token: the index of its quote, or -1; marks belong to their quote

    public QuoteMap(Doc doc)
    {
        Quotes = QuotePairing.Find(doc);
        _quote = new int[doc.Count];
        Array.Fill(_quote, -1);
        for (var i = 0; i < Quotes.Count; i++)
        {
            Array.Fill(_quote, i, Quotes[i].Open, Quotes[i].End - Quotes[i].Open);
        }
    }

    /// <summary>In order; <c>Inner</c> has the words without the marks.</summary>
    public IReadOnlyList<Quote> Quotes { get; }

    /// <summary>The quote a token belongs to, its marks included; null outside.</summary>
    public Quote? At(int token) => (uint)token < (uint)_quote.Length && _quote[token] is var index and >= 0 ? Quotes[index] : null;

    /// <summary>Whether a token stands between quotation marks; the marks themselves do not.</summary>
    public bool IsInside(int token) => At(token) is { } quote && token >= quote.Inner.First && token < quote.Inner.End;

    /// <summary>Whether a token is a quotation mark that opens or closes a quote.</summary>
    public bool IsMark(int token) => At(token) is { } quote && (token < quote.Inner.First || token >= quote.Inner.End);
}
