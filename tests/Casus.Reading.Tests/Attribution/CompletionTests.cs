
namespace Casus.Reading.Tests;

public class CompletionTests
{
    [Theory]
    [InlineData("Marten, at a forum in the port city of {Halden}, said <the bridge would stand>.", "Marten")]
    [InlineData("In the capital of {Norway}, President Alfa Marten said <the bridge would stand>.", "President Alfa Marten")]
    [InlineData("The mayor of {Halden} said <the bridge would stand>.", "Halden")]
    [InlineData("The report was read by {Alfa Marten}, who said <the bridge would stand>.", "Alfa Marten")]
    public void PlaceOfASaying_IsNotItsSource(string text, string source)
    {
        var (document, sayings) = Marked.Read([text]);
        var said = Enumerable.Range(0, document.Doc.Count).Single(i => document.Doc[i].Text == "said");
        List<LabelledSpan> spans = [new(SpanRole.Cue, new(said, said + 1), 1), new(SpanRole.Content, sayings[0].Content[0], 1)];
        var found = new Completion(document, new(document, new(document), spans), spans).SourceOf(0, sayings[0].Source[0]);
        Assert.Equal(source, document.Words(found!.Value));
    }
}
