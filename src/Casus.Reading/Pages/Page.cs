using System.Text;
using Casus.Model;

namespace Casus.Reading;

/// <summary>A web page understood: its article, and what it says of itself. Nothing is fetched and no script runs.</summary>
internal sealed record Page(ArticleText Article, PageFacts Facts)
{
    // Of two bodies the page's own is taken, unless it is a mere beginning of what the data block holds.
    private const int BeginningOf = 3;

    private const int ShortestBody = 250;

    public static Page Of(string html)
    {
        var tree = PageTree.Build(html);
        var names = ElementNames.Of(tree);
        var facts = PageFacts.Of(tree, names);
        var article = ArticleText.Of(tree, names, facts.Title);
        return new(facts.Body is { } body && body.Text.Length >= ShortestBody && body.Text.Length > article.Text.Length * BeginningOf ? FromData(body.Text, body.Source) : article, facts);
    }

    private static ArticleText FromData(string body, Span source)
    {
        var text = new StringBuilder();
        var line = new StringBuilder();
        var paragraphs = new List<Paragraph>();
        foreach (var piece in body.Replace("</p>", "\n", StringComparison.OrdinalIgnoreCase).Replace("<br", "\n<br", StringComparison.OrdinalIgnoreCase).Split('\n'))
        {
            line.Append(CharacterReferences.Clean(piece));
            if (ArticleText.Flush(text, line) is { } span)
            {
                paragraphs.Add(new(span, null, source));
            }
        }

        return new(text.ToString(), paragraphs.ToValueList());
    }
}
