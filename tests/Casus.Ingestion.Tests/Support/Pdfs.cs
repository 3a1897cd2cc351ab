using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Casus.Ingestion.Tests;

/// <summary>Writes PDFs whose every line is placed by hand.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "The builder holds memory alone.")]
internal sealed class Pdfs
{
    public const double Left = 72, Top = 760, Leading = 14, Size = 11;

    private readonly PdfDocumentBuilder _builder = new();
    private readonly PdfDocumentBuilder.AddedFont _font;
    private PdfPageBuilder _page;

    public Pdfs()
    {
        _font = _builder.AddStandard14Font(Standard14Font.TimesRoman);
        _page = _builder.AddPage(PageSize.A4);
    }

    public Pdfs Page()
    {
        _page = _builder.AddPage(PageSize.A4);
        return this;
    }

    public Pdfs Text(string text, double x, double y, double size = Size)
    {
        _page.AddText(text, size, new PdfPoint(x, y), _font);
        return this;
    }

    /// <summary>Lines under each other, from <paramref name="y"/> down.</summary>
    public Pdfs Lines(double x, double y, params string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            Text(lines[i], x, y - (i * Leading));
        }

        return this;
    }

    public Pdfs Picture()
    {
        _page.DrawRectangle(new PdfPoint(100, 100), 300, 400, 1, true);
        return this;
    }

    public Pdfs Information(string title, string created)
    {
        _builder.DocumentInformation.Title = title;
        _builder.DocumentInformation.CreationDate = created;
        return this;
    }

    public byte[] Build() => _builder.Build();
}
