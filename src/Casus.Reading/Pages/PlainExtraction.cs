using System.Net;
using System.Text;

namespace Casus.Reading;

/// <summary>The paragraphs of a page that is too deep or too large for a tree: the text of <c>p</c>, headings and list items of some length, in one pass.</summary>
internal static class PlainExtraction
{
    private const int Shortest = 40;

    public static string Of(string html)
    {
        var result = new StringBuilder();
        var line = new StringBuilder();
        var inside = false;
        foreach (var piece in MarkupScanner.Pieces(html))
        {
            if (piece.IsText)
            {
                if (inside)
                {
                    line.Append(html, piece.Start, piece.End - piece.Start);
                }

                continue;
            }

            if (piece.Name is "p" or "h1" or "h2" or "h3" or "li" or "blockquote" or "div" or "article" or "section" or "td" or "body" or "br")
            {
                Flush();
                inside = piece.Name is "br" ? inside : !piece.IsEnd && piece.Name is "p" or "h1" or "h2" or "h3" or "blockquote";
            }
        }

        Flush();
        return result.ToString();

        void Flush()
        {
            var text = WebUtility.HtmlDecode(line.ToString());
            line.Clear();
            if (text.Length >= Shortest)
            {
                line.Append(text);
                ArticleText.Flush(result, line);
            }
        }
    }
}
