namespace Casus.Reading;

/// <summary>The elements that matter for finding an article; all others are <see cref="Other"/>.</summary>
internal enum Tag : byte
{
    /// <summary>A run of text: no element.</summary>
    Text,
    Other,

    // Void elements.
    Br, Hr, Img, Input, Link, Meta, Wbr, Void,

    // Elements whose content is text alone, or nothing that is read.
    Script, Style, Title, Raw,

    // Inline.
    A, Span, Emphasis, Button, Label, Time, Sup, Code, Cite, Q,

    // Blocks.
    Html, Head, Body, Main, Article, Section, Div, P, H1, H2, H3, H4, H5, H6, Header, Footer, Nav, Aside, Form, Figure, Figcaption, Blockquote, Pre, Ul, Ol, Li, Dl, Dt, Dd,
    Table, Caption, Group, Tr, Td, Th, Address, Details, Summary, Dialog, Fieldset, Center, Block,
}

/// <summary>Which tags there are and what they do to the tree.</summary>
internal static class Tags
{
    /// <summary>The longest name that is looked up; longer ones are other elements.</summary>
    public const int LongestName = 12;

    public static Tag Of(ReadOnlySpan<char> name)
    {
        if (name.Length > LongestName)
        {
            return Tag.Other;
        }

        Span<char> lower = stackalloc char[LongestName];
        name.ToLowerInvariant(lower);
        return lower[..name.Length] switch
        {
            "a" => Tag.A,
            "p" => Tag.P,
            "div" => Tag.Div,
            "span" or "font" => Tag.Span,
            "li" => Tag.Li,
            "ul" or "menu" or "dir" => Tag.Ul,
            "ol" => Tag.Ol,
            "br" => Tag.Br,
            "hr" => Tag.Hr,
            "img" => Tag.Img,
            "input" => Tag.Input,
            "link" => Tag.Link,
            "meta" => Tag.Meta,
            "wbr" => Tag.Wbr,
            "area" or "base" or "col" or "embed" or "param" or "source" or "track" => Tag.Void,
            "script" => Tag.Script,
            "style" => Tag.Style,
            "title" => Tag.Title,
            "noscript" or "svg" or "template" or "iframe" or "textarea" or "select" or "object" or "audio" or "video" or "canvas" or "math" or "noframes" or "noembed" or "xmp" => Tag.Raw,
            "b" or "i" or "em" or "strong" or "u" or "s" or "small" or "big" or "tt" or "strike" or "del" or "ins" or "mark" or "abbr" => Tag.Emphasis,
            "sup" or "sub" => Tag.Sup,
            "code" or "kbd" or "samp" or "var" => Tag.Code,
            "cite" => Tag.Cite,
            "q" => Tag.Q,
            "button" => Tag.Button,
            "label" => Tag.Label,
            "time" => Tag.Time,
            "html" => Tag.Html,
            "head" => Tag.Head,
            "body" => Tag.Body,
            "main" => Tag.Main,
            "article" => Tag.Article,
            "section" => Tag.Section,
            "h1" => Tag.H1,
            "h2" => Tag.H2,
            "h3" => Tag.H3,
            "h4" => Tag.H4,
            "h5" => Tag.H5,
            "h6" => Tag.H6,
            "header" or "hgroup" => Tag.Header,
            "footer" => Tag.Footer,
            "nav" => Tag.Nav,
            "aside" => Tag.Aside,
            "form" => Tag.Form,
            "figure" => Tag.Figure,
            "figcaption" => Tag.Figcaption,
            "blockquote" => Tag.Blockquote,
            "pre" or "listing" => Tag.Pre,
            "dl" => Tag.Dl,
            "dt" => Tag.Dt,
            "dd" => Tag.Dd,
            "table" => Tag.Table,
            "caption" => Tag.Caption,
            "thead" or "tbody" or "tfoot" => Tag.Group,
            "tr" => Tag.Tr,
            "td" => Tag.Td,
            "th" => Tag.Th,
            "address" => Tag.Address,
            "details" => Tag.Details,
            "summary" => Tag.Summary,
            "dialog" => Tag.Dialog,
            "fieldset" => Tag.Fieldset,
            "center" => Tag.Center,
            "search" or "legend" => Tag.Block,
            _ => Tag.Other,
        };
    }

    public static bool IsVoid(this Tag tag) => tag is >= Tag.Br and <= Tag.Void;

    public static bool IsRaw(this Tag tag) => tag is >= Tag.Script and <= Tag.Raw;

    public static bool IsBlock(this Tag tag) => tag >= Tag.Html;

    public static bool IsHeading(this Tag tag) => tag is >= Tag.H1 and <= Tag.H6;

    public static bool IsCell(this Tag tag) => tag is Tag.Td or Tag.Th;

    /// <summary>Whether it may hold an article: an element that groups others.</summary>
    public static bool IsContainer(this Tag tag) =>
        tag is Tag.Div or Tag.Article or Tag.Section or Tag.Main or Tag.Body or Tag.Td or Tag.Other or Tag.Center or Tag.Blockquote or Tag.Form or Tag.Fieldset or Tag.Span or Tag.Html or Tag.Aside or Tag.Li or Tag.Dd;

    /// <summary>Whether its start closes a paragraph that is open.</summary>
    public static bool ClosesParagraph(this Tag tag) => tag is >= Tag.Main and <= Tag.Dd or Tag.Table or Tag.Hr or Tag.Address or Tag.Details or Tag.Summary or Tag.Dialog or Tag.Fieldset or Tag.Center or Tag.Block;
}
