using Casus.Model;

namespace Casus.Exchange;

/// <summary>Finds a dossier's quoted words in its documents, so that every item is one step from them.</summary>
public static class EvidenceResolver
{
    /// <summary>
    /// Fills <see cref="Evidence.Sha256"/> and <see cref="Evidence.Spans"/> (UTF-16) of what is not resolved yet. A document is cited by its name, its
    /// SHA-256 or an end of its path that no other has.
    /// </summary>
    /// <returns>The dossier, and a warning for each citation without its document or its words: <c>document-not-found</c>,
    /// <c>document-ambiguous</c>, <c>words-not-found</c>, <c>words-not-at-span</c>, <c>span-outside</c>. None of them is a failure.</returns>
    public static (Dossier Dossier, ValueList<Refusal> Warnings) Resolve(Dossier dossier, IReadOnlyList<Document> documents)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(documents);
        var library = new Library(documents);
        var warnings = new List<Refusal>();
        var resolved = dossier.WithEvidence((item, evidence) => evidence.Document is null || evidence.Sha256 is not null
            ? evidence
            : Resolve(evidence, evidence.Document, library, (code, reason) => warnings.Add(new Refusal(item.Origin.Entry, code, reason))));
        return (resolved, [.. warnings]);
    }

    /// <summary>The inverse: evidence as a file says it, unresolved, with spans in code points only where its words alone would not find them again.</summary>
    /// <returns>The dossier, and a warning <c>text-withdrawn</c> for each citation whose document has its text no more: its words are kept, and where they stood is left out.</returns>
    public static (Dossier Dossier, ValueList<Refusal> Warnings) Release(Dossier dossier, IReadOnlyList<Document> documents)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(documents);
        var library = new Library(documents);
        var warnings = new List<Refusal>();
        var released = dossier.WithEvidence((item, evidence) =>
        {
            if (evidence.Sha256 is not { } sha || library.Find(sha) is not [var search])
            {
                return evidence;
            }

            var isGone = evidence.Spans.Any(span => span.End > search.Document.Text.Length);
            if (isGone && item.Origin.Until is null)
            {
                warnings.Add(new Refusal(
                    item.Origin.Entry, "text-withdrawn", $"the text of '{search.Document.Name}' was withdrawn: what '{item.Id}' quotes from it stays, and where it stood is left out"));
            }

            var isFound = evidence.Words is { } words && search.Find(words).Equals(evidence.Spans);
            return evidence with
            {
                // A name that now means several documents would not lead back to this one.
                Document = evidence.Document is { } name && library.Find(name) is [var only] && only == search ? name : sha,
                Spans = isGone || isFound ? [] : evidence.Spans.Select(search.Points.FromUtf16).ToValueList(),
                Sha256 = null,
            };
        });
        return (released, [.. warnings]);
    }

    private static Evidence Resolve(Evidence evidence, string name, Library library, Action<string, string> warn)
    {
        var found = library.Find(name);
        if (found.Count == 0)
        {
            warn("document-not-found", $"no document here is named '{name}'{Nearest.Hint(name, library.Names)}");
            return evidence;
        }

        // Where a name means several, the words tell which.
        var search = found.Count > 1 && evidence.Words is { } w ? found.FirstOrDefault(s => !s.Find(w).IsEmpty) : found.Count == 1 ? found[0] : null;
        if (search is null)
        {
            warn("document-ambiguous", $"{found.Count} documents are named '{name}'; cite one by its SHA-256 or more of its path");
            return evidence;
        }

        var resolved = evidence with { Sha256 = search.Document.Sha256 };
        if (!evidence.Spans.IsEmpty)
        {
            if (evidence.Spans.Any(s => s.End > search.Points.Length))
            {
                warn("span-outside", $"the document '{name}' has {search.Points.Length} characters; the span goes past them");
            }
            else if (evidence.Spans.Select(search.Points.ToUtf16).ToValueList() is var spans && (evidence.Words is null || search.Holds(spans, evidence.Words)))
            {
                return resolved with { Spans = spans };
            }
            else
            {
                warn("words-not-at-span", $"other words stand at the span in '{name}'; they are looked for by themselves: '{Words.Short(evidence.Words)}'");
            }
        }

        if (evidence.Words is not { } words)
        {
            return resolved with { Spans = [] };
        }

        var places = search.Find(words);
        if (places.IsEmpty)
        {
            warn("words-not-found", $"these words do not stand in '{name}': '{Words.Short(words)}'");
        }

        return resolved with { Spans = places };
    }

    /// <summary>The documents by what they may be cited as.</summary>
    private sealed class Library(IReadOnlyList<Document> documents)
    {
        private readonly List<WordSearch> _all = [.. documents.DistinctBy(d => d.Sha256).Select(d => new WordSearch(d))];
        private readonly Dictionary<string, IReadOnlyList<WordSearch>> _found = new(StringComparer.Ordinal);

        public IEnumerable<string> Names => _all.Select(s => s.Document.Name);

        public IReadOnlyList<WordSearch> Find(string name)
        {
            if (!_found.TryGetValue(name, out var found))
            {
                _found.Add(name, found = Search(name));
            }

            return found;
        }

        private List<WordSearch> Search(string name)
        {
            var named = _all.FindAll(s => s.Document.Sha256 == name || s.Document.Name == name);
            return named.Count > 0 ? named : _all.FindAll(s => s.Document.Path == name || s.Document.Path.EndsWith('/' + name, StringComparison.Ordinal));
        }
    }
}
