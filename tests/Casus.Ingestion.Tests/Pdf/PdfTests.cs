using System.Security.Cryptography;
using System.Text;
using Casus.Model;
using CsCheck;

namespace Casus.Ingestion.Tests;

public class PdfTests
{
    private static readonly string[] First =
    [
        "The Council of Brava decided on Friday to open the lower gate to all carts,",
        "and asked the guild of smiths to see to its hinges before the first snow of",
        "the winter.",
    ];

    private static readonly string[] Second =
    [
        "The master of the gate told the members that the work would take two weeks",
        "and that the ferrymen would be paid from the common chest while it lasted.",
    ];

    [Fact]
    public void Paragraphs_AreJoinedFromLinesAndKnowTheirPage()
    {
        var content = Read(new Pdfs().Lines(Pdfs.Left, 700, First).Lines(Pdfs.Left, 640, Second).Page().Lines(Pdfs.Left, 700, "Nothing else was decided at this meeting, which ended at noon."));
        Assert.Equal(
            string.Join("\n\n", string.Join(' ', First), string.Join(' ', Second), "Nothing else was decided at this meeting, which ended at noon."), content.Text);
        Assert.Equal([1, 1, 2], content.Paragraphs.Select(static p => p.Page!.Value));
        Assert.All(content.Paragraphs, p => Assert.False(p.Span.IsEmpty));
        Assert.Equal(string.Join(' ', Second), content.Paragraphs[1].Span.In(content.Text));
        Assert.True(content.Paragraphs[0].Source.End <= content.Paragraphs[1].Source.Start);
    }

    [Fact]
    public void WordsDividedAtLineEnds_AreWhole()
    {
        var content = Read(new Pdfs().Lines(Pdfs.Left, 700, "The Council asked the guild of smiths to see to the hin-", "ges of the gate, and to the well-known lock of the North-", "West tower before the snow."));
        Assert.Equal("The Council asked the guild of smiths to see to the hinges of the gate, and to the well-known lock of the North- West tower before the snow.", content.Text);
    }

    [Fact]
    public void HeadersFootersAndNumbers_AreLeftOut()
    {
        var pdf = new Pdfs();
        for (var page = 1; page <= 4; page++)
        {
            pdf = page > 1 ? pdf.Page() : pdf;
            pdf.Text("COUNCIL OF BRAVA - MINUTES", Pdfs.Left, 800).Text($"Page {page} of 4", 280, 30).Lines(Pdfs.Left, 700, $"On day {page} of the session the members heard the master of the gate.", "They thanked him and asked for his accounts of the year.");
        }

        var text = Read(pdf).Text;
        Assert.DoesNotContain("MINUTES", text, StringComparison.Ordinal);
        Assert.DoesNotContain("of 4", text, StringComparison.Ordinal);
        Assert.Equal(4, text.Split("They thanked him").Length - 1);
    }

    [Fact]
    public void ParagraphOverAPagesEnd_IsOneWithAPieceForEachPage()
    {
        var content = Read(new Pdfs().Lines(Pdfs.Left, 100, "The ferrymen will be paid from the common chest of the towns, and the", "chest will be filled again").Page().Lines(Pdfs.Left, 760, "by a toll of two pence that the keeper of the gate asks of each cart."));
        Assert.Equal("The ferrymen will be paid from the common chest of the towns, and the chest will be filled again by a toll of two pence that the keeper of the gate asks of each cart.", content.Text);
        Assert.Equal([1, 2], content.Paragraphs.Select(static p => p.Page!.Value));
        Assert.StartsWith("by a toll", content.Paragraphs[1].Span.In(content.Text), StringComparison.Ordinal);
    }

    [Fact]
    public void TwoColumns_AreReadOneAfterTheOther()
    {
        var pdf = new Pdfs().Text("Minutes of the council of Brava on the matter of the lower gate and its toll", Pdfs.Left, 740, 14)
            .Lines(Pdfs.Left, 700, "The left column tells of", "the gate, its hinges and", "its lock, which the smiths", "have mended since spring.")
            .Lines(330, 700, "The right column tells of", "the ferry, its master and", "his two sons, who carried", "the wool over the river.");
        Assert.Equal(
            "Minutes of the council of Brava on the matter of the lower gate and its toll\n\nThe left column tells of the gate, its hinges and its lock, which the smiths have mended since spring.\n\nThe right column tells of the ferry, its master and his two sons, who carried the wool over the river.",
            Read(pdf).Text);
    }

    [Fact]
    public void ListItems_AreParagraphs()
    {
        var text = Read(new Pdfs().Lines(Pdfs.Left, 700, "The Council decided:", "1. to open the gate at dawn;", "2. to ask a toll of two pence;", "(a) of each cart;")).Text;
        Assert.Equal(["The Council decided:", "1. to open the gate at dawn;", "2. to ask a toll of two pence;", "(a) of each cart;"], text.Split("\n\n"));
    }

    [Fact]
    public void InformationDictionary_IsHandedOn()
    {
        var content = Read(new Pdfs().Information("On the lower gate", "D:20260109120000+01'00'").Lines(Pdfs.Left, 700, First));
        Assert.Equal(("On the lower gate", "2026-01-09"), (content.Title, content.Created?.ToString()));
        Assert.Null(Read(new Pdfs().Information("Microsoft Word - gate.doc", "yesterday").Lines(Pdfs.Left, 700, First)).Title);
    }

    [Fact]
    public void PagesWithoutText_AreRefusedByName()
    {
        Assert.Equal(InputCodes.NoText, Refused(new Pdfs().Picture().Build()));
        Assert.Equal(InputCodes.NoText, Refused(new Pdfs().Text("3", 300, 30).Page().Text("4", 300, 30).Build()));
    }

    [Fact]
    public void LockedPdf_IsRefusedByName()
    {
        // A whole trailer that asks for a password no empty one opens.
        var plain = Encoding.Latin1.GetString(new Pdfs().Lines(Pdfs.Left, 700, First).Build());
        var locked = plain.Replace("/Root", $"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{new string('1', 64)}> /U <{new string('2', 64)}> >> /ID [<{new string('3', 32)}> <{new string('3', 32)}>] /Root", StringComparison.Ordinal);
        Assert.Equal(InputCodes.Encrypted, Refused(Encoding.Latin1.GetBytes(locked)));
    }

    [Fact]
    public void MorePagesThanTheLimit_AreRefused()
    {
        var pdf = new Pdfs();
        for (var page = 0; page < PdfText.MaxPages; page++)
        {
            pdf.Page();
        }

        Assert.Equal(InputCodes.TooLarge, Refused(pdf.Build()));
    }

    [Theory]
    [InlineData("%PDF-1.7")]
    [InlineData("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer << /Root 1 0 R >>")]
    [InlineData("%PDF-1.4\nnothing here is as it should be\n%%EOF")]
    public void BrokenPdf_IsRefusedByName(string pdf) => Assert.Contains(Refused(Encoding.Latin1.GetBytes(pdf)), (string[])[InputCodes.BadPdf, InputCodes.NoText]);

    [Fact]
    public void DamagedBytes_GiveATextOrARefusal()
    {
        var whole = new Pdfs().Lines(Pdfs.Left, 700, First).Page().Lines(Pdfs.Left, 700, Second).Build();
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[1, 60]).Array[1, 8].Sample(
            changes =>
            {
                var bytes = (byte[])whole.Clone();
                foreach (var (at, value, length) in changes)
                {
                    bytes.AsSpan(at, Math.Min(length, bytes.Length - at)).Fill(value);
                }

                var read = PdfText.Read(bytes, "damaged.pdf", TimeSpan.FromSeconds(60), CancellationToken.None);
                return read.IsValue || read.Refusals[0].Code is InputCodes.BadPdf or InputCodes.NoText or InputCodes.Encrypted or InputCodes.TooLarge;
            },
            iter: 200);
    }

    [Fact]
    public async Task FolderAndGzip_GivePdfsWithTheirBytesAsFound()
    {
        using var scratch = new Scratch();
        var pdf = new Pdfs().Lines(Pdfs.Left, 700, First).Build();
        var packed = Scratch.Gzipped(pdf);
        scratch.Write("a.pdf", pdf);
        scratch.Write("b.pdf.gz", packed);
        var scan = scratch.Write("c.pdf", new Pdfs().Picture().Build());
        using var ingestor = new Ingestor(new IngestionOptions());
        var fetched = await Fetching.AllAsync(ingestor, scratch.Root);
        Assert.Equal([true, true, false], fetched.Select(static f => f.IsValue));
        Assert.Equal((TextKind.Pdf, string.Join(' ', First)), (fetched[0].Value!.Kind, fetched[0].Value!.Text));
        Assert.Equal(fetched[0].Value!.Text, fetched[1].Value!.Text);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(packed)), fetched[1].Value!.Sha256);
        Assert.Equal(pdf, fetched[0].Value!.Raw.ToArray());
        Assert.Equal((scan, InputCodes.NoText), (fetched[2].Refusals[0].Input, fetched[2].Refusals[0].Code));
    }

    private static PdfContent Read(Pdfs pdf)
    {
        var read = PdfText.Read(pdf.Build(), "minutes.pdf", TimeSpan.FromSeconds(60), CancellationToken.None);
        return read.IsValue ? read.Value : throw new InvalidOperationException(read.Refusals[0].ToString());
    }

    private static string Refused(byte[] pdf)
    {
        var read = PdfText.Read(pdf, "minutes.pdf", TimeSpan.FromSeconds(60), CancellationToken.None);
        Assert.False(read.IsValue);
        Assert.Equal("minutes.pdf", read.Refusals[0].Input);
        return read.Refusals[0].Code;
    }
}
