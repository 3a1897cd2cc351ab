namespace Casus.Language;

/// <summary>Groups tokens into sentences, in order and without gaps. Linear in the text.</summary>
/// <remarks>
/// A sentence ends at a blank line; at the end of a line, unless the text is wrapped by hand or the next line goes on in lower case; and after
/// <c>. ? ! …</c> with the quotation marks and brackets that close there, when what follows does not begin in lower case.
/// </remarks>
public static class Sentences
{
    public static IReadOnlyList<TokenRange> Of(string text, IReadOnlyList<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(tokens);
        var sentences = new List<TokenRange>();
        var wrapped = Lines.AreWrapped(text);
        var first = 0;
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (Lines.Between(text, tokens[i].End, tokens[i + 1].Start) is var breaks && (breaks > 1
                || (breaks == 1 && !wrapped && !char.IsLower(text[tokens[i + 1].Start]))
                || EndsAt(text, tokens, i, first)))
            {
                sentences.Add(new(first, i + 1));
                first = i + 1;
            }
        }

        if (first < tokens.Count)
        {
            sentences.Add(new(first, tokens.Count));
        }

        return sentences;
    }

    private static bool EndsAt(string text, IReadOnlyList<Token> tokens, int at, int first)
    {
        var last = tokens[at];
        var next = tokens[at + 1];
        if (next.Start == last.End || char.IsLower(text[next.Start]))
        {
            return false;
        }

        var stop = at;
        while (stop > first && IsClosing(tokens[stop].In(text)) && at - stop < 3)
        {
            stop--;
        }

        var mark = tokens[stop].In(text);
        if (mark is "." or "?" or "!" or "…" || (mark.Length > 1 && mark.IndexOfAnyExcept('.') < 0))
        {
            return !(next.Kind == TokenKind.Punctuation && next.In(text) is "," or ";" or ":" or ")" or "]");
        }

        // An abbreviation ends a sentence only where the next word could not follow it inside one.
        return tokens[stop].Kind == TokenKind.Word && mark[^1] == '.' && !Abbreviations.Leads(mark[..^1]) && mark.Length > 2 && StartsSentence(next.In(text));
    }

    private static bool IsClosing(ReadOnlySpan<char> token) => token is "\"" or "”" or "’" or "'" or "''" or ")" or "]" or "»";

    private static bool StartsSentence(ReadOnlySpan<char> word) => word is "The" or "He" or "She" or "It" or "They" or "We" or "I" or "But" or "And" or "In" or "A" or "An" or "This" or "That" or "These" or "Those" or "However" or "If" or "Once" or "When" or "“" or "\"";
}
