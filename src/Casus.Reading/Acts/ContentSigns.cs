using Casus.Language;

namespace Casus.Reading;

/// <summary>The signs in a content: its main clauses, the clauses within, its words and their classes.</summary>
internal sealed class ContentSigns(ParsedDocument document, ParseTree tree, ClauseReader clauses, SignList signs)
{
    private const int LongestContent = 160;

    private const int MostClauses = 24;

    private readonly Doc _doc = document.Doc;

    private readonly List<int> _tokens = new(LongestContent);

    private readonly List<int> _roots = new(8);

    private string _tone = "plain";

    private readonly HashSet<string> _classes = new(StringComparer.Ordinal);

    private Saying? _read;

    public bool HasVerb(Saying saying)
    {
        Take(saying);
        return _tokens.Exists(t => _doc[t].Pos is "VERB" or "AUX" && _doc[t].Tag is not ("VBG" or "VBN"));
    }

    /// <summary>The first of the words the content hangs on, verbs before others; -1 for none.</summary>
    public int RootOf(Saying saying)
    {
        Take(saying);
        return _roots.Count > 0 ? _roots[0] : -1;
    }

    /// <summary>What kind of word the content hangs on.</summary>
    public string FormOfRoot(Saying saying)
    {
        Take(saying);
        if (_roots.Count == 0)
        {
            return "nothing";
        }

        var root = _doc[_roots[0]];
        return root.Pos switch
        {
            "VERB" or "AUX" => tree.Child(root.Index, "aux") is var aux and >= 0 && _doc[aux].Tag == "TO" ? "someone to" : "clause",
            "NOUN" or "PROPN" or "PRON" or "NUM" => "noun",
            "ADJ" => "adjective",
            _ => "other",
        };
    }

    public void Read(Saying saying, int source, string cue)
    {
        Take(saying);
        _classes.Clear();
        _tone = Tone();
        signs.Add("tone", _tone);
        signs.Add("tone, cue", _tone, cue);
        signs.Add("sentences", Math.Min(4, _tokens.Count(t => _doc[t].IsSentenceStart)) switch { < 2 => "one", 2 => "two", _ => "more" });
        for (var i = 0; i < _roots.Count && i < 4; i++)
        {
            Main(_roots[i], source, cue, i == 0 ? "first" : "later");
        }

        Within(source, cue);
        Words(cue);
        Ends();
    }

    /// <summary>Whether any word of what was read last blames or tells of harm, or denies: what an accusation has.</summary>
    public bool HasBlame => _classes.Overlaps(Blaming) || _tokens.Exists(token => _doc[token].Dep == "neg" || _doc[token].Lower is "no" or "never" or "without" or "too" or "only" or "instead" or "nothing");

    private static readonly string[] Blaming = ["bad-person", "wrong-act", "wrong-verb", "harm", "danger", "bad", "condemn", "death", "stop", "refuse", "deny-word", "oblige", "legal", "investigate", "warn-word"];

    private void Take(Saying saying)
    {
        if (ReferenceEquals(_read, saying))
        {
            return;
        }

        _read = saying;
        _tokens.Clear();
        _roots.Clear();
        foreach (var range in saying.Content)
        {
            for (var i = range.First; i < range.End && _tokens.Count < LongestContent; i++)
            {
                if (!_doc[i].IsSpace)
                {
                    _tokens.Add(i);
                }
            }
        }

        foreach (var token in _tokens)
        {
            var head = _doc[token].Head.Index;
            if (_doc[token].Pos != "PUNCT" && (head == token || !saying.Content.Holds(head)) && _doc[token].Dep is not ("mark" or "cc" or "prep" or "aux" or "neg" or "advmod" or "det"))
            {
                _roots.Add(token);
            }
        }

        if (_roots.Count == 0 && _tokens.Count > 0)
        {
            _roots.Add(_tokens[0]);
        }

        // A condition with its auxiliary in front (should they shoot) comes after what depends on it.
        _roots.Sort((a, b) => Rank(b).CompareTo(Rank(a)) is var order && order != 0 ? order : a.CompareTo(b));
    }

    private bool IsVerb(int token) => _doc[token].Pos is "VERB" or "AUX";

    private int Rank(int token) => !IsVerb(token) ? 0 : clauses.IsInverted(token) ? 1 : 2;

    private void Main(int root, int source, string cue, string place)
    {
        var clause = clauses.Read(root, source);
        var first = place == "first";
        var predicate = _doc[clause.Predicate];
        var lemma = predicate.Lemma;
        var not = clause.Negated ? "not" : "yes";
        var p = first ? "main clause" : "later clause";
        signs.Add(p + ": subject", clause.Who);
        signs.Add(p + ": mood", clause.Mood, not);
        signs.Add(p + ": subject, mood", clause.Who, clause.Mood, not);
        signs.Add(p + ": verb", lemma, not);
        signs.Add(p + ": mood, verb", clause.Mood, lemma);
        signs.Add(p + ": subject, verb", clause.Who, lemma);
        signs.Add(p + ": passive", clause.Passive ? "passive" : "active", clause.Mood);
        if (clause.Through is { } through)
        {
            signs.Add(p + ": reached through", through);
            signs.Add(p + ": reached through, mood", through, clause.Mood);
        }

        if (first)
        {
            signs.Add("cue means, mood of content", cue, clause.Mood, not);
            signs.Add("cue means, subject of content", cue, clause.Who);
            signs.Add("cue means, verb of content", cue, lemma);
            signs.Add("kind of predicate", predicate.Tag, clause.Mood);
            signs.Add("cue means, kind of predicate", cue, predicate.Tag);
        }

        signs.Add(p + ": party, sense", clause.Party, clause.Sense, not);
        signs.Add(p + ": party, sense, tone", clause.Party, clause.Sense, _tone);
        signs.Add(p + ": party, sense, cue", clause.Party, clause.Sense, cue);
        Performs(p, clause, not);
        Classed(p, cue, clause, predicate, not);
        Object(p, source, clause);
        Subordinate(p, clause);
        if (clause.Predicate != clause.Verb)
        {
            signs.Add(p + ": first verb", _doc[clause.Verb].Lemma, clause.Who);
        }
    }

    // What a speaker does by saying so: we urge, I welcome, we will not accept.
    private void Performs(string p, Clause clause, string not)
    {
        if (clause.Party is not "speaker" && clause.Through is null)
        {
            return;
        }

        var verb = clause.Through is not null ? clause.Verb : clause.Predicate;
        foreach (var meaning in ActLexicon.Cue(_doc[verb].Lemma))
        {
            signs.Add(p + ": does", meaning, clause.Party, clause.Sense);
            signs.Add(p + ": does, negated", meaning, clause.Party, not);
        }
    }

    // Which way the words lean: towards blame and misfortune, or towards praise and good.
    private string Tone()
    {
        int bad = 0, good = 0;
        foreach (var token in _tokens)
        {
            foreach (var meaning in ActLexicon.Word(_doc[token].Lemma))
            {
                bad += meaning is "bad-person" or "wrong-act" ? 2 : meaning is "bad" or "danger" or "condemn" or "wrong-verb" ? 1 : 0;
                good += meaning is "good" or "accept" ? 1 : 0;
            }
        }

        return (bad - good) switch { > 2 => "very bad", > 0 => "bad", < -1 => "very good", < 0 => "good", _ => bad > 0 ? "mixed" : "plain" };
    }

    private void Classed(string p, string cue, Clause clause, DocToken predicate, string not)
    {
        foreach (var meaning in ActLexicon.Word(predicate.Lemma))
        {
            signs.Add(p + ": verb is", meaning, not);
            signs.Add(p + ": mood, verb is", clause.Mood, meaning);
            signs.Add(p + ": subject, verb is", clause.Who, meaning, not);
            signs.Add(p + ": subject, mood, verb is", clause.Who, clause.Mood, meaning);
            signs.Add("cue means, verb is", cue, meaning, not);
            signs.Add(p + ": party, sense, verb is", clause.Party, clause.Sense, meaning);
        }

        foreach (var meaning in clause.Through is { } through ? ActLexicon.Word(through) : [])
        {
            signs.Add(p + ": reached through what is", meaning, clause.Who);
        }
    }

    private void Object(string p, int source, Clause clause)
    {
        var found = tree.Child(clause.Predicate, "dobj", "dative", "attr");
        if (found < 0 && tree.Child(clause.Predicate, "prep", "agent") is var prep and >= 0)
        {
            signs.Add(p + ": verb, preposition", _doc[clause.Predicate].Lemma, _doc[prep].Lower);
            found = tree.Child(prep, "pobj", "pcomp");
        }

        if (found < 0)
        {
            return;
        }

        signs.Add(p + ": object", _doc[found].Lemma);
        var who = clauses.Who(found, source);
        signs.Add(p + ": who is object", who, clause.Who);
        foreach (var meaning in ActLexicon.Word(_doc[clause.Predicate].Lemma))
        {
            signs.Add(p + ": verb is, whom", meaning, Clause.PartyOf(who), clause.Party);
        }

        foreach (var meaning in ActLexicon.Word(_doc[found].Lemma))
        {
            signs.Add(p + ": object is", meaning, clause.Who);
            signs.Add(p + ": mood, object is", clause.Mood, meaning);
        }

        foreach (var child in tree.Children(found))
        {
            foreach (var meaning in _doc[child].Dep == "amod" ? ActLexicon.Word(_doc[child].Lemma) : [])
            {
                signs.Add(p + ": object has", meaning, clause.Who);
            }
        }
    }

    private void Subordinate(string p, Clause clause)
    {
        foreach (var child in tree.Children(clause.Verb))
        {
            if (_doc[child].Dep == "advcl" && tree.Child(child, "mark") is var mark and >= 0)
            {
                signs.Add(p + ": depends on", _doc[mark].Lower, clause.Mood);
            }
            else if (_doc[child].Dep is "advmod" or "npadvmod")
            {
                signs.Add(p + ": adverb", _doc[child].Lower);
            }
        }
    }

    private void Within(int source, string cue)
    {
        var read = 0;
        foreach (var token in _tokens)
        {
            if (!IsVerb(token) || _doc[token].Dep is "aux" or "auxpass" || read++ >= MostClauses)
            {
                continue;
            }

            var clause = clauses.Plain(token, source);
            var not = clause.Negated ? "not" : "yes";
            var predicate = _doc[clause.Predicate];
            signs.Add("clause: subject, mood", clause.Who, clause.Mood, not);
            signs.Add("clause: party, sense", clause.Party, clause.Sense, not);
            signs.Add("clause: subject, verb", clause.Who, predicate.Lemma);
            foreach (var meaning in ActLexicon.Word(predicate.Lemma))
            {
                signs.Add("clause: subject, verb is", clause.Who, meaning, not);
                signs.Add("clause: mood, verb is", clause.Mood, meaning, not);
                signs.Add("clause: party, sense, verb is", clause.Party, clause.Sense, meaning);
            }
        }
    }

    private void Words(string cue)
    {
        var previous = -1;
        foreach (var token in _tokens)
        {
            var word = _doc[token];
            if (word.Pos is "PUNCT")
            {
                previous = -1;
                continue;
            }

            var stands = Standing(token);
            signs.Add("word", word.EntityType is "PERSON" ? "a person" : stands == word.Lower ? word.Lemma : stands);
            if (previous >= 0)
            {
                signs.Add("words", Standing(previous), stands);
            }

            foreach (var meaning in ActLexicon.Word(word.Lemma))
            {
                if (_classes.Add(meaning))
                {
                    signs.Add("some word is", meaning);
                    signs.Add("some word is, cue", meaning, cue);
                }
            }

            signs.Add("tag of a word", stands == word.Lower ? word.Tag : "IN");
            if (word.EntityTag.StartsWith('B'))
            {
                signs.Add("names a", word.EntityType);
            }

            previous = token;
        }
    }

    // The auxiliary of “should they refuse” stands for “if”.
    private string Standing(int token) => clauses.IsIf(token) ? "if" : _doc[token].Lower;

    private void Ends()
    {
        if (_tokens.Count == 0)
        {
            return;
        }

        signs.Add("length", _tokens.Count switch { < 4 => "below 4", < 8 => "below 8", < 15 => "below 15", < 30 => "below 30", < 60 => "below 60", _ => "long" });
        signs.Add("first word", Standing(_tokens[0]));
        foreach (var token in _tokens)
        {
            if (_doc[token].Text is "?" or "!")
            {
                signs.Add("mark", _doc[token].Text);
            }
        }
    }
}
