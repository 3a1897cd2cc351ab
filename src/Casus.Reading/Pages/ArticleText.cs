using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Casus.Reading;

/// <summary>The article of a page as paragraphs joined by blank lines; nothing of the page's furniture, and nothing is fetched.</summary>
internal static class ArticleText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "section", "article", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "tr", "td", "th", "figure", "figcaption", "header", "footer", "main", "aside", "dl", "dt", "dd", "br", "hr", "body", "address",
    };

    private static readonly HashSet<string> Hidden = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "noscript", "figure", "figcaption", "svg", "button", "form", "nav", "template", "iframe" };

    /// <summary>The empty text when the page has no article.</summary>
    public static string Of(string html, Uri? address)
    {
        if (PageGuard.Reduce(html) is not { } reduced)
        {
            return PlainExtraction.Of(html);
        }

        using var document = new HtmlParser().ParseDocument(reduced);
        var text = string.Empty;
        using var reader = new SmartReader.Reader((address ?? new Uri("https://page.invalid/")).ToString(), document) { ContinueIfNotReadable = true };
        var article = reader.GetArticle();
        if (article.Completed && article.IsReadable && article.Content is { Length: > 0 } content)
        {
            using var tree = new HtmlParser().ParseDocument(content);
            text = Paragraphs(tree.Body!);
        }

        return text;
    }

    /// <summary>Walks a tree without recursion.</summary>
    private static string Paragraphs(IElement root)
    {
        var result = new StringBuilder();
        var line = new StringBuilder();
        INode? node = root.FirstChild;
        while (node is not null)
        {
            if (node is IText words)
            {
                line.Append(words.Data);
            }

            if (node is IElement element && Blocks.Contains(element.LocalName))
            {
                Flush(result, line);
            }

            if (node.FirstChild is { } child && !(node is IElement parent && Hidden.Contains(parent.LocalName)))
            {
                node = child;
                continue;
            }

            while (node is not null && node != root && node.NextSibling is null)
            {
                node = node.Parent;
                if (node is IElement closed && Blocks.Contains(closed.LocalName))
                {
                    Flush(result, line);
                }
            }

            node = node is null || node == root ? null : node.NextSibling;
        }

        Flush(result, line);
        return result.ToString();
    }

    /// <summary>Ends a paragraph: its white space becomes single spaces.</summary>
    public static void Flush(StringBuilder result, StringBuilder line)
    {
        var start = result.Length;
        var space = true;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (char.IsWhiteSpace(c) || c is '\u200b' or '\ufeff')
            {
                space = true;
                continue;
            }

            if (space && result.Length > start)
            {
                result.Append(' ');
            }
            else if (result.Length == start && start > 0)
            {
                result.Append("\n\n");
                start = result.Length;
            }

            space = false;
            result.Append(c);
        }

        line.Clear();
    }
}
