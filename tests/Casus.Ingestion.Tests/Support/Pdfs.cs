using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Casus.Ingestion.Tests;

/// <summary>Writes PDFs whose every line is placed by hand.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "The builder holds memory alone.")]
internal sealed class Pdfs
{
    public const double Left = 72, Leading = 14, Size = 11;

    private readonly List<List<Action<PdfPageBuilder, PdfDocumentBuilder.AddedFont>>> _pages = [[]];
    private (string Title, string Created)? _information;

    public Pdfs Page()
    {
        _pages.Add([]);
        return this;
    }

    public Pdfs Text(string text, double x, double y, double size = Size)
    {
        _pages[^1].Add((page, font) => page.AddText(text, size, new PdfPoint(x, y), font));
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
        _pages[^1].Add(static (page, _) => page.DrawRectangle(new PdfPoint(100, 100), 300, 400, 1, true));
        return this;
    }

    public Pdfs Information(string title, string created)
    {
        _information = (title, created);
        return this;
    }

    public byte[] Build()
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.TimesRoman);
        foreach (var marks in _pages)
        {
            var page = builder.AddPage(PageSize.A4);
            marks.ForEach(mark => mark(page, font));
        }

        if (_information is { } information)
        {
            (builder.DocumentInformation.Title, builder.DocumentInformation.CreationDate) = information;
        }

        return builder.Build();
    }
}
