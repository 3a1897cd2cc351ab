using Casus.Language;

namespace Casus.Reading;

/// <summary>Reads the clauses of a content off the parse: its main one, those joined to it, and those within.</summary>
internal sealed class ClauseReader(ParsedDocument document, ParseTree tree)
{
    private const int Deepest = 4;

    private const int Reach = 80;

    private readonly Doc _doc = document.Doc;

    /// <summary>Whether a noun means the speaker or their side, as far as that is known: <em>Moscow</em> where the Kremlin speaks.</summary>
    public Func<int, bool> IsOwnSide { get; set; } = _ => false;

    /// <param name="source">The token that heads the source; -1 for none: in indirect speech a pronoun that fits it means the speaker.</param>
    /// <summary>The clause a verb (or a predicate without one) heads, followed down through opinion verbs and chains of verbs to what it says.</summary>
    public Clause Read(int root, int source)
    {
        var clause = Plain(root, source);
        for (var depth = 0; depth < Deepest; depth++)
        {
            var verb = clause.Predicate;
            if (Down(clause) is not { } next)
            {
                break;
            }

            var (token, mood, chain) = next;
            var inner = Plain(token, source);
            clause = chain
                ? clause with { Predicate = inner.Predicate, Mood = mood ?? clause.Mood, Negated = clause.Negated ^ inner.Negated, Passive = inner.Passive, Through = mood is null ? _doc[verb].Lemma : clause.Through }
                : inner with { Through = _doc[verb].Lemma, Negated = inner.Negated || clause.Negated };
        }

        return clause;
    }

    /// <summary>A clause as it stands, without going further down.</summary>
    public Clause Plain(int root, int source)
    {
        var verb = root;
        var token = _doc[root];
        var predicate = root;
        if (token.Lemma is "be" or "stand" or "remain" && tree.Child(root, "attr", "acomp") is var linked and >= 0)
        {
            predicate = linked;
        }

        var subject = tree.Child(verb, "nsubj", "nsubjpass", "expl");
        if (subject < 0 && token.Dep == "conj" && token.Head.Pos is "VERB" or "AUX")
        {
            subject = tree.Child(token.Head.Index, "nsubj", "nsubjpass", "expl");
        }

        return new()
        {
            Predicate = predicate,
            Verb = verb,
            Subject = subject,
            Who = subject < 0 ? "none" : Who(subject, source),
            Mood = MoodOf(verb, subject),
            // Who will not hesitate will do it.
            Negated = (tree.IsNegated(verb) && _doc[predicate].Lemma != "hesitate") || (predicate != verb && tree.IsNegated(predicate)) || (subject >= 0 && (_doc[subject].Lower is "nobody" or "none" or "nothing" || tree.IsNegated(subject))),
            Passive = tree.Child(verb, "auxpass", "nsubjpass") >= 0,
        };
    }

    /// <summary>Whom a subject or an object names, seen from the speaker.</summary>
    public string Who(int token, int source)
    {
        var (word, quoted) = (_doc[token], document.Quotes.IsInside(token));
        switch (word.Lower)
        {
            case "i" or "me" or "myself" or "my" or "mine":
                return "I";
            case "we" or "us" or "our" or "ours" or "ourselves":
                return "we";
            case "you" or "your" or "yourself" or "y'" or "ya":
                return "you";
            case "there":
                return "there";
            case "he" or "she" or "him" or "her":
                return !quoted && source >= 0 && IsOnePerson(source) ? "self" : "he";
            case "they" or "them":
                return !quoted && source >= 0 && IsMany(source) ? "self" : "they";
            case "it":
                return !quoted && source >= 0 && (_doc[source].EntityType is "ORG" or "GPE" or "NORP" || _doc[source].Lower == "it") ? "self" : "it";
            case "this" or "that" or "these" or "those":
                return "this";
            case "who" or "which" or "what" or "whoever" or "whatever":
                return "which";
            case "people" or "everyone" or "everybody" or "someone" or "anyone" or "nobody" or "one" or "anybody" or "somebody" or "all" or "some" or "many":
                return "people";
        }

        if (word.Pos is "NOUN" or "PROPN" && (source < 0 || word.Lower != _doc[source].Lower) && IsOwnSide(token))
        {
            return "ours";
        }

        foreach (var child in tree.Children(token))
        {
            if (_doc[child].Dep == "poss" && _doc[child].Lower is "my" or "our")
            {
                return "ours";
            }

            if (_doc[child].Dep == "poss" && _doc[child].Lower is "your" or "their" or "his" or "her")
            {
                return "theirs";
            }
        }

        if (source >= 0 && word.Pos is "PROPN" && word.Lower == _doc[source].Lower)
        {
            return "self";
        }

        return word.EntityType switch
        {
            "PERSON" => "person",
            "GPE" or "NORP" or "LOC" => "state",
            "ORG" => "body",
            _ => word.Pos switch
            {
                "PROPN" => "name",
                "NOUN" => word.Tag == "NNS" ? "things" : "thing",
                "VERB" or "AUX" => "clause",
                "NUM" => "number",
                _ => "other",
            },
        };
    }

    private bool IsOnePerson(int source) => _doc[source].EntityType == "PERSON" || _doc[source].Lower is "he" or "she" or "who" or "i" || _doc[source].Tag is "NN" or "NNP";

    private bool IsMany(int source) => _doc[source].Lower is "they" or "who" or "we" || _doc[source].Tag is "NNS" or "NNPS" || _doc[source].EntityType is "ORG" or "GPE" or "NORP" || tree.Child(source, "conj") >= 0;

    /// <summary>Whether a verb's clause is a condition with its auxiliary before its subject: <em>should they refuse</em>.</summary>
    public bool IsInverted(int verb) => tree.Child(verb, "aux", "auxpass") is var auxiliary and >= 0 && IsIf(auxiliary);

    /// <summary>Whether an auxiliary stands for <em>if</em>, before its subject.</summary>
    public bool IsIf(int auxiliary)
    {
        if (_doc[auxiliary].Lower is not ("should" or "had" or "were"))
        {
            return false;
        }

        var (first, end) = (auxiliary, auxiliary + 1);
        while (first > 0 && !_doc[first].IsSentenceStart && auxiliary - first < Reach)
        {
            first--;
        }

        while (end < _doc.Count && !_doc[end].IsSentenceStart && end - auxiliary < Reach)
        {
            end++;
        }

        return Connectives.At(document, new(first, end), auxiliary) is { Shape: Shape.Inverted };
    }

    private string MoodOf(int verb, int subject)
    {
        if (IsInverted(verb))
        {
            return "present"; // as behind “if”
        }

        var have = false;
        var be = false;
        var to = false;
        foreach (var child in tree.Children(verb))
        {
            if (child > verb && _doc[child].Tag != "MD")
            {
                continue;
            }

            var token = _doc[child];
            if (token.Dep is not ("aux" or "auxpass"))
            {
                continue;
            }

            if (token.Tag == "MD")
            {
                return token.Lower switch
                {
                    "'ll" or "’ll" or "wo" => "will",
                    "'d" or "’d" => "would",
                    "ca" => "can",
                    var modal => modal,
                };
            }

            have |= token.Lemma == "have";
            be |= token.Lemma == "be";
            to |= token.Tag == "TO";
        }

        if (to)
        {
            return "to";
        }

        var tag = _doc[verb].Tag;
        return tag switch
        {
            "VBN" when have => "perfect",
            "VBG" when be => "progressive",
            "VBN" when be => BeTense(verb),
            "VBD" => "past",
            "VBZ" or "VBP" => "present",
            "VB" => subject < 0 ? "order" : "present",
            "VBG" => "ing",
            "VBN" => "participle",
            _ => "no verb",
        };
    }

    private string BeTense(int verb)
    {
        var be = tree.Child(verb, "auxpass");
        return be >= 0 && _doc[be].Tag == "VBD" ? "past" : be >= 0 && _doc[be].Tag is "VBZ" or "VBP" ? "present" : "participle";
    }

    // What a clause leads down to: the clause an opinion verb holds, or the verb a chain ends in. Mood: what the chain says of the verb it leads to.
    private (int Token, string? Mood, bool Chain)? Down(Clause clause)
    {
        var word = _doc[clause.Predicate];
        var open = tree.Child(clause.Predicate, "xcomp");
        if (open >= 0 && _doc[open].Pos is "VERB" or "AUX")
        {
            string? mood = (word.Lemma, word.Tag) switch
            {
                ("have", _) => "have to",
                ("need", _) => "need to",
                ("go", "VBG") or ("be", "VBZ" or "VBP" or "VBD") => "going to",
                ("want" or "wish" or "like", _) => "want to",
                ("try" or "seek" or "attempt", _) => "try to",
                ("able", _) => "can",
                ("ready" or "willing" or "prepared", _) or ("prepare", "VBN") => "ready to",
                ("supposed" or "suppose", _) => "should",
                ("continue" or "keep", _) => "go on to",
                _ => null,
            };
            return (open, mood, true);
        }

        var held = tree.Child(clause.Predicate, "ccomp");
        if (held < 0 && clause.Predicate != clause.Verb)
        {
            held = tree.Child(clause.Verb, "ccomp");
        }

        return held > clause.Verb && _doc[held].Pos is "VERB" or "AUX" && (word.Pos is "ADJ" || Leads(word.Lemma)) ? (held, null, false) : null;
    }

    private static bool Leads(string lemma) => ActLexicon.Word(lemma) is { Length: > 0 } classes && classes.AsSpan().ContainsAny(["think"]);
}
