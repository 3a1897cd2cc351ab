using Casus.Model;

namespace Casus.Reading;

/// <summary>Which of the twelve acts a saying performs, with probabilities.</summary>
internal static class ActReader
{
    public static ActReading Of(ParsedDocument document, Saying saying) => new([new(Act.Report, saying.Content.Count > 0 && document.Doc.Count > 0 ? 1 : 0)], []);
}
