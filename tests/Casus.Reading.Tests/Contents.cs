using System.Text;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading.Tests;

/// <summary>Parses a text and takes it, or a piece of it, for the content of a saying.</summary>
internal static class Contents
{
    private static readonly Lazy<Pipeline> Shared = new(() => Pipeline.Load(ModelFiles.Find("en_core_web_sm")!));

    public static ParsedDocument Parse(string text, PartialDate? published = null)
    {
        var document = new Document { Name = "note.txt", Path = "in/note.txt", Sha256 = new('0', 64), Text = text, Raw = Encoding.UTF8.GetBytes(text), Published = published };
        return new(document, Shared.Value.Read(text));
    }

    /// <param name="content">A piece of the text; null for all of it.</param>
    /// <param name="cue">A piece of the text.</param>
    public static ConditionReading Read(string text, string? content = null, string? cue = null, PartialDate? published = null)
    {
        var document = Parse(text, published);
        return ConditionReader.Of(document, Saying(document, content, cue));
    }

    public static ValueList<Quantity> Quantities(string text)
    {
        var document = Parse(text);
        return QuantityReader.Of(document, Saying(document, null, null)) ?? [];
    }

    private static Saying Saying(ParsedDocument document, string? content, string? cue) => new()
    {
        Content = [Range(document, content ?? document.Text)],
        Cue = cue is null ? [] : [Range(document, cue)],
    };

    private static TokenRange Range(ParsedDocument document, string words)
    {
        var at = document.Text.IndexOf(words, StringComparison.Ordinal);
        return document.Tokens(new(at, at + words.Length))!.Value;
    }
}
