using Casus.Model;

namespace Casus.Reading;

/// <summary>The clauses in a content that make it depend on something, and the time by which it falls due.</summary>
internal static class ConditionReader
{
    public static ConditionReading Of(ParsedDocument document, Saying saying) => new([], null, document.Doc.Count < saying.First ? ["outside"] : []);
}
