using System.Text.Json;
using Casus.Model;

namespace Casus.Exchange.Tests;

public sealed class ReadJsonTests
{
    private const string Text = "😀 The warden warned: \"If the gate's shut, <we> will pay.\"";

    private static Document Document { get; } = new()
    {
        Name = "minutes.txt",
        Path = "docs/minutes.txt",
        Sha256 = new string('a', 64),
        Text = Text,
        Raw = default,
        Title = "Minutes & more",
        Published = new PartialDate(2031, 3),
        PublishedFrom = DateSource.Text,
        RelayedFrom = "Weir Press",
        Language = "en",
        Authors = ["A. Clerk"],
        Updated = "2031-03-05",
    };

    private static Statement Statement { get; } = new()
    {
        Id = "0123456789abcdef",
        Source = Quote("The warden"),
        Cue = Quote("warned"),
        Content = Quoted.From(Text, At("If the gate's shut"), At("<we> will pay")),
        Speakers = [new("person/the-warden", "the warden", SpeakerKind.Office, null)],
        Voice = Voice.Direct,
        Act = Act.Threat,
        Acts = [new(Act.Threat, 0.75), new(Act.Warning, 0.25)],
        Conditions = [new(At("If the gate's shut"), "If the gate's shut", ConditionKind.If, null, At("<we> will pay"))],
        Deadline = null,
        Addressees = [new(null, "the towns")],
        Commitment = new(Act.Threat, [new("state/OBR", "Oberau")], [], Quote("<we> will pay")),
        Said = new PartialDate(2031, 3, 5),
        Confidence = 0.5,
        Explanation = ["a cue word stands before a quotation"],
    };

    [Fact]
    public void Statement_IsWrittenInTheOrderOfTheContractWithCodePointOffsets() => Assert.Equal(
        """
        {"document":{"name":"minutes.txt","path":"docs/minutes.txt","sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","title":"Minutes & more","published":"2031-03","publishedFrom":"text","publisher":null,"relayedFrom":"Weir Press","dateline":null,"language":"en","characters":57},"statements":[{"id":"0123456789abcdef","source":{"spans":[[2,12]],"text":"The warden"},"cue":{"spans":[[13,19]],"text":"warned"},"content":{"spans":[[22,40],[42,55]],"text":"If the gate's shut <we> will pay"},"speakers":[{"actor":"person/the-warden","name":"the warden","kind":"office","side":null}],"voice":"direct","act":"threat","acts":{"threat":0.75,"warning":0.25},"conditions":[{"span":[22,40],"text":"If the gate's shut","kind":"if","formula":null,"governs":[42,55],"atoms":[],"deadline":null}],"deadline":null,"quantities":[],"addressees":[{"actor":null,"name":"the towns"}],"within":null,"duplicateOf":null,"relays":[],"commitment":{"kind":"threat","debtors":[{"actor":"state/OBR","name":"Oberau"}],"toward":[],"content":{"spans":[[42,55]],"text":"<we> will pay"},"antecedent":null,"deadline":null},"said":"2031-03-05","confidence":0.5}]}
        """,
        CasusJson.Text(false, json => ReadJson.Write(json, Document, [Statement], null, text: false, explain: false)));

    [Fact]
    public void RefusedDocument_HasNoStatementsAndSaysWhy()
    {
        var root = Parse(json => ReadJson.Write(json, Document, [], new Refusal("minutes.txt", "not-english", "the text is French"), text: false, explain: false));
        Assert.Equal(0, root.GetProperty("statements").GetArrayLength());
        Assert.Equal("""{"code":"not-english","message":"the text is French"}""", root.GetProperty("refused").GetRawText());
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public void Text_IsWrittenWhenAskedForAndForPages(bool asked, bool isPage, bool isWritten)
    {
        var root = Parse(json => ReadJson.Write(json, Document with { IsPage = isPage }, [], null, asked, explain: false));
        Assert.Equal(isWritten, root.TryGetProperty("text", out var text));
        Assert.Equal(isWritten ? Text : null, isWritten ? text.GetString() : null);
    }

    [Fact]
    public void Explanation_IsWrittenWhenAskedFor()
    {
        var root = Parse(json => ReadJson.Write(json, Document, [Statement], null, text: false, explain: true));
        Assert.Equal("a cue word stands before a quotation", root.GetProperty("statements")[0].GetProperty("explanation")[0].GetString());
    }

    [Fact]
    public void StatementWithoutSource_HasNulls()
    {
        var bare = new Statement { Id = "0", Content = Quote("gate"), Deadline = new(At("shut"), "shut", "2031-04") };
        var root = Parse(json => ReadJson.Write(json, Document, [bare], null, text: false, explain: false)).GetProperty("statements")[0];
        Assert.All(["source", "cue", "within", "duplicateOf", "commitment", "said"], key => Assert.Equal(JsonValueKind.Null, root.GetProperty(key).ValueKind));
        Assert.Equal("""{"span":[36,40],"text":"shut","value":"2031-04"}""", root.GetProperty("deadline").GetRawText());
    }

    [Fact]
    public void AtomsAndQuantities_AreWrittenWithTheirPlaces()
    {
        var read = Statement with
        {
            Conditions = [Statement.Conditions[0] with { Formula = "gate-shut", Atoms = [new("gate-shut", At("the gate's shut"), "the gate's shut")], Deadline = new(At("shut"), "shut", null) }],
            Quantities = [new(At("pay"), "pay", "10", null, "EUR") { Upper = "20", Bound = QuantityBound.AtLeast }],
        };
        var root = Parse(json => ReadJson.Write(json, Document, [read], null, text: false, explain: false)).GetProperty("statements")[0];
        Assert.Equal("""[{"id":"gate-shut","span":[25,40],"text":"the gate's shut"}]""", root.GetProperty("conditions")[0].GetProperty("atoms").GetRawText());
        Assert.Equal("""{"span":[36,40],"text":"shut","value":null}""", root.GetProperty("conditions")[0].GetProperty("deadline").GetRawText());
        Assert.Equal("""[{"span":[52,55],"text":"pay","value":"10","upper":"20","bound":"at-least","unit":null,"currency":"EUR"}]""", root.GetProperty("quantities").GetRawText());
    }

    [Fact]
    public void LoneSurrogates_AreReplaced()
    {
        var broken = Document with { Text = "a\uD83Db", Title = "\uDE00" };
        var root = Parse(json => ReadJson.Write(json, broken, [new Statement { Id = "0", Content = Quoted.From(broken.Text, new Span(1, 3)) }], null, text: true, explain: false));
        Assert.Equal("a\uFFFDb", root.GetProperty("text").GetString());
        Assert.Equal("\uFFFD", root.GetProperty("document").GetProperty("title").GetString());
        Assert.Equal("[[1,3]]", root.GetProperty("statements")[0].GetProperty("content").GetProperty("spans").GetRawText());
    }

    [Fact]
    public void Output_EscapesNothingThatNeedNotBe()
    {
        var text = CasusJson.Text(true, json => CleanJson.Write(json, Document));
        Assert.Contains("If the gate's shut, <we> will pay.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u00", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public void CleanedPage_SaysItsAuthorsAndItsText()
    {
        var root = Parse(json => CleanJson.Write(json, Document));
        Assert.Equal(["document", "text", "paragraphs"], root.EnumerateObject().Select(p => p.Name));
        Assert.Equal("A. Clerk", root.GetProperty("document").GetProperty("authors")[0].GetString());
        Assert.Equal("2031-03-05", root.GetProperty("document").GetProperty("updated").GetString());
        Assert.Equal(string.Empty, Parse(json => CleanJson.Write(json, Document with { Text = string.Empty })).GetProperty("text").GetString());
    }

    private static JsonElement Parse(Action<Utf8JsonWriter> write) => JsonElement.Parse(CasusJson.Text(false, write));

    private static Span At(string words) => new(Text.IndexOf(words, StringComparison.Ordinal), Text.IndexOf(words, StringComparison.Ordinal) + words.Length);

    private static Quoted Quote(string words) => Quoted.From(Text, At(words));
}
