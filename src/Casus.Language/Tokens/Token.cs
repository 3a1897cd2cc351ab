namespace Casus.Language;

/// <summary>A word, number or mark of a text: the half-open range [Start, End) in UTF-16 code units, never empty.</summary>
public readonly record struct Token(int Start, int End, TokenKind Kind)
{
    public int Length => End - Start;

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, End - Start);
}

/// <summary>What a token is made of.</summary>
public enum TokenKind
{
    /// <summary>Letters, with the hyphens, apostrophes and full stops that belong to them: <c>post-war</c>, <c>U.S.</c>, <c>n't</c>.</summary>
    Word,

    /// <summary>Begins with a digit: <c>26</c>, <c>1,100.5</c>, <c>21st</c>, <c>3½-year</c>.</summary>
    Number,

    /// <summary>One mark, or a run that is one mark: <c>...</c>, <c>--</c>, <c>''</c>.</summary>
    Punctuation,

    /// <summary>Anything else: a currency sign, an emoji, a control character, a lone surrogate.</summary>
    Symbol,
}
