namespace Casus.Model;

/// <summary>A paragraph of a cleaned document, and where it stood, so that its words can be shown in the page as it was.</summary>
/// <param name="Span">Of the document's text, in UTF-16 units.</param>
/// <param name="Page">The page of a PDF, from 1; null in a web page.</param>
/// <param name="Source">In a web page, UTF-16 units of its decoded source, tags between included; in a PDF, the letters of the page in the order of the file, from 0.</param>
public readonly record struct Paragraph(Span Span, int? Page, Span Source);
