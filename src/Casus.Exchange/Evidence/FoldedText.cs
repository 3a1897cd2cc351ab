using Casus.Model;

namespace Casus.Exchange;

/// <summary>A text with runs of white space as one space and typographic quotes as plain ones, and the way back to its offsets.</summary>
internal sealed class FoldedText
{
    private readonly int[] _starts; // offset of each folded character in the text

    public FoldedText(string text)
    {
        var folded = new char[text.Length];
        _starts = new int[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isSpace = char.IsWhiteSpace(text[i]);
            if (!isSpace || length == 0 || folded[length - 1] != ' ')
            {
                folded[length] = isSpace ? ' ' : Fold(text[i]);
                _starts[length++] = i;
            }
        }

        Text = new string(folded, 0, length);
    }

    public string Text { get; }

    public static string Of(string text) => new FoldedText(text).Text.Trim();

    /// <summary>The first place of folded words at or after an offset of the original text.</summary>
    /// <param name="words">Folded, not empty, without white space at either end.</param>
    /// <param name="from">The offset to begin at.</param>
    public Span? Find(string words, int from)
    {
        var begin = Array.BinarySearch(_starts, 0, Text.Length, from);
        var at = Text.IndexOf(words, begin >= 0 ? begin : ~begin, StringComparison.Ordinal);
        return at < 0 ? null : new Span(_starts[at], _starts[at + words.Length - 1] + 1);
    }

    private static char Fold(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' => '\'',
        '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u00AB' or '\u00BB' or '\u2033' => '"',
        _ => c,
    };
}
