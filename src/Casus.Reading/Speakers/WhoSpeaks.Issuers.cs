using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

// Who a document says that it is from: the turns of a transcript, the heading of a declaration or a speech, “We, the members of …”.
internal sealed partial class WhoSpeaks
{
    private const int LongestLabel = 6;

    private const int HeadingLines = 4;

    private const int LongestHeading = 60;

    private List<(int First, TokenRange Label)>? _turns;

    private HeadingRead? _heading;

    private HeadingRead? _line;

    private sealed record HeadingRead(Found? Found);

    // “MR. GREY: We have been clear.” – whose turn a token stands in, where at least two take turns; null elsewhere.
    private Found? Turn(int token)
    {
        _turns ??= Turns();
        if (_turns.Count < 2)
        {
            return null;
        }

        var last = _turns.FindLastIndex(turn => turn.First <= token);
        return last < 0 ? null
            : _turns[last].Label is { Count: 1, First: var one } && _text.Doc[one].Text.Length < 3 ? (_text.Doc[one].Text == "A" ? Interviewed(_turns.Find(turn => turn.Label.Count == 1 && _text.Doc[turn.Label.First].Text.Length < 3).First) : null) ?? Found.Unnamed(null, "a turn without a name")
            : _phrases.Read(_turns[last].Label) is { IsNobody: false } found ? found with { Why = "whose turn it is, " + found.Why } : null;
    }

    // “Q: … A: …”: the one person named before the first question answers.
    private Found? Interviewed(int first)
    {
        var named = Enumerable.Range(0, first).Select(_people.At).OfType<PersonMention>().Select(mention => mention.Person).Distinct().ToList();
        return named is [var person] ? new([person.Speaker(_text)], person, $"whose answers they are: {person.Shown}, the one person named before the first question") : null;
    }

    private List<(int First, TokenRange Label)> Turns()
    {
        var turns = new List<(int First, TokenRange Label)>();
        for (var i = 0; i < _text.Count; i++)
        {
            if ((i > 0 && !_text.StartsParagraph(i)) || _text.Doc[i].IsSpace || !_text.IsCapital(i))
            {
                continue;
            }

            var end = i;
            while (end < _text.Count && end - i <= LongestLabel && _text.Doc[end].Text != ":" && !_text.StartsParagraph(end + 1) && (_text.IsCapital(end) || _text.Doc[end].Pos == "PUNCT"))
            {
                end++;
            }

            if (end > i && end + 1 < _text.Count && _text.Doc[end].Text == ":" && !_text.StartsParagraph(end + 1))
            {
                turns.Add((i, new(i, end)));
            }
        }

        // One label on several paragraphs is a heading; people take turns.
        return turns.Select(turn => _text.Text(turn.Label.First, turn.Label.End)).Distinct().Count() < 2 ? [] : turns;
    }

    /// <summary>Whom a heading names as those a document is from: <em>Joint Statement by the Presidents of Alfa and Bravo</em>; else whom it calls <em>We, the …</em>. Null where neither does.</summary>
    private Found? Heading()
    {
        if (_heading is null)
        {
            _heading = new(null); // whoever asks meanwhile is told none
            _heading = new(FromHeading() ?? FromWe() ?? FromLine());
        }

        return _heading.Found;
    }

    private Found? FromHeading()
    {
        var lines = 0;
        for (var i = 0; i < _text.Count && lines < HeadingLines; i++)
        {
            if ((i > 0 && !_text.StartsParagraph(i)) || _text.Doc[i].IsSpace)
            {
                continue;
            }

            lines++;
            var end = i + 1;
            while (end < _text.Count && (!_text.StartsParagraph(end) || (_text.Lower(NextWord(end)) is "of" or "by" or "between" or "and" && !_text.IsCapital(NextWord(end)))))
            {
                end++;
            }

            if (end - i <= LongestHeading && After(i, end) is var from and > 0 && Issuers(from, end) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private int LastWord(int first, int end)
    {
        while (end - 1 > first && (_text.Doc[end - 1].IsSpace || _document.IsBlank(end - 1)))
        {
            end--;
        }

        return end - 1;
    }

    private int NextWord(int token)
    {
        while (token + 1 < _text.Count && _text.Doc[token].IsSpace)
        {
            token++;
        }

        return token;
    }

    // The token after “by”, “of” or “between” in “Joint Statement by …”; −1 where a line is no such heading.
    private int After(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            var isTreaty = _text.Lower(i) is "agreement" or "treaty" or "accord" or "memorandum" or "protocol";
            // “Joint statement by …”: a heading may have its noun in small letters right after its first words; a sentence has a stop.
            if (!(_text.IsCapital(i) || (i - first <= 2 && _text.IsCapital(first) && _text.Doc[LastWord(first, end)].Text != ".")) || !(isTreaty || (_text.Lower(i) is "paper" or "report" or "brief" or "briefing" or "notice" && i + 1 < end && _text.Lower(i + 1) is "by") || _text.Lower(i) is "statement" or "declaration" or "communique" or "communiqué" or "remarks" or "speech" or "address" or "message" or "readout" or "conclusions"))
            {
                continue;
            }

            for (var j = i + 1; j < end; j++)
            {
                if (_text.Doc[j].IsSpace)
                {
                    continue;
                }

                if (_text.Lower(j) is "by" or "between" or "among" || (_text.Lower(j) is "of" or "from" && (j <= i + 1 || (j == i + 2 && _text.Doc[i + 1].IsSpace))))
                {
                    return j + 1;
                }

                if (!isTreaty && _text.Doc[j].Pos is "ADP" or "PUNCT")
                {
                    break;
                }
            }
        }

        return -1;
    }

    private Found? Issuers(int first, int end)
    {
        // “Communiqué of the Third Summit”: where it was agreed, and nobody.
        for (var i = first; i < end && _text.Doc[i].Pos is not ("ADP" or "PUNCT"); i++)
        {
            if (_text.Lower(i) is "conference" or "forum" or "meeting" or "round" or "session" or "summit" or "talks")
            {
                return null;
            }
        }

        // Up to what it is about or where it was held; the first name is looked for beyond that.
        var stop = first;
        var named = false;
        while (stop < end && _text.Doc[stop].Text != "." && !(named && _text.Lower(stop) is "on" or "at" or "in" or "to" or "before" or "after" or "regarding" or "concerning" or "following" or "for" or "with"))
        {
            named |= _text.Names.At(stop) is not null || _people.At(stop) is not null;
            stop++;
        }

        while (stop > first && (_text.Doc[stop - 1].IsSpace || _text.Doc[stop - 1].Pos == "PUNCT"))
        {
            stop--;
        }

        if (stop <= first)
        {
            return null;
        }

        var bodies = new List<Speaker>();
        for (var i = first; i < stop; i++)
        {
            // Velania in “the Ministry of Foreign Affairs of Velania” says whose it is.
            if (_text.Names.At(i) is { } hit && hit.First == i && hit.Actor.Trade != "media" && !(bodies.Count > 0 && hit.Actor.Sense != NameSense.Body && _text.Names.At(_text.Lower(i - 1) == "the" ? i - 3 : i - 2) is { Actor: { Sense: NameSense.Body, Side: NamedActor.OfTheText } } && _text.Lower(_text.Lower(i - 1) == "the" ? i - 2 : i - 1) == "of"))
            {
                var speaker = _text.Speaker(hit.Actor.Sense is NameSense.Body ? hit.Actor : _text.IsState(hit.Actor.Side) ? _text.State(hit.Actor.Side!) : hit.Actor);
                if (!bodies.Exists(one => one.Actor == speaker.Actor))
                {
                    bodies.Add(speaker);
                }
            }
        }

        // “the Heads of State of the Union” are the Union, “the President of Alfa” is a person.
        var read = _phrases.Read(new(first, stop));
        return _text.Doc[_text.Head(new(first, stop))].Tag is not ("NNS" or "NNPS") && !read.IsNobody && read.Speakers.All(one => one.Kind != SpeakerKind.Anonymous) && read.Speakers.Count >= bodies.Count ? read with { Why = "whom the heading names, " + read.Why }
            : bodies.Count > 0 ? new([.. bodies], null, "whom the heading names")
            : null;
    }

    // “We, the Heads of State of the Harbour Union, have gathered”
    private Found? FromWe()
    {
        for (var i = 0; i + 3 < _text.Count; i++)
        {
            if (_text.Doc[i].Text != "We" || _text.Lower(i + 1) != "," || _text.Lower(i + 2) != "the")
            {
                continue;
            }

            var end = i + 3;
            while (end < _text.Count && end - i < LongestHeading && !_text.Doc[end].IsSentenceStart && _text.Doc[end].Pos is not ("VERB" or "AUX"))
            {
                end++;
            }

            return Issuers(i + 2, end);
        }

        return null;
    }

    // “The Harbour Council,” on a line of its own, ahead of what it demands.
    private Found? FromLine()
    {
        if (_line is null)
        {
            _line = new(null);
            _line = new(DocumentForm.WhoseLine(_document) is { } line && _phrases.Read(line) is { IsNobody: false } found ? found with { Why = "whose resolution it is, " + found.Why } : null);
        }

        return _line.Found;
    }
}
