using System.Text.RegularExpressions;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>Finds quoted words in one document.</summary>
/// <remarks>
/// First as they stand; then with white space and typographic quotes folded; then, where an ellipsis (<c>…</c> or <c>...</c>) parts them, part by
/// part in order. The first occurrence counts.
/// </remarks>
internal sealed partial class WordSearch(Document document)
{
    private readonly Dictionary<string, ValueList<Span>> _found = new(StringComparer.Ordinal);
    private FoldedText? _folded;
    private CodePoints? _points;

    public Document Document { get; } = document;

    public CodePoints Points => _points ??= new CodePoints(Document.Text);

    private FoldedText Folded => _folded ??= new FoldedText(Document.Text);

    /// <summary>Where the words stand; empty where they do not.</summary>
    public ValueList<Span> Find(string words)
    {
        if (!_found.TryGetValue(words, out var spans))
        {
            _found.Add(words, spans = Search(words));
        }

        return spans;
    }

    /// <summary>True when the spans hold the words, folded.</summary>
    public bool Holds(ValueList<Span> spans, string words)
    {
        var parts = Parts(words);
        return spans.Count == 1 && Same(spans[0], words)
            || spans.Count == parts.Count && spans.Zip(parts).All(p => Same(p.First, p.Second));

        bool Same(Span span, string text) => FoldedText.Of(span.In(Document.Text)) == FoldedText.Of(text);
    }

    private ValueList<Span> Search(string words)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            return [];
        }

        if (One(words, 0) is { } whole)
        {
            return [whole];
        }

        var parts = Parts(words);
        if (parts.Count < 2)
        {
            return [];
        }

        var spans = new List<Span>();
        foreach (var part in parts)
        {
            if (One(part, spans is [.., var last] ? last.End : 0) is not { } span)
            {
                return [];
            }

            spans.Add(span);
        }

        return [.. spans];
    }

    private Span? One(string words, int from)
    {
        var at = Document.Text.IndexOf(words, from, StringComparison.Ordinal);
        return at >= 0 ? new Span(at, at + words.Length) : Folded.Find(FoldedText.Of(words), from);
    }

    private static List<string> Parts(string words) =>
        [.. Ellipsis().Split(words).Where(p => !string.IsNullOrWhiteSpace(p))];

    [GeneratedRegex(@"\s*(?:…|\.\.\.)\s*", RegexOptions.NonBacktracking)]
    private static partial Regex Ellipsis();
}
