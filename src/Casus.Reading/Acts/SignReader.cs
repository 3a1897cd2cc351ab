using System.Collections.Frozen;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Collects, for the sayings of one document, the signs that tell their acts.</summary>
internal sealed class SignReader
{
    private readonly ParsedDocument _document;
    private readonly IReadOnlyList<Saying> _sayings;
    private readonly ParseTree _tree;
    private readonly ClauseReader _clauses;
    private readonly CueForm _cue;
    private readonly ContentSigns _content;
    private readonly Mandate _mandate;
    private readonly Performed _performed;
    private readonly Ultimatum _ultimatum;
    private readonly Phrases _phrases;
    private readonly SpeakerSelf _self;
    private readonly SignList _signs = new();

    // Cues that leave the act to what is told.
    private static readonly string[] Telling = ["say", "tell", "write", "announce", "according", "explain", "stress"];

    // What one does not do.
    private static readonly FrozenSet<string> Undone = FrozenSet.ToFrozenSet(
        ["be", "become", "believe", "benefit", "bet", "die", "expect", "face", "fail", "feel", "find", "forget", "guess", "have", "hope", "know", "like", "lose", "love", "miss", "need", "prefer", "regret", "remain", "rest", "say", "see", "seem", "suffer", "tell", "think", "understand", "want", "win", "wish", "wonder"], StringComparer.Ordinal);

    // Cues that name no act.
    private static readonly string[] Neutral = ["say", "tell", "write", "reveal", "announce", "according", "recall", "explain"];

    public SignReader(ParsedDocument document, IReadOnlyList<Saying> sayings, Participants participants)
    {
        (_document, _sayings, _phrases, _self) = (document, sayings, participants.Phrases, participants.Self);
        _tree = document.Tree;
        _clauses = new(document, _tree);
        _cue = new(document, _tree);
        _mandate = new(document, _tree, _phrases, _clauses);
        _performed = new(document, _tree);
        _ultimatum = new(document, _tree, _phrases, _clauses);
        _content = new(document, _tree, _clauses, _signs);
    }

    /// <summary>The signs of one saying; good until the next call, and with them what else is asked of it.</summary>
    public SignList Of(int index, ValueList<Speaker> speakers)
    {
        var saying = _sayings[index];
        _clauses.IsOwnSide = token => _phrases.IsGroup(token) && _self.Means(token, saying, speakers);
        var source = SourceHead(saying);
        _signs.Clear();
        _signs.Add("any", "saying");
        _cue.Read(saying, _clauses);
        var cue = CueSigns(saying);
        _content.Read(saying, source, cue);
        ShowsBlame = _content.HasBlame || !(_cue.Head < 0 || _cue.Classes.AsSpan().ContainsAny(Neutral)) || StatementBuilder.VoiceOf(_document, saying) != Voice.Indirect;
        _signs.Add("blame", _content.HasBlame ? "shown" : "none", cue);
        SourceSigns(saying, source);
        PlaceSigns(index, saying);
        NeighbourSigns(index, cue);
        return _signs;
    }

    // Gives the class that stands for the cue when content signs are joined with it: null for one that names no act.
    private string CueSigns(Saying saying)
    {
        var doc = _document.Doc;
        if (_cue.Head < 0)
        {
            _signs.Add("cue", "none");
            return "say";
        }

        var form = FormOf(saying);
        var sign = _cue.Negated ? "not" : "yes";
        _signs.Add("cue", _cue.Lemma);
        _signs.Add("cue and form of content", _cue.Lemma, form);
        _signs.Add("cue and its mood", _cue.Lemma, _cue.Mood);
        _signs.Add("mood of cue", _cue.Mood);
        _signs.Add("form of content", form);
        _signs.Add("cue negated", sign, _cue.Mood);
        foreach (var meaning in _cue.Classes)
        {
            _signs.Add("cue means", meaning);
            _signs.Add("cue means, negated", meaning, sign);
            _signs.Add("cue means, form of content", meaning, form, sign);
            _signs.Add("cue means, mood", meaning, _cue.Mood);
            _signs.Add("cue means, passive", meaning, _cue.Passive ? "passive" : "active", doc[_cue.Head].Tag);
        }

        if (_cue.Classes.Length == 0)
        {
            _signs.Add("cue means", "unknown", form);
        }

        foreach (var word in _cue.Words)
        {
            _signs.Add("word of cue", ActLexicon.CueLemma(doc[word]));
            foreach (var meaning in ActLexicon.Cue(ActLexicon.CueLemma(doc[word])))
            {
                _signs.Add("word of cue means", meaning);
            }

            foreach (var meaning in ActLexicon.Word(ActLexicon.CueLemma(doc[word])))
            {
                _signs.Add("word of cue is", meaning);
            }
        }

        for (var i = 1; i < _cue.Words.Count; i++)
        {
            _signs.Add("words of cue", doc[_cue.Words[i - 1]].Lemma, doc[_cue.Words[i]].Lemma);
        }

        return _cue.Negated ? "not " + (_cue.Classes.Length > 0 ? _cue.Classes[0] : "unknown") : _cue.Classes.Length > 0 ? _cue.Classes[0] : "unknown";
    }

    private void SourceSigns(Saying saying, int source)
    {
        if (source < 0)
        {
            _signs.Add("source", "none");
            return;
        }

        var token = _document.Doc[source];
        _signs.Add("source", token.EntityType is "PERSON" ? "a person" : token.Lemma.ToLowerInvariant());
        var kind = token.EntityType.Length > 0 ? token.EntityType : token.Tag;
        _signs.Add("kind of source", kind);
        _signs.Add("kind of source, cue", kind, _cue.Classes.Length > 0 ? _cue.Classes[0] : "unknown");
        foreach (var meaning in ActLexicon.Cue(token.Lemma))
        {
            _signs.Add("source is", meaning);
        }
    }

    private void PlaceSigns(int index, Saying saying)
    {
        var voice = StatementBuilder.VoiceOf(_document, saying);
        _signs.Add("voice", voice.ToString());
        _signs.Add("voice, cue", voice.ToString(), _cue.Classes.Length > 0 ? _cue.Classes[0] : "unknown");
        _signs.Add("stands in another", saying.Within >= 0 ? "yes" : "no");
        if (saying.OfDocument)
        {
            _signs.Add("the document speaks", "yes");
        }

        var heading = !_document.Text.AsSpan(0, _document.Doc[saying.First].Start).TrimStart().ContainsAny('\n', '\r');
        _signs.Add("in the heading", heading ? "yes" : "no");
    }

    // A source often goes on with what it began: the cue before, when the same source speaks, and the cue of the saying it stands in.
    private void NeighbourSigns(int index, string cue)
    {
        var saying = _sayings[index];
        if (saying.Within >= 0)
        {
            _cue.Read(_sayings[saying.Within], _clauses);
            _signs.Add("stands in one whose cue means", _cue.Classes.Length > 0 ? _cue.Classes[0] : "unknown");
        }

        if (index == 0)
        {
            return;
        }

        var before = _sayings[index - 1];
        _cue.Read(before, _clauses);
        var (mine, other) = (SourceHead(saying), SourceHead(before));
        var same = mine >= 0 && other >= 0 && (_document.Doc[mine].Lower == _document.Doc[other].Lower || _document.Doc[mine].Lower is "he" or "she" or "they" or "it" or "who") ? "same source" : "another source";
        var means = _cue.Classes.Length > 0 ? _cue.Classes[0] : "unknown";
        _signs.Add("cue before means", means, same);
        _signs.Add("cue before means, cue", means, same, cue);
    }

    /// <summary>What grammar alone makes of a saying, by a mandate or the speaker's own word; null where it makes nothing, or the cue is denied.</summary>
    public (Act Act, string Why)? StatedOf(int index)
    {
        _cue.Read(_sayings[index], _clauses);
        return _cue.Negated ? null
            : _cue.Named ?? (_cue.Head < 0 || _cue.Classes.AsSpan().ContainsAny(Neutral) ? _ultimatum.OrElse(_sayings[index], SourceHead(_sayings[index])) : null) ?? _mandate.Of(_sayings[index], SourceHead(_sayings[index])) ?? _performed.Expressed(_sayings[index]) ?? OwnNeeds.Act(_document, _sayings[index]) ?? (_cue.Head < 0 || _cue.Classes.AsSpan().ContainsAny(Neutral) ? _performed.Of(_sayings[index]) : null);
    }

    /// <summary>What a deed to come is rather than what the learnt signs may take it for; null for nothing.</summary>
    public (Act To, Act[] From, string Why)? DeedOf(int index)
    {
        _cue.Read(_sayings[index], _clauses);
        return _ultimatum.Of(_sayings[index], _content.RootOf(_sayings[index]), SourceHead(_sayings[index]), _cue.Classes.AsSpan().Contains("warn"), !_sayings[index].OfDocument && (_cue.Head < 0 || _cue.Classes.AsSpan().ContainsAny(Neutral)));
    }

    /// <summary>Whether a cue says what something is, and so asks for nothing.</summary>
    public bool Labels(int index)
    {
        _cue.Read(_sayings[index], _clauses);
        return _cue.Labels;
    }

    /// <summary>
    /// Whether the main clause of what is reported announces what the speaker's own side will do, and whether it is that they will not: then it binds, and is neither news nor an opinion
    /// (Searle 1976: commissives). Null where it announces nothing: what one would have done, thinks or will come to be, and what one is asked.
    /// </summary>
    public bool? OwnDeedOf(int index)
    {
        var saying = _sayings[index];
        _cue.Read(saying, _clauses);
        if (saying.OfDocument || _cue.Negated || _cue.Passive || !_cue.Classes.AsSpan().ContainsAny(Telling) || _content.RootOf(saying) is not (>= 0 and var root) || _document.Doc[root].Pos != "VERB")
        {
            return null;
        }

        return OwnDeed(saying, root) ?? NeverWill(saying, root);
    }

    // “will not be bullied”: who will not have it done to them refuses.
    private static readonly FrozenSet<string> Coercing = FrozenSet.ToFrozenSet(
        ["blackmail", "bully", "coerce", "cow", "dictate", "divide", "drag", "force", "intimidate", "lecture", "pressure", "provoke", "push", "rush", "silence", "speak", "swayed", "threaten", "treat"], StringComparer.Ordinal);

    private bool? OwnDeed(Saying saying, int verb)
    {
        var clause = _clauses.Read(verb, SourceHead(saying));
        return clause is { Party: "speaker", Sense: "future" } && (!clause.Passive || (clause.Negated && Coercing.Contains(_document.Doc[clause.Predicate].Lemma))) && _document.Doc[clause.Verb].Pos == "VERB" && !Undone.Contains(_document.Doc[clause.Predicate].Lemma) && !Predicate.Of(_document.Doc, clause.Verb).IsPerfect
            && (clause.Mood != "would" || (StatementBuilder.VoiceOf(_document, saying) != Voice.Direct && !Supposes(saying))) ? clause.Negated : null;
    }

    // “does not, and never will, recognise it”, “has never paid, and will never pay”: what one does not do goes on to what one refuses to.
    private bool? NeverWill(Saying saying, int verb)
    {
        var doc = _document.Doc;
        if (!Predicate.Of(doc, verb).IsNegated)
        {
            return null;
        }

        foreach (var next in doc.ChildrenOf(verb))
        {
            if (doc[next] is { Dep: "conj", Pos: "VERB" } && !doc[next].Children.Any(child => child.Dep is "nsubj" or "nsubjpass") && OwnDeed(saying, next) is bool refuses && (refuses || doc[next].Children.Any(aux => aux.Dep == "aux" && aux.Children.Any(child => child.Dep == "neg"))))
            {
                return true;
            }
        }

        return null;
    }

    // “if I were”, “if she had”: what would be, and is not.
    private bool Supposes(Saying saying) =>
        saying.Content.Any(part => Enumerable.Range(part.First, part.Count).Any(i => _document.Doc[i].Lower is "had" or "were" && ConditionReader.In(_document, part).Exists(condition => condition.Range.First <= i && i < condition.Range.End)));

    /// <summary>The modal of a document's own sentence that provides for something: <c>shall</c>, <c>may</c>, <c>will</c>; null where there is none, or a cue names the act.</summary>
    public string? Provides(int index)
    {
        var saying = _sayings[index];
        if (!saying.OfDocument || saying.Cue.Count > 0 || _content.RootOf(saying) is not (>= 0 and var root))
        {
            return null;
        }

        var clause = _clauses.Plain(root, SourceHead(saying));
        return clause.Mood is "shall" or "may" ? (clause.Negated ? "not " : string.Empty) + clause.Mood
            : clause.Mood == "will" && saying.Source.Count > 0 && saying.Content.Any(part => ConditionReader.In(_document, part).Count > 0) && _document.Doc[SourceHead(saying)].Lower is "i" or "we" && _document.Doc[root].Lemma != "be" ? "will"
            : null;
    }

    /// <summary>Whether the signs read last may show blame: a cue that names an act, words that are quoted, or a word of the content.</summary>
    public bool ShowsBlame { get; private set; }

    private int SourceHead(Saying saying)
    {
        if (saying.Source.Count == 0)
        {
            return -1;
        }

        var range = saying.Source[0];
        for (var i = range.First; i < range.End; i++)
        {
            var head = _document.Doc[i].Head.Index;
            if (!_document.Doc[i].IsSpace && (head < range.First || head >= range.End || head == i))
            {
                return i;
            }
        }

        return range.First;
    }

    /// <summary>How a content begins, which tells what its cue governs: <c>that</c>, <c>to</c>, <c>whether</c>, <c>wh</c>, <c>ing</c>, <c>clause</c>, <c>noun</c>, <c>quote</c>, a preposition.</summary>
    private string FormOf(Saying saying)
    {
        var doc = _document.Doc;
        var at = saying.Governed.First;
        var first = doc[at];
        var after = at >= saying.Cue[^1].End;
        if (_document.Quotes.IsInside(at) && StatementBuilder.VoiceOf(_document, saying) == Voice.Direct)
        {
            return _content.HasVerb(saying) ? "quote" : "quoted noun";
        }

        if (!after)
        {
            return _content.HasVerb(saying) ? "clause before" : "noun before";
        }

        if (first.Lower is "that" && first.Pos == "SCONJ")
        {
            return "that";
        }

        if (first.Tag == "TO" || (first.Lower == "not" && at + 1 < doc.Count && doc[at + 1].Tag == "TO"))
        {
            return "to";
        }

        if (first.Lower is "whether" or "if")
        {
            return "whether";
        }

        if (first.Tag is "WP" or "WRB" or "WDT")
        {
            return "wh";
        }

        if (first.Tag == "VBG")
        {
            return "ing";
        }

        if (first.Pos == "ADP")
        {
            return first.Lower;
        }

        return _content.FormOfRoot(saying);
    }
}
