using System.Security.Cryptography;
using System.Text;
using Casus.Model;
using CsCheck;

namespace Casus.Exchange.Tests;

public sealed class EvidenceResolverTests
{
    private const string Minutes = "😀 Oberau said it “will clear\n   the silt” at once. The miller will clear the weeds, and pay nothing more.";

    [Fact]
    public void ExactWords_AreFoundAtTheirFirstPlace()
    {
        var (evidence, warnings) = Resolve(new("minutes.txt", "will clear", []));
        Assert.Empty(warnings);
        Assert.Equal("will clear", Assert.Single(evidence.Spans).In(Minutes));
        Assert.Equal(Minutes.IndexOf("will clear", StringComparison.Ordinal), evidence.Spans[0].Start);
        Assert.Equal(Hash(Minutes), evidence.Sha256);
    }

    [Theory]
    [InlineData("said it \"will clear the silt\" at once", "said it “will clear\n   the silt” at once")]
    [InlineData("will  clear the\tsilt", "will clear\n   the silt")]
    [InlineData(" the  silt” ", "the silt”")]
    public void OtherSpacesAndQuotes_AreFolded(string words, string found) =>
        Assert.Equal(found, Assert.Single(Resolve(new("minutes.txt", words, [])).Evidence.Spans).In(Minutes));

    [Theory]
    [InlineData("Oberau … the silt … pay nothing", "Oberau|the silt|pay nothing")]
    [InlineData("will clear...the weeds", "will clear|the weeds")]
    [InlineData("… pay nothing", "")]
    [InlineData("pay nothing … Oberau", "")]
    public void PartsWithEllipses_AreFoundInOrder(string words, string parts)
    {
        var (evidence, warnings) = Resolve(new("minutes.txt", words, []));
        Assert.Equal(parts, string.Join('|', evidence.Spans.Select(s => s.In(Minutes))));
        Assert.Equal(parts.Length == 0, warnings.Any(w => w.Code == "words-not-found"));
    }

    [Fact]
    public void WordsNotThere_AreAWarningWithTheItemsLine()
    {
        var (evidence, warnings) = Resolve(new("minutes.txt", "never said", []));
        Assert.Equal("d.yaml:7: words-not-found: these words do not stand in 'minutes.txt': 'never said'", Assert.Single(warnings).ToString());
        Assert.Empty(evidence.Spans);
        Assert.Equal(Hash(Minutes), evidence.Sha256);
    }

    [Fact]
    public void DocumentNotThere_IsAWarningNamingTheNearest()
    {
        var (evidence, warnings) = Resolve(new("minuets.txt", "said", []));
        Assert.Equal("d.yaml:7: document-not-found: no document here is named 'minuets.txt'; did you mean 'minutes.txt'?", Assert.Single(warnings).ToString());
        Assert.Null(evidence.Sha256);
    }

    [Fact]
    public void Sha256OrEndOfPath_NamesADocument()
    {
        Assert.Equal(Hash(Minutes), Resolve(new(Hash(Minutes), "said", [])).Evidence.Sha256);
        Assert.Equal(Hash(Minutes), Resolve(new("docs/minutes.txt", "said", [])).Evidence.Sha256);
        Assert.Null(Resolve(new("ocs/minutes.txt", "said", [])).Evidence.Sha256);
    }

    [Fact]
    public void NameOfTwoDocuments_MeansTheOneWithTheWords()
    {
        Document[] both = [Make("a/minutes.txt", "nothing here"), Make("b/minutes.txt", Minutes)];
        Assert.Equal(Hash(Minutes), Resolve(new("minutes.txt", "the silt", []), both).Evidence.Sha256);
        Assert.Equal("document-ambiguous", Assert.Single(Resolve(new("minutes.txt", null, []), both).Warnings).Code);
        Assert.Equal(Hash("nothing here"), Resolve(new("a/minutes.txt", null, []), both).Evidence.Sha256);
    }

    [Fact]
    public void SpanInCodePoints_BecomesUtf16()
    {
        var (evidence, warnings) = Resolve(new("minutes.txt", null, [new Span(2, 8)]));
        Assert.Empty(warnings);
        Assert.Equal("Oberau", Assert.Single(evidence.Spans).In(Minutes));
    }

    [Fact]
    public void SpanWithOtherWords_IsWarnedOfAndTheWordsAreFound()
    {
        var (evidence, warnings) = Resolve(new("minutes.txt", "miller", [new Span(2, 8)]));
        Assert.Equal("words-not-at-span", Assert.Single(warnings).Code);
        Assert.Equal("miller", Assert.Single(evidence.Spans).In(Minutes));
        Assert.Equal("span-outside", Assert.Single(Resolve(new("minutes.txt", "miller", [new Span(2, 8000)])).Warnings).Code);
    }

    [Fact]
    public void AnyResolvedEvidence_ReleasedAndResolved_IsEqual() =>
        Gen.Select(Gen.Int[0, Minutes.Length - 2], Gen.Int[1, 30], Gen.Bool, Gen.Bool).Sample((start, length, hasWords, hasSpan) =>
        {
            var points = new CodePoints(Minutes);
            var span = points.ToUtf16(points.FromUtf16(new Span(start, Math.Min(Minutes.Length, start + length))));
            var words = hasWords ? span.In(Minutes) : null;
            var (resolved, _) = EvidenceResolver.Resolve(Dossier(new("minutes.txt", words, hasSpan ? [points.FromUtf16(span)] : [])), [Make("docs/minutes.txt", Minutes)]);
            var released = EvidenceResolver.Release(resolved, [Make("docs/minutes.txt", Minutes)]).Dossier;
            var read = DossierYaml.Read("d.yaml", DossierYaml.Write(resolved, [Make("docs/minutes.txt", Minutes)])).Value!;

            Assert.Equal(resolved, EvidenceResolver.Resolve(released, [Make("docs/minutes.txt", Minutes)]).Dossier);
            Assert.Equal(released.Propositions[0].Evidence, read.Propositions[0].Evidence);
            Assert.Null(released.Propositions[0].Evidence[0].Sha256);
        });

    [Fact]
    public void EvidenceWhoseTextIsWithdrawn_KeepsItsWordsAndIsTold()
    {
        var (resolved, _) = EvidenceResolver.Resolve(Dossier(new("minutes.txt", "will clear", [])), [Make("docs/minutes.txt", Minutes)]);
        var withdrawn = Make("docs/minutes.txt", Minutes) with { Text = string.Empty };
        var (released, warnings) = EvidenceResolver.Release(resolved, [withdrawn]);
        Assert.Equal(new Evidence("minutes.txt", "will clear", []), Assert.Single(released.Propositions[0].Evidence));
        Assert.Equal(
            "d.yaml:7: text-withdrawn: the text of 'minutes.txt' was withdrawn: what 'p' quotes from it stays, and where it stood is left out", Assert.Single(warnings).ToString());
        var told = new List<Refusal>();
        Assert.Contains("words: will clear", DossierYaml.Write(resolved, [withdrawn], told.Add), StringComparison.Ordinal);
        Assert.Single(told);
    }

    private static (Evidence Evidence, ValueList<Refusal> Warnings) Resolve(Evidence evidence, params Document[] documents)
    {
        var (dossier, warnings) = EvidenceResolver.Resolve(Dossier(evidence), documents.Length > 0 ? documents : [Make("docs/minutes.txt", Minutes)]);
        return (dossier.Propositions[0].Evidence[0], warnings);
    }

    private static Dossier Dossier(Evidence evidence) => new()
    {
        Id = "d",
        Title = "T",
        Propositions = [new("p", "P", Absence.Open, null, null, [evidence], new Origin("d.yaml:7", Instant.Min, Instant.Min))],
    };

    private static Document Make(string path, string text) => new()
    {
        Name = Path.GetFileName(path),
        Path = path,
        Sha256 = Hash(text),
        Text = text,
        Raw = Encoding.UTF8.GetBytes(text),
    };

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
