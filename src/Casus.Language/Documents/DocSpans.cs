namespace Casus.Language;

/// <summary>What a document is made of: sentences, entities, noun chunks.</summary>
public sealed partial class Doc
{
    private static readonly string[] NounPhraseRelations = ["oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT"];

    /// <summary>All tokens, left to right.</summary>
    public IEnumerable<DocToken> Tokens => new DocSpan(this, 0, Count).Tokens;

    /// <summary>The sentences, left to right; together they are all tokens.</summary>
    public IEnumerable<DocSpan> Sentences
    {
        get
        {
            var start = 0;
            for (var i = 1; i <= Count; i++)
            {
                if (i == Count || _columns.SentenceStarts[i])
                {
                    yield return new(this, start, i);
                    start = i;
                }
            }
        }
    }

    /// <summary>The entities with their types, left to right.</summary>
    public IEnumerable<DocSpan> Entities
    {
        get
        {
            for (var i = 0; i < Count; i++)
            {
                if ((_columns.Entities[i] & 3) != 2)
                {
                    continue;
                }

                var end = i + 1;
                while (end < Count && (_columns.Entities[end] & 3) == 1)
                {
                    end++;
                }

                yield return new(this, i, end, this[i].EntityType);
            }
        }
    }

    /// <summary>Noun phrases without what hangs on their right, by spaCy's rule for English; none is inside another.</summary>
    public IEnumerable<DocSpan> NounChunks
    {
        get
        {
            var last = -1;
            foreach (var word in Tokens)
            {
                if (word.Pos is not ("NOUN" or "PROPN" or "PRON") || word.LeftEdge.Index <= last || !IsNounPhrase(word))
                {
                    continue;
                }

                last = word.Index;
                yield return new(this, word.LeftEdge.Index, word.Index + 1, "NP");
            }
        }
    }

    private static bool IsNounPhrase(DocToken word)
    {
        if (NounPhraseRelations.Contains(word.Dep))
        {
            return true;
        }

        if (word.Dep != "conj")
        {
            return false;
        }

        var head = word.Head;
        while (head.Dep == "conj" && head.Head.Index < head.Index)
        {
            head = head.Head;
        }

        return NounPhraseRelations.Contains(head.Dep);
    }

    /// <summary>The whole document's mean word vector against another's: see <see cref="DocSpan.Similarity"/>.</summary>
    /// <exception cref="InvalidOperationException">The model has no vectors (sm).</exception>
    public double Similarity(Doc other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new DocSpan(this, 0, Count).Similarity(new(other, 0, other.Count));
    }
}
