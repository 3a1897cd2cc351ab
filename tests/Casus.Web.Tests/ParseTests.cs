using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Casus.Language;
using CsCheck;

namespace Casus.Web.Tests;

public sealed partial class ParseTests
{
    private const string Sentence = "The mayor of London won't reopen the old harbour before Monday. Alfa & Bravo <agreed>.";

    private static readonly Lazy<Pipeline> Shared = new(() => Pipeline.Load(ModelFiles.Find("en_core_web_sm")!));

    public static TheoryData<string> OddTexts =>
    [
        "<script>alert(1)</script> said \"no\" & left </text></svg>.",
        "The \u202Eterces\u202C plan \u2066held\u2069 on \u200Btime.",
        "A lone \uD800 surrogate and \uDC00 another.",
        new string('x', 1_999),
        " \n\t  \r ",
        "אלפא and 东京 and 👩‍👩‍👧 met in Zürich.\n\nThen e\u0301\u0301\u0301 fell\0silent\u0007.",
    ];

    [Fact]
    public async Task Page_DrawsAnArcForEveryTokenButTheRoots()
    {
        await using var desk = await OpenDesk.OnStrait();
        var page = await desk.Page($"/parse?text={Uri.EscapeDataString(Sentence)}");
        var doc = Read(Sentence);
        var drawings = Drawings(page);
        Assert.Equal(doc.Sentences.Count(), drawings.Count);
        Assert.Equal(doc.Sentences.Select(Arcs), drawings.Select(d => Count(d, "path", "arc")));
        Assert.All(drawings, d => Assert.Equal(1, Count(d, "path", "root")));
        Assert.Equal(doc.Tokens.Select(t => t.Text), drawings.SelectMany(d => Texts(d, "word")));
        Assert.Equal(doc.Tokens.Select(t => t.Pos), drawings.SelectMany(d => Texts(d, "pos")));
        Assert.Contains("nsubj", Texts(drawings[0], "relation"));
        Assert.Contains("ROOT", Texts(drawings[0], "relation"));
        Assert.Equal(doc.Count, page.Split("<th scope=\"row\">").Length - 1);
    }

    [Fact]
    public async Task Page_MarksWhatIsNamedWithItsTypeBeside()
    {
        await using var desk = await OpenDesk.OnStrait();
        var page = await desk.Page($"/parse?text={Uri.EscapeDataString(Sentence)}");
        var marks = Marked().Matches(page).Select(m => WebUtility.HtmlDecode(Tags().Replace(m.Value, "")));
        Assert.Equal(Read(Sentence).Entities.Select(e => $"{e.Text} {e.Label}"), marks);
        Assert.Contains("<a href=\"/parse\" aria-current=\"page\">Parse</a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithoutAText_IsTheForm()
    {
        await using var desk = await OpenDesk.OnStrait();
        var page = await desk.Page("/parse");
        Assert.Contains("<textarea id=\"f-text\" name=\"text\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", page, StringComparison.Ordinal);
        Assert.DoesNotContain("role=\"alert\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OddTexts))]
    public async Task OddText_IsDrawnWholeAndEscaped(string text)
    {
        await using var desk = await OpenDesk.OnStrait();
        var page = await desk.Page($"/parse?text={Escape(text)}");
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        var words = Drawings(page).SelectMany(d => Texts(d, "word")).ToList();
        Assert.All(words, w => Assert.InRange(w.EnumerateRunes().Count(), 1, Limits.DrawnWord));
        Assert.All(words, w => Assert.DoesNotContain(w, c => c is '\0' or '\u0007' or '\u200B' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')));
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.Empty(desk.Failures);
    }

    [Fact]
    public async Task LongWord_IsCutInTheDrawingAndWholeInTheTable()
    {
        await using var desk = await OpenDesk.OnStrait();
        var word = new string('x', 1_999);
        var page = await desk.Page($"/parse?text={word}");
        Assert.Equal([new string('x', 23) + "…"], Texts(Assert.Single(Drawings(page)), "word"));
        Assert.Contains($"<th scope=\"row\"><bdi>{word}</bdi></th>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ship", "ship")]
    [InlineData("\n\t ", "⏎⇥ ")]
    [InlineData("  ", "␣␣")]
    [InlineData("\u200D", "⟨U+200D⟩")]
    [InlineData("a\u202Eb", "a⟨U+202E⟩b")]
    public void OddWord_ShowsSomething(string word, string shown) => Assert.Equal(shown, DrawnWord.Of(word));

    [Fact]
    public async Task ManySentences_AreDrawnUpToThirtyAndToldInFull()
    {
        await using var desk = await OpenDesk.OnStrait();
        var text = string.Concat(Enumerable.Repeat("The ship sailed north. ", 40));
        var page = await desk.Page($"/parse?text={Uri.EscapeDataString(text)}");
        var sentences = Read(text).Sentences.Count();
        Assert.True(sentences > Limits.DrawnSentences);
        Assert.Equal(Limits.DrawnSentences, Drawings(page).Count);
        Assert.Contains($"The first 30 of {sentences} sentences are drawn", page, StringComparison.Ordinal);
        Assert.Equal(sentences, page.Split("<tbody>").Length - 1);
    }

    [Fact]
    public async Task TooLong_IsAProblemThatKeepsTheText()
    {
        await using var desk = await OpenDesk.OnStrait();
        var text = string.Concat(Enumerable.Repeat("word ", 400)) + "!";
        using var response = await desk.Client.GetAsync(new Uri($"/parse?text={Uri.EscapeDataString(text)}", UriKind.Relative), OpenDesk.Cancel);
        var page = await response.Content.ReadAsStringAsync(OpenDesk.Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("The text has 2,001 characters; at most 2,000 are read here.", page, StringComparison.Ordinal);
        Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", page, StringComparison.Ordinal);

        var (answer, json) = await desk.Json(HttpMethod.Get, $"/api/v1/parse?text={Uri.EscapeDataString(text)}");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "too-long"), (answer.StatusCode, json.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task NoModel_IsToldWithItsFileAndPlaces()
    {
        await using var desk = await OpenDesk.On(Strait.Dossier(), () => null);
        using var response = await desk.Client.GetAsync(new Uri("/parse?text=Yes.", UriKind.Relative), OpenDesk.Cancel);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(OpenDesk.Cancel));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("The model is missing: en_core_web_sm.casus.", page, StringComparison.Ordinal);
        Assert.Contains("CASUS_MODELS", page, StringComparison.Ordinal);
        Assert.Contains(AppContext.BaseDirectory, page, StringComparison.Ordinal);
        var (answer, json) = await desk.Json(HttpMethod.Get, "/api/v1/parse?text=Yes.");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "no-model"), (answer.StatusCode, json.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task DamagedModel_IsToldByItsFile()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "no model", OpenDesk.Cancel);
            await using var desk = await OpenDesk.On(Strait.Dossier(), () => Pipeline.Load(file));
            var (answer, json) = await desk.Json(HttpMethod.Get, "/api/v1/parse?text=Yes.");
            Assert.Equal((HttpStatusCode.InternalServerError, "bad-model"), (answer.StatusCode, json.GetProperty("code").GetString()));
            Assert.Contains(file, json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData(Sentence)]
    [InlineData("")]
    [InlineData("Die 😀 ships\r\nsailed.")]
    public async Task Api_EqualsThePipeline(string text)
    {
        await using var desk = await OpenDesk.OnStrait();
        var (_, json) = await desk.Json(HttpMethod.Get, $"/api/v1/parse?text={Uri.EscapeDataString(text)}");
        var answer = json.Deserialize<ParseAnswer>(JsonSerializerOptions.Web)!;
        var doc = Read(text);
        Assert.Equal(doc.Text, answer.Text);
        Assert.Equal(doc.Tokens.Select(t => doc.CodePointOffset(t.Start)), answer.Start);
        Assert.Equal(doc.Tokens.Select(t => t.Text.EnumerateRunes().Count()), answer.Length);
        Assert.Equal(doc.Tokens.Select(t => t.HasSpace ? 1 : 0), answer.Space);
        Assert.Equal(doc.Tokens.Select(t => t.Norm), answer.Norm);
        Assert.Equal(doc.Tokens.Select(t => t.Tag), answer.Tag);
        Assert.Equal(doc.Tokens.Select(t => t.Pos), answer.Pos);
        Assert.Equal(doc.Tokens.Select(t => t.Morph), answer.Morph);
        Assert.Equal(doc.Tokens.Select(t => t.Lemma), answer.Lemma);
        Assert.Equal(doc.Tokens.Select(t => t.Head.Index), answer.Head);
        Assert.Equal(doc.Tokens.Select(t => t.Dep), answer.Dep);
        Assert.Equal(doc.Tokens.Select(t => t.IsSentenceStart ? 1 : 0), answer.SentStart);
        Assert.Equal(doc.Tokens.Select(t => t.EntityTag), answer.Ent);
    }

    [Fact]
    public async Task Api_WithoutAText_IsAProblem()
    {
        await using var desk = await OpenDesk.OnStrait();
        var (answer, json) = await desk.Json(HttpMethod.Get, "/api/v1/parse");
        Assert.Equal((HttpStatusCode.BadRequest, "bad-request"), (answer.StatusCode, json.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Stranger_IsNotLetIn()
    {
        await using var desk = await OpenDesk.OnStrait();
        foreach (var address in (string[])["/parse?text=Yes.", "/api/v1/parse?text=Yes."])
        {
            using var response = await desk.Stranger.GetAsync(new Uri(address, UriKind.Relative), OpenDesk.Cancel);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    [Fact]
    public void AnyText_WordsStandApartAndNoLabelMeetsAnotherArc()
    {
        // Words in any order make trees that no writer would.
        string[] some = ["the", "ship", "that", "sailed", "and", "which", "of", "London", "said", "to", "will", ",", "if", "\"", "東京", "9", "\n", "must"];
        Gen.Int[0, some.Length - 1].Select(i => some[i]).Array[1, 40].Sample(
            chosen =>
            {
                foreach (var sentence in Read(string.Join(' ', chosen)).Sentences)
                {
                    var layout = ArcLayout.Of(sentence);
                    Assert.Equal(Arcs(sentence), layout.Arcs.Count);
                    Assert.Equal(sentence.Count - layout.Arcs.Count, layout.Roots.Count);
                    Assert.All(layout.Words.Zip(layout.Words.Skip(1)), pair => Assert.True(pair.First.X < pair.Second.X));
                    Assert.All(layout.Arcs, arc => Assert.True(arc.Right - arc.Left > DrawnWord.Ems(arc.Label) * ArcLayout.LabelSize));
                    Assert.All(layout.Arcs, arc => Assert.InRange(layout.Top(arc.Level), ArcLayout.LabelSize, layout.Base));
                    Assert.All(layout.Arcs, arc => Assert.True(arc.Left > 0 && arc.Right < layout.Width));

                    // On one level no two arcs share any width, so no label lies on another line.
                    foreach (var level in layout.Arcs.GroupBy(a => a.Level))
                    {
                        var row = level.OrderBy(a => a.Left).ToList();
                        Assert.All(row.Zip(row.Skip(1)), pair => Assert.True(pair.First.Right < pair.Second.Left));
                    }
                }
            },
            iter: 300);
    }

    private static Doc Read(string text) => Shared.Value.Read(text, OpenDesk.Cancel);

    private static int Arcs(DocSpan sentence) => sentence.Tokens.Count(t => t.Head.Index != t.Index);

    private static List<XElement> Drawings(string page) => [.. Drawing().Matches(page).Select(m => XElement.Parse(m.Value, LoadOptions.PreserveWhitespace))];

    private static int Count(XElement drawing, string name, string kind) => drawing.Elements(name).Count(e => (string?)e.Attribute("class") == kind);

    private static IEnumerable<string> Texts(XElement drawing, string kind) =>
        drawing.Elements("text").Where(e => ((string?)e.Attribute("class"))!.Split(' ')[0] == kind).Select(e => e.Value);

    // Also what .NET would not write: a surrogate alone, as three bytes.
    private static string Escape(string text) => string.Concat(text.EnumerateRunesOrAlone().Select(
        r => r is [var c] && char.IsSurrogate(c) ? $"%{0xE0 | (c >> 12):X2}%{0x80 | ((c >> 6) & 0x3F):X2}%{0x80 | (c & 0x3F):X2}" : string.Concat(Encoding.UTF8.GetBytes(r).Select(b => $"%{b:X2}"))));

    [GeneratedRegex("<svg class=\"arcs\".*?</svg>", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Drawing();

    [GeneratedRegex("<mark class=\"entity\">.*?</mark>", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Marked();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Tags();
}

internal static class OddRunes
{
    /// <summary>The characters of a text, pairs together, lone surrogates as they stand.</summary>
    public static IEnumerable<string> EnumerateRunesOrAlone(this string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            yield return pair ? text.Substring(i++, 2) : text[i].ToString();
        }
    }
}
