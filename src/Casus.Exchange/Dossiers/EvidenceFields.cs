using System.Globalization;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>Reads the words that prove an item.</summary>
internal static class EvidenceFields
{
    public static ValueList<Evidence> Evidence(this Fields fields) =>
        fields.Items("evidence", DossierKeys.Evidence).Select(Read).ToValueList();

    private static Evidence Read(Fields f)
    {
        var evidence = new Evidence(f.Text("document"), f.Text("words"), Spans(f), null, f.Text("note"), f.Text("by"));
        if (evidence is { Document: null, Words: null, Note: null })
        {
            f.Found.Add(f.Map.Start, "missing-key", "evidence needs a 'document', 'words' or a 'note'");
        }

        if (f.Has("span") && evidence.Document is null)
        {
            f.Found.Add(f.Place("span"), "missing-key", "a 'span' needs the 'document' it counts in");
        }

        return evidence;
    }

    /// <summary>One span as [start, end], or several as a list of them.</summary>
    private static ValueList<Span> Spans(Fields f)
    {
        var list = f.List("span");
        if (list.Count == 0)
        {
            return [];
        }

        var pairs = list[0] is ListNode ? list : [new ListNode(f.Place("span"), 0, list)];
        var spans = new List<Span>();
        foreach (var pair in pairs)
        {
            if (pair is ListNode { Items: [ScalarNode first, ScalarNode second] } && Offset(first) is { } start && Offset(second) is { } end && start <= end)
            {
                spans.Add(new Span(start, end));
            }
            else
            {
                f.Found.Add(pair.Start, "bad-value", "a span is [start, end]: two whole numbers of code points, the end not before the start");
            }
        }

        return [.. spans];
    }

    private static int? Offset(ScalarNode scalar) =>
        scalar.IsPlain && int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : null;
}
