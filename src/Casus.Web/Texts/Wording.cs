using Casus.Exchange;
using Casus.Model;

namespace Casus.Web;

/// <summary>Finds quoted words in a text, by the rules that resolve a dossier's evidence.</summary>
internal static class Wording
{
    private static readonly Origin Nowhere = new(string.Empty, Instant.Min, Instant.Min);

    /// <summary>Where the words stand: at the places given (code points) if they do, else where they first do; none where they do not.</summary>
    public static ValueList<Span> Find(Document document, string words, ValueList<Span>? places = null)
    {
        var carrier = new Party("words", "words", true, null, [new(document.Sha256, words.Trim(), places ?? [])], Nowhere);
        var (resolved, _) = EvidenceResolver.Resolve(new() { Id = "words", Title = "words", Parties = [carrier] }, [document]);
        return resolved.Parties[0].Evidence[0].Spans;
    }
}
