using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Casus.Model;
using CsCheck;

namespace Casus.Reading.Tests;

public class ReaderTests
{
    private static readonly Gen<string> Word = Gen.OneOf("Alfa", "Norway", "said", "warned", "that", "“", "”", "\"", "'", "’", ",", ".", "if", "the", "he", "to", "urged", "will", "not", "\n\n", "\n", " ", "and", "according", "U.S.", "''", "(", ")", ":", "-", "pledge", "by", "Friday", "\ud800", "😀", "26", "’s");

    private static readonly Gen<string> AnyText = Gen.Frequency(
        (4, Gen.Select(Word.Array[0, 120], words => string.Join(' ', words))),
        (1, Gen.String[Gen.Char, 0, 200]));

    [Fact]
    public void AnyText_GivesStatementsWhoseSpansLieInOrderInsideIt() =>
        AnyText.Sample(text =>
        {
            foreach (var statement in Texts.Read(text))
            {
                Check(text, statement.Content);
                Check(text, statement.Source);
                Check(text, statement.Cue);
                Check(text, statement.Commitment?.Content);
                Assert.All(statement.Conditions, c => Assert.Equal(c.Text, c.Span.In(text)));
                Assert.InRange(statement.Confidence, 0, 1);
                Assert.Equal(16, statement.Id.Length);
            }
        });

    [Fact]
    public void Ids_AreUniqueAndWithinNamesAStatementOfTheDocument() =>
        AnyText.Sample(text =>
        {
            var statements = Texts.Read(text);
            var ids = statements.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
            Assert.Equal(statements.Count, ids.Count);
            Assert.All(statements, s => Assert.True(s.Within is null || (ids.Contains(s.Within) && s.Within != s.Id)));
        });

    [Fact]
    public void Id_IsTheHashOfTheDocumentedBytes()
    {
        const string text = "😀 The mayor said that the bridge would stand.";
        var reader = new Reader(new());
        var document = reader.Open(Texts.Plain(text));
        var statement = Assert.Single(reader.Read(document, TestContext.Current.CancellationToken).Statements);
        var layout = document.Sha256 + "|2-11|12-16|17-44"; // code points: the emoji is one
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(layout)))[..16], statement.Id);
    }

    [Fact]
    public void TextInAnotherLanguage_IsRefusedAndKept()
    {
        var reader = new Reader(new());
        var result = reader.Read(reader.Open(Texts.Plain("Der Bürgermeister sagte, dass die Brücke nicht vor dem Ende des Jahres für die Wagen aus der Stadt geöffnet wird.")), TestContext.Current.CancellationToken);
        Assert.Equal("not-english", result.Refused?.Code);
        Assert.Empty(result.Statements);
        Assert.Equal("de", result.Document.Language);
    }

    [Theory]
    [InlineData("Ok.", null)]
    [InlineData("Мэр сказал, что мост не будет открыт до конца года, и все это знают.", "ru")]
    [InlineData("Мер сказав, що міст не буде відкрито до кінця року, і всі це знають.", "uk")]
    [InlineData("The mayor said that the bridge would not be opened before the end of the year.", "en")]
    [InlineData("Le maire a dit que le pont ne sera pas ouvert avant la fin de l'année pour les voitures.", "fr")]
    public void Language_IsToldByScriptAndCommonWords(string text, string? expected) =>
        Assert.Equal(expected, new Reader(new()).Open(Texts.Plain(text)).Language);

    [Fact]
    public void TenMegabytesInOneLine_AreReadToTheEnd()
    {
        const string sentence = "The mayor said that the bridge would stand if the river fell, and “nobody” crossed it. ";
        var text = new StringBuilder().Insert(0, sentence, 1_000_000 / sentence.Length).ToString();
        var statements = Texts.Read(text);
        Assert.True(statements[^1].Content.End > text.Length - (2 * sentence.Length));
    }

    [Theory]
    [InlineData("“")]
    [InlineData("\"")]
    [InlineData("'a ")]
    [InlineData("he said, ")]
    [InlineData("said and ")]
    [InlineData("“x” ")]
    [InlineData("Alfa Bravo ")]
    [InlineData("if ")]
    [InlineData("according to ")]
    public void OneThingRepeatedWithoutEnd_IsReadAllTheSame(string piece) =>
        Assert.NotNull(Texts.Read(new StringBuilder().Insert(0, piece, 60_000 / piece.Length).ToString()));

    [Fact]
    public void CancelledReading_Throws()
    {
        var reader = new Reader(new());
        var document = reader.Open(Texts.Plain("The mayor said that the bridge would stand."));
        Assert.Throws<OperationCanceledException>(() => reader.Read(document, new CancellationToken(true)));
    }

    private static void Check(string text, Quoted? quoted)
    {
        if (quoted is null)
        {
            return;
        }

        var last = 0;
        foreach (var span in quoted.Spans)
        {
            Assert.True(span.Start >= last && span.End <= text.Length && !span.IsEmpty, string.Create(CultureInfo.InvariantCulture, $"{span} after {last} of {text.Length}"));
            last = span.End;
        }

        Assert.Equal(quoted.Text, Quoted.From(text, quoted.Spans.AsSpan()).Text);
    }
}
