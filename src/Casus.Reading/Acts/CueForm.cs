using System.Collections.Frozen;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>What a cue is: its head word, its classes by the lexicon, whether it is denied, asked or only supposed.</summary>
internal sealed class CueForm(ParsedDocument document, ParseTree tree)
{
    private const int Longest = 24;

    // Words that a content begins with.
    private const int Nearby = 5;

    // What may be withheld.
    private static readonly FrozenSet<string> Leave = FrozenSet.ToFrozenSet(["access", "admission", "bail", "clearance", "entry", "leave", "passage", "permission", "permit", "request", "visa", "visas"], StringComparer.Ordinal);

    // Verbs that mean one act whatever they govern (Searle and Vanderveken 1985, chapter 9).
    private static readonly FrozenDictionary<string, Act> Naming = new Dictionary<string, Act>(StringComparer.Ordinal)
    {
        ["accuse"] = Act.Accusation,
        ["blast"] = Act.Accusation,
        ["complain"] = Act.Accusation,
        ["condemn"] = Act.Accusation,
        ["criticise"] = Act.Accusation,
        ["criticize"] = Act.Accusation,
        ["decline"] = Act.Refusal,
        ["denounce"] = Act.Accusation,
        ["endorse"] = Act.Acceptance,
        ["hail"] = Act.Acceptance,
        ["oppose"] = Act.Refusal,
        ["order"] = Act.Demand,
        ["pledge"] = Act.Pledge,
        ["praise"] = Act.Acceptance,
        ["refuse"] = Act.Refusal,
        ["slam"] = Act.Accusation,
        ["support"] = Act.Acceptance,
        ["threaten"] = Act.Threat,
        ["urge"] = Act.Demand,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Nouns that mean one act where a verb makes it: <em>renewed her demand</em>.
    private static readonly FrozenDictionary<string, Act> NamingNouns = new Dictionary<string, Act>(StringComparer.Ordinal)
    {
        ["accusation"] = Act.Accusation,
        ["appeal"] = Act.Demand,
        ["commitment"] = Act.Pledge,
        ["condemnation"] = Act.Accusation,
        ["demand"] = Act.Demand,
        ["denial"] = Act.Denial,
        ["offer"] = Act.Offer,
        ["order"] = Act.Demand,
        ["plea"] = Act.Demand,
        ["pledge"] = Act.Pledge,
        ["promise"] = Act.Pledge,
        ["readiness"] = Act.Offer,
        ["refusal"] = Act.Refusal,
        ["request"] = Act.Demand,
        ["threat"] = Act.Threat,
        ["ultimatum"] = Act.Demand,
        ["vow"] = Act.Pledge,
        ["warning"] = Act.Warning,
        ["willingness"] = Act.Offer,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Doc _doc = document.Doc;

    private readonly List<int> _words = new(Longest);

    private readonly char[] _phrase = new char[256];

    // “called | for a vote”.
    private bool _opensPhrase;

    // “denied holding them”, “denied that …”.
    private bool _opensClause;

    // “denied the mission access”.
    private bool _withholds;

    // “wants | the town to pay”.
    private bool _asks;

    // “Neither side | replied to”.
    private bool _nobody;

    // “asked | Alfa for ships”.
    private bool _asksFor;

    // “rejected | the charge”.
    private bool _claims;

    /// <summary>The token that heads the cue; -1 without a cue.</summary>
    public int Head { get; private set; }

    /// <summary>The lemma of <see cref="Head"/>; a punctuation mark stands for itself.</summary>
    public string Lemma { get; private set; } = string.Empty;

    /// <summary>The classes of the longest phrase that the lexicon knows, else of the head.</summary>
    public string[] Classes { get; private set; } = [];

    public bool Negated { get; private set; }

    /// <summary>The modal of the cue (<i>would say</i>), or <c>to</c>, <c>noun</c>, <c>adjective</c>, the tense; <c>none</c> without a cue.</summary>
    public string Mood { get; private set; } = "none";

    public bool Passive { get; private set; }

    /// <summary>The act that the cue names as a verb told as done, whatever the words it governs look like; null where it leaves the act open.</summary>
    public (Act Act, string Why)? Named =>
        Made is { } noun ? (NamingNouns[_doc[noun].Lemma], $"“{_doc[Head].Text} … {_doc[noun].Text}” names it")
        : Head >= 0 && _nobody && _doc[Head].Lemma is "respond" or "reply" ? (Act.Refusal, $"none of them “{_doc[Head].Text}”")
        : Head < 0 || _words.Count - (Passive ? 1 : 0) != 1 || Negated || _doc[Head].Pos != "VERB" || Mood is not ("past" or "present" or "perfect") ? null
        : Naming.TryGetValue(_doc[Head].Lemma, out var act) ? (act, $"“{_doc[Head].Text}” names it")
        : _doc[Head].Lemma == "deny" ? (_opensClause ? (Act.Denial, $"“{_doc[Head].Text}” that something is so names it") : _withholds ? (Act.Refusal, $"“{_doc[Head].Text}” somebody something names it") : null)
        : _doc[Head].Lemma is "contest" or "dismiss" or "dispute" or "refute" or "reject" && _claims ? (Act.Denial, $"“{_doc[Head].Text}” a claim denies it")
        : TermsSet.Is(_doc, Head) ? (Act.Demand, $"“{_doc[Head].Text}” sets a term for somebody to act")
        : _doc[Head].Lemma == "ask" && _asksFor ? (Act.Demand, $"“{_doc[Head].Text}” somebody for something names it")
        : _doc[Head].Lemma == "want" && _asks ? (Act.Demand, $"“{_doc[Head].Text}” somebody to act names it")
        : null;

    // The noun that the cue's verb makes an act of speech.
    private int? Made
    {
        get
        {
            if (Head < 0 || Negated || Passive || !NamedNouns.Making.Contains(_doc[Head].Lemma) || Mood is not ("past" or "present" or "perfect"))
            {
                return null;
            }

            foreach (var word in _words)
            {
                if (word > Head && _doc[word] is { Dep: "dobj" } noun && noun.Head.Index == Head && NamingNouns.ContainsKey(noun.Lemma))
                {
                    return word;
                }
            }

            return null;
        }
    }

    /// <summary>Whether the cue says what something is: <em>called</em> | <em>the vote a farce</em>; not whether it calls for or on.</summary>
    public bool Labels => Head >= 0 && _words.Count == 1 && _doc[Head] is { Lemma: "call", Pos: "VERB" } && !_opensPhrase;

    /// <summary>The words of the cue that carry meaning.</summary>
    public IReadOnlyList<int> Words => _words;

    public void Read(Saying saying, ClauseReader clauses)
    {
        _words.Clear();
        (Head, Lemma, Classes, Negated, Passive, Mood) = (-1, string.Empty, [], false, false, "none");
        foreach (var range in saying.Cue)
        {
            for (var i = range.First; i < range.End && _words.Count < Longest; i++)
            {
                Take(i);
            }
        }

        if (saying.Cue.Count == 0)
        {
            return;
        }

        Head = HeadOf(saying.Cue);
        var content = saying.Governed;
        _opensClause = _doc[content.First] is { Tag: "VBG" } or { Lower: "that", Pos: "SCONJ" } || Enumerable.Range(content.First, content.Count).Any(i => VerbGroup.IsFinite(_doc[i].Tag));
        _opensPhrase = _doc[content.First].Pos is "ADP" or "SCONJ" or "PART";
        _nobody = saying.Source is [var who, ..] && Unanswered.IsNobody(_doc, who);
        _asksFor = Enumerable.Range(content.First, content.Count).FirstOrDefault(i => _doc[i].Pos is not ("DET" or "ADJ" or "NOUN" or "PROPN" or "PRON" or "NUM"), -1) is var leads and > 0 && leads > content.First && _doc[leads] is { Lower: "for", Pos: "ADP" } && NamedActs.CanSpeak(_doc, leads - 1);
        _claims = saying.Content.Any(range => Enumerable.Range(range.First, Math.Min(range.Count, Nearby)).Any(i => Disputed.Claims.Contains(_doc[i].Lemma) && _doc[i].Pos == "NOUN" && (_doc[i].Head.Index == Head || !saying.Content.Holds(_doc[i].Head.Index))));
        _withholds = saying.Content.Any(range => Enumerable.Range(range.First, Math.Min(range.Count, Nearby)).Any(i => _doc[i].Pos == "NOUN" && Leave.Contains(_doc[i].Lower)));
        _asks = Enumerable.Range(content.First + 1, content.Count - 1).FirstOrDefault(i => _doc[i].Tag == "TO" || _doc[i].Pos is "VERB" or "AUX") is var to and > 0 && _doc[to].Tag == "TO" && _doc[to - 1].Pos is "PRON" or "NOUN" or "PROPN" && NamedActs.CanSpeak(_doc, to - 1);
        Lemma = ActLexicon.CueLemma(_doc[Head]);
        Negated |= tree.IsNegated(Head);
        var verb = _doc[Head].Pos is "VERB" or "AUX";
        Mood = verb ? clauses.Plain(Head, -1).Mood : _doc[Head].Pos is "NOUN" or "PROPN" ? "noun" : _doc[Head].Pos is "ADJ" ? "adjective" : "other";
        Passive = verb && tree.Child(Head, "auxpass", "nsubjpass") >= 0;
        Classes = ClassesOf(saying);
    }

    private void Take(int at)
    {
        var token = _doc[at];
        if (token.Dep == "neg" || token.Lower is "not" or "n't" or "n’t" or "never")
        {
            Negated = true;
        }
        else if (token.IsSpace || token.Pos is "DET" or "PUNCT" or "ADV" or "NUM" || (token.Pos == "PROPN" && ActLexicon.Cue(ActLexicon.CueLemma(token)).Length == 0) || (token.Pos == "AUX" && token.Lemma is "have" or "do") || (token.Pos == "PRON" && token.Lower is not "it"))
        {
            return;
        }

        _words.Add(at);
    }

    // The token the others of the cue hang on; a verb before others, as cues end in prepositions and begin in auxiliaries.
    private int HeadOf(ValueList<TokenRange> cue)
    {
        var best = -1;
        foreach (var range in cue)
        {
            for (var i = range.First; i < range.End; i++)
            {
                var token = _doc[i];
                var head = token.Head.Index;
                if (!token.IsSpace && (head == i || !cue.Holds(head)) && (best < 0 || Rank(i) > Rank(best)))
                {
                    best = i;
                }
            }
        }

        return best < 0 ? cue[0].First : best;
    }

    private int Rank(int token) => _doc[token].Pos switch
    {
        "VERB" => 4,
        "NOUN" => 3,
        "ADJ" => 2,
        "AUX" or "ADP" or "PROPN" or "SCONJ" or "ADV" => 1,
        _ => 0,
    };

    private string[] ClassesOf(Saying saying)
    {
        var (next, after) = Following(saying);
        string[] found = [];
        var longest = 0;
        for (var from = 0; from < _words.Count; from++)
        {
            var length = 0;
            var count = 0;
            for (var i = from; i < _words.Count + 2 && count < ActLexicon.LongestPhrase; i++)
            {
                var lemma = i < _words.Count ? LemmaOf(_words[i]) : i == _words.Count ? next : after;
                if (lemma is null || length + lemma.Length + 1 > _phrase.Length)
                {
                    break;
                }

                if (count > 0)
                {
                    _phrase[length++] = '_';
                }

                lemma.CopyTo(_phrase.AsSpan(length));
                length += lemma.Length;
                count++;
                if (count > longest && (count > 1 || _words[from] == Head) && ActLexicon.Cue(_phrase.AsSpan(0, length)) is { Length: > 0 } classes)
                {
                    (found, longest) = (classes, count);
                }
            }
        }

        if (longest > 0)
        {
            return found;
        }

        foreach (var word in _words)
        {
            if (ActLexicon.Cue(LemmaOf(word)) is { Length: > 0 } classes)
            {
                return classes;
            }
        }

        return [];
    }

    // The preposition or conjunction the content begins with, and the object between: they belong to the frame (call on, ask to).
    private (string? Next, string? After) Following(Saying saying)
    {
        var last = saying.Cue[^1].End;
        var first = saying.Governed.First;
        if (first < last)
        {
            return (null, null);
        }

        var token = _doc[first];
        var opens = token.Pos is "ADP" or "SCONJ" or "PART" ? token.Lower : null;
        var after = opens is not null && first + 1 < _doc.Count ? _doc[first + 1].Lemma : null;
        return first <= last + 1 ? (opens, after) : (null, null);
    }

    private string LemmaOf(int token) => ActLexicon.CueLemma(_doc[token]);
}
