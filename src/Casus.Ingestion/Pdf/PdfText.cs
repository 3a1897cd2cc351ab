using System.Globalization;
using Casus.Model;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace Casus.Ingestion;

/// <summary>A PDF's text with what its information dictionary says.</summary>
internal sealed record PdfContent(string Text, ValueList<Paragraph> Paragraphs, string? Title, PartialDate? Created);

/// <summary>Takes the text out of a PDF: words in reading order, joined to paragraphs, without what comes again on each page. Pictures are not read.</summary>
internal static class PdfText
{
    public const int MaxPages = 1000;

    public const int MaxWords = 1_000_000;

    // The library follows references between objects by recursion; on a thread of its own, deep ones do not reach this one's stack.
    private const int StackSize = 64 * 1024 * 1024;

    private const int LongestTitle = 300;

    private static readonly string[] NoTitles = ["untitled", "document", "title", "print", "slide 1", "(anonymous)", "microsoft word", "microsoft powerpoint"];

    /// <summary>Whether the bytes are a PDF: some begin with a mark or white space.</summary>
    public static bool IsPdf(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        while (bytes is [(byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t' or 0, ..])
        {
            bytes = bytes[1..];
        }

        return bytes.StartsWith("%PDF-"u8);
    }

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Outcome<PdfContent> Read(byte[] bytes, string input, TimeSpan timeout, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var token = stop.Token;
        var result = default(Outcome<PdfContent>);
        var thread = new Thread(() => result = ReadAside(bytes, input, token), StackSize) { IsBackground = true, Name = "pdf" };
        thread.Start();
        var isDone = thread.Join(timeout);
        if (!isDone)
        {
            // It ends at its next page; what it finds is not looked at.
            stop.Cancel();
            return new Refusal(input, InputCodes.Timeout, $"its text could not be taken out within {Sizes.Seconds(timeout)}");
        }

        cancellation.ThrowIfCancellationRequested();
        return result;
    }

    private static Outcome<PdfContent> ReadAside(byte[] bytes, string input, CancellationToken cancellation)
    {
        try
        {
            using var document = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            return document.NumberOfPages > MaxPages
                ? new Refusal(input, InputCodes.TooLarge, string.Create(CultureInfo.InvariantCulture, $"it has {document.NumberOfPages} pages; {MaxPages} are read at most"))
                : Pages(document, input, cancellation);
        }
        catch (OperationCanceledException)
        {
            return new Refusal(input, InputCodes.Timeout, "it was given up");
        }
        catch (PdfDocumentEncryptedException)
        {
            return new Refusal(input, InputCodes.Encrypted, "the PDF is locked by a password");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The library throws whatever a broken file makes it meet.
            return new Refusal(input, InputCodes.BadPdf, $"the PDF is damaged: {OneLine(e.Message)}");
        }
    }

    private static Outcome<PdfContent> Pages(PdfDocument document, string input, CancellationToken cancellation)
    {
        var pages = new List<List<PdfLine>>();
        int words = 0, pictures = 0;
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            var page = document.GetPage(number);
            var here = Words(page);
            words += here.Count;
            pictures += page.NumberOfImages;
            if (words > MaxWords)
            {
                return new Refusal(input, InputCodes.TooLarge, string.Create(CultureInfo.InvariantCulture, $"it has over {MaxWords} words"));
            }

            pages.Add(PdfColumns.Lines(number, page.Height, here));
        }

        if (words == 0)
        {
            return new Refusal(input, InputCodes.NoText, pictures > 0 ? "the PDF holds pictures of its pages and no text: it is a scan" : "the PDF holds no text");
        }

        var (text, paragraphs) = PdfParagraphs.Join(PdfRunning.Without(pages));
        return text.Length == 0 ? new Refusal(input, InputCodes.NoText, "the PDF holds page numbers and no text") : new PdfContent(text, paragraphs, Title(document.Information.Title), Created(document.Information));
    }

    private static List<PdfWord> Words(Page page)
    {
        var index = new Dictionary<Letter, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < page.Letters.Count; i++)
        {
            index.TryAdd(page.Letters[i], i);
        }

        var words = new List<PdfWord>();
        foreach (var word in page.GetWords())
        {
            // Turned words are stamps and marks in the margin.
            var text = Clean(word.Text);
            if (text.Length == 0 || word.TextOrientation != TextOrientation.Horizontal)
            {
                continue;
            }

            int first = int.MaxValue, last = 0;
            double size = 0, bottom = double.MaxValue;
            foreach (var letter in word.Letters)
            {
                var at = index.GetValueOrDefault(letter);
                (first, last) = (Math.Min(first, at), Math.Max(last, at + 1));
                (size, bottom) = (Math.Max(size, letter.PointSize), Math.Min(bottom, letter.StartBaseLine.Y));
            }

            // The base line and the size of the type, not the ink: a comma and a capital stand on one line.
            size = size > 0 ? size : Math.Max(1, word.BoundingBox.Height);
            words.Add(new(text, word.BoundingBox.Left, word.BoundingBox.Right, bottom + size, bottom, size, first, last));
        }

        return words;
    }

    // Ligatures apart, no control characters.
    private static string Clean(string word)
    {
        var text = new System.Text.StringBuilder(word.Length);
        foreach (var c in word)
        {
            _ = c switch
            {
                'ﬀ' => text.Append("ff"),
                'ﬁ' => text.Append("fi"),
                'ﬂ' => text.Append("fl"),
                'ﬃ' => text.Append("ffi"),
                'ﬄ' => text.Append("ffl"),
                'ﬅ' or 'ﬆ' => text.Append("st"),
                _ when char.IsControl(c) || char.IsWhiteSpace(c) => text,
                _ => text.Append(c),
            };
        }

        return text.ToString();
    }

    private static string? Title(string? title)
    {
        title = title is null ? string.Empty : OneLine(title);
        var isName = title.EndsWith(".doc", StringComparison.OrdinalIgnoreCase) || title.EndsWith(".docx", StringComparison.OrdinalIgnoreCase) || title.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) || title.EndsWith(".indd", StringComparison.OrdinalIgnoreCase);
        return title.Length is < 3 or >= LongestTitle || isName || NoTitles.Any(no => title.StartsWith(no, StringComparison.OrdinalIgnoreCase) && title.Length < no.Length + 6) ? null : title;
    }

    private static PartialDate? Created(DocumentInformation information) =>
        information.GetCreatedDateTimeOffset() is { Year: > 1980 and < 2200 } created ? new(DateOnly.FromDateTime(created.DateTime)) : null;

    private static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > LongestTitle ? line[..LongestTitle] : line;
    }
}
