using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>What would be done, in the words of the content: without its conditions, the complementiser, and the subject where that is the one who would act.</summary>
internal sealed class Consequent(ParsedDocument document, UndertakingReader undertakings)
{
    private readonly Doc _doc = document.Doc;

    /// <param name="omitSubject">Whether a clause's subject is the debtor, so that the deed begins at its verb.</param>
    public Quoted? Of(ValueList<TokenRange> content, ValueList<Undertaking> clauses, ValueList<TokenRange> conditions, Act act, Func<Undertaking, bool> omitSubject)
    {
        var sentences = Sentences(content);
        var kept = sentences.FindAll(sentence => clauses.Any(clause => clause.Root >= sentence.First && clause.Root < sentence.End && clause.Mood != UndertakingMood.Bare));
        var spans = new List<Span>();
        foreach (var sentence in kept.Count > 0 ? kept : sentences)
        {
            var first = Begin(sentence, clauses, act, omitSubject);
            foreach (var condition in conditions)
            {
                if (condition.First >= sentence.First && condition.End <= sentence.End)
                {
                    Add(first, condition.First);
                    first = Math.Max(first, condition.End);
                }
            }

            Add(first, sentence.End);
        }

        return spans.Count == 0 ? null : Quoted.From(document.Text, [.. spans]);

        void Add(int from, int to)
        {
            while (from < to && IsEdge(from, first: true))
            {
                from++;
            }

            while (to > from && IsEdge(to - 1, first: false))
            {
                to--;
            }

            if (to > from)
            {
                spans.Add(document.Span(new(from, to)));
            }
        }
    }

    private List<TokenRange> Sentences(ValueList<TokenRange> content)
    {
        var found = new List<TokenRange>();
        foreach (var range in content)
        {
            var first = range.First;
            for (var i = range.First + 1; i < range.End; i++)
            {
                if (_doc[i].IsSentenceStart)
                {
                    found.Add(new(first, i));
                    first = i;
                }
            }

            found.Add(new(first, range.End));
        }

        return found;
    }

    private int Begin(TokenRange sentence, ValueList<Undertaking> clauses, Act act, Func<Undertaking, bool> omitSubject)
    {
        var first = sentence.First;
        while (first < sentence.End && (_doc[first].IsSpace || _doc[first].Pos == "PUNCT" || (_doc[first].Dep == "mark" && _doc[first].Lower == "that")))
        {
            first++;
        }

        foreach (var clause in clauses)
        {
            if (clause.Root < first || clause.Root >= sentence.End)
            {
                continue;
            }

            // The subject and its auxiliaries open the sentence: the deed begins after them. A negation is part of it, but not of what is refused.
            var subject = undertakings.SubjectOf(clause.Root);
            if (subject >= first && _doc[subject].LeftEdge.Index == first && _doc[subject].Head.Index == clause.Root && omitSubject(clause))
            {
                first = _doc[subject].RightEdge.Index + 1;
                while (first < clause.Verb && (_doc[first].Pos is "AUX" or "PART" || (first < clause.Verb && _doc[first].Head.Index == clause.Verb && _doc[first].Dep == "aux")))
                {
                    if (_doc[first].Dep == "neg" && act != Act.Refusal)
                    {
                        break;
                    }

                    first++;
                }
            }
            else if (_doc[first].Tag == "TO" && first < clause.Verb)
            {
                first++;
            }

            break;
        }

        return first;
    }

    private bool IsEdge(int token, bool first) =>
        _doc[token].IsSpace || (_doc[token].Pos == "PUNCT" && _doc[token].Text is not ("(" or ")" or "%")) || document.Quotes.IsMark(token) || (_doc[token].Pos == "CCONJ" && (!first || _doc[token].Lower is not "both"));
}
