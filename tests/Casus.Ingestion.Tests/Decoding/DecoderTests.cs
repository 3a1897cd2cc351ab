using System.Text;
using CsCheck;

namespace Casus.Ingestion.Tests;

public class DecoderTests
{
    private static readonly byte[] Cafe1252 = [(byte)'C', (byte)'a', (byte)'f', 0xE9];

    [Fact]
    public void AnyText_SurvivesUtf8() =>
        Gen.String.Where(t => !t.Contains('\0', StringComparison.Ordinal)).Select(WellFormed).Sample(
            text =>
            {
                var decoded = Decoder.Decode(Encoding.UTF8.GetBytes(text + "x"), new("a.txt", "a.txt"));
                Assert.True(decoded.IsValue ? decoded.Value.Text == text + "x" : decoded.Refusals[0].Code == InputCodes.Binary);
            },
            iter: 2000);

    [Theory]
    [InlineData("utf-16le", "\uFEFFZürich 𝄞")]
    [InlineData("utf-16be", "\uFEFFZürich 𝄞")]
    [InlineData("utf-32le", "\uFEFFZürich 𝄞")]
    [InlineData("utf-32be", "\uFEFFZürich 𝄞")]
    [InlineData("utf-8", "\uFEFFZürich 𝄞")]
    public void ByteOrderMark_DecidesAndStays(string encoding, string text)
    {
        var bytes = EncodingNames.Get(encoding, strict: true).GetBytes(text);
        Assert.Equal(text, Text(bytes, new("a.txt", "a.txt", Encoding: "windows-1251")));
        Assert.Equal(text, Text(bytes, new("a.html", "a.html", Charset: "windows-1251")));
    }

    [Theory]
    [InlineData("utf-16le")]
    [InlineData("utf-16")]
    [InlineData("UTF-16BE")]
    public void Utf16WithoutMark_NeedsTheOption(string label)
    {
        var bytes = EncodingNames.Get(EncodingNames.Find(label)!, strict: true).GetBytes("The ferry sails.");
        Assert.Equal("The ferry sails.", Text(bytes, new("a.txt", "a.txt", Encoding: label)));
        Assert.Equal(InputCodes.Binary, Code(bytes, new("a.txt", "a.txt")));
    }

    [Fact]
    public void LoneSurrogate_IsBadEncoding() => Assert.Equal(InputCodes.BadEncoding, Code([0xFF, 0xFE, (byte)'a', 0, 0, 0xD8, (byte)'b', 0], new("a.txt", "a.txt")));

    [Fact]
    public void BytesOutsideTheGivenEncoding_NameTheOffset()
    {
        var refusal = Decoder.Decode([(byte)'a', (byte)'b', 0x81, 0x20], new("a.txt", "a.txt", Encoding: "shift_jis")).Refusals[0];
        Assert.Equal((InputCodes.BadEncoding, "the bytes at 2 are not shift_jis"), (refusal.Code, refusal.Reason));
    }

    [Fact]
    public void OffsetOfBadUtf8_IsThatOfARecordOfTruth() =>
        Gen.Select(Gen.String.Select(WellFormed), Gen.Byte[0x80, 0xBF]).Where((t, _) => !t.Contains('\0', StringComparison.Ordinal)).Sample(
            (text, bad) =>
            {
                var good = Encoding.UTF8.GetBytes(text);
                var refusal = Decoder.Decode([.. good, bad, (byte)'x'], new("a.txt", "a.txt")).Refusals[0];
                Assert.Equal(InputCodes.NotUtf8, refusal.Code);
                Assert.StartsWith($"byte {good.Length} (0x{bad:X2}) ", refusal.Reason, StringComparison.Ordinal);
            },
            iter: 500);

    [Theory]
    [InlineData("<meta charset=windows-1251>", "windows-1251")]
    [InlineData("<META CHARSET = 'koi8-r' >", "koi8-r")]
    [InlineData("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=shift_jis\">", "shift_jis")]
    [InlineData("<meta content='text/html; charset=\"big5\"' http-equiv=content-type>", "big5")]
    [InlineData("<meta content='text/html; charset=big5'>", null)] // a pragma that is none
    [InlineData("<!-- <meta charset=koi8-r> --><meta charset=windows-1251>", "windows-1251")]
    [InlineData("<!--><meta charset=koi8-r>", "koi8-r")]
    [InlineData("<a title='<meta charset=koi8-r>'><meta charset=windows-1251>", "windows-1251")]
    [InlineData("<a title=\">\" x=<meta charset=koi8-r>", null)]
    [InlineData("</a title='>'><meta charset=koi8-r>", "koi8-r")]
    [InlineData("<? <meta charset=koi8-r>", null)]
    [InlineData("<metadata charset=koi8-r>", null)]
    [InlineData("<meta/charset=koi8-r>", "koi8-r")]
    [InlineData("<meta charset=nonsense><meta charset=koi8-r>", "koi8-r")]
    [InlineData("<meta charset=utf-16le>", "utf-8")]
    [InlineData("<meta charset=latin1>", "windows-1252")]
    [InlineData("<meta charset=\"koi8-r", null)]
    [InlineData("<?xml version='1.0' encoding='koi8-r'?><html>", "koi8-r")]
    [InlineData("<?xml version=\"1.0\" encoding = \"iso-8859-2\" ?>", "iso-8859-2")]
    [InlineData("<p charset=koi8-r>", null)]
    public void Declaration_IsFoundAsBrowsersFindIt(string page, string? encoding) => Assert.Equal(encoding, PageEncoding.Declared(Encoding.Latin1.GetBytes(page)));

    [Fact]
    public void DeclarationPastTheWindow_IsNotSeen()
    {
        var meta = "<meta charset=koi8-r>";
        Assert.Equal("koi8-r", PageEncoding.Declared(Encoding.ASCII.GetBytes(new string(' ', 1024 - meta.Length) + meta)));
        Assert.Null(PageEncoding.Declared(Encoding.ASCII.GetBytes(new string(' ', 1024 - 5) + meta)));
    }

    [Fact]
    public void Header_OutranksThePage() =>
        Assert.Equal("<meta charset=koi8-r>Café", Text([.. "<meta charset=koi8-r>"u8, .. Cafe1252], new("a", "a", MediaType: "text/html", Charset: "ISO-8859-1")));

    [Fact]
    public void HeaderOfAPlainText_IsHonouredAndTheOptionOutranksIt()
    {
        Assert.Equal("Café", Text(Cafe1252, new("a", "a.txt", MediaType: "text/plain", Charset: "latin1")));
        Assert.Equal("Cafй", Text(Cafe1252, new("a", "a.txt", Encoding: "windows-1251", MediaType: "text/plain", Charset: "latin1")));
    }

    [Fact]
    public void PageWithoutDeclaration_IsUtf8WhereItCanBe()
    {
        Assert.Equal("<p>Café", Text(Encoding.UTF8.GetBytes("<p>Café"), new("a", "a.html")));
        Assert.Equal("<p>Café", Text([.. "<p>"u8, .. Cafe1252], new("a", "a.html")));
    }

    [Fact]
    public void PageWithAFewBadBytes_IsReadWithReplacements() =>
        Assert.Equal("<meta charset=utf-8>The Caf\uFFFD by the harbour is open.", Text([.. "<meta charset=utf-8>The "u8, .. Cafe1252, .. " by the harbour is open."u8], new("a", "a.html")));

    [Fact]
    public void PageMostlyOfBadBytes_IsBadEncoding() =>
        Assert.Equal(InputCodes.BadEncoding, Code([.. "<meta charset=utf-8>"u8, .. Enumerable.Repeat((byte)0xE9, 40)], new("a", "a.html")));

    [Fact]
    public void EveryEncodingNamed_Exists()
    {
        foreach (var name in EncodingNames.Known.Select(label => EncodingNames.Find(label)!).Distinct())
        {
            Assert.Equal("ferry", EncodingNames.Get(name, strict: true).GetString(EncodingNames.Get(name, strict: true).GetBytes("ferry")));
        }
    }

    [Theory]
    [InlineData("PK\u0003\u0004 and text", "ZIP")]
    [InlineData("\u0089PNG\r\n\u001a\n", "PNG")]
    [InlineData("\u007fELF", "ELF")]
    [InlineData("\u001f\u008b\u0008", "gzip")]
    [InlineData("\u00ff\u00d8\u00ff\u00e0", "JPEG")]
    [InlineData("GIF89a", "GIF")]
    public void KnownFormat_IsNamed(string beginning, string name)
    {
        foreach (var ending in new[] { "a.txt", "a.html", "a" })
        {
            var refusal = Decoder.Decode(Encoding.Latin1.GetBytes(beginning), new(ending, ending)).Refusals[0];
            Assert.Equal(InputCodes.Binary, refusal.Code);
            Assert.Contains(name, refusal.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void NulOrManyControls_AreBinaryAndAFewAreNot()
    {
        Assert.Equal(InputCodes.Binary, Code("The ferry\0sails."u8, new("a", "a.txt")));
        Assert.Equal(InputCodes.Binary, Code([.. "<p>"u8, 0], new("a", "a.html")));
        Assert.Equal(InputCodes.Binary, Code([0, 0x80, 0xFF], new("a", "a.txt")));
        Assert.Equal(InputCodes.Binary, Code("\u0001\u0002\u0003\u0004 ferry"u8, new("a", "a.txt")));
        Assert.Equal("\u001b[1mThe ferry\u001b[0m\u0003", Text("\u001b[1mThe ferry\u001b[0m\u0003"u8, new("a", "a.txt")));
    }

    [Fact]
    public void AnyBytesUnderAnyName_GiveATextOrARefusal() =>
        Gen.Select(
            Gen.OneOf(Gen.Byte.Array[1, 400], Gen.Byte[9, 126].Array[1, 400]),
            Gen.OneOf("a.txt", "a.html", "a.xhtml.gz", "a"),
            Gen.OneOf<string?>(null, "utf-16", "shift_jis", "iso-2022-jp", "gb18030", "euc-jp", "utf-32be", "windows-1252"),
            Gen.OneOf<string?>(null, "text/html", "text/plain", "image/png"))
        .Sample(
            (bytes, name, label, type) =>
            {
                var decoded = Decoder.Decode(bytes, new(name, name, label, type, label));
                if (decoded.IsValue)
                {
                    Assert.NotEmpty(decoded.Value.Text);
                    Assert.DoesNotContain('\0', decoded.Value.Text);
                    Assert.Equal(decoded.Value.Text, WellFormed(decoded.Value.Text));
                }
            },
            iter: 5000);

    [Fact]
    public void AnyMarkup_IsPrescannedToAnEnd() =>
        Gen.OneOf("<meta ", "charset", "=", "'", "\"", ">", "<!--", "-->", "<", "/", "content=", "http-equiv=content-type", " ", "koi8-r", "<?xml ", "encoding", "a")
            .Array[0, 40].Select(string.Concat)
            .Sample(page => PageEncoding.Declared(Encoding.Latin1.GetBytes(page)) is null or "koi8-r", iter: 5000);

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Text(ReadOnlySpan<byte> bytes, DecodingHints hints) => Decoder.Decode(bytes, hints).Value!.Text;

    private static string Code(ReadOnlySpan<byte> bytes, DecodingHints hints) => Assert.Single(Decoder.Decode(bytes, hints).Refusals).Code;
}
