using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Who is asked, threatened, promised, accused or thanked: by the frame of the cue, else by what the content says of whom.</summary>
internal sealed class Addressees(ParsedDocument document, ParseTree tree, Phrases phrases, Parties parties, SpeakerSelf self, CueFrame frame, UndertakingReader undertakings)
{
    private readonly Doc _doc = document.Doc;

    /// <summary>The parties an act is aimed at, and by what; none when it is aimed at no one named.</summary>
    public (ValueList<Speaker> Parties, string Why) Of(Saying saying, Act act, ValueList<Speaker> speakers, ValueList<Undertaking> clauses, ValueList<TokenRange> conditions)
    {
        if (act is Act.Report or Act.Assessment or Act.Requirement or Act.Denial)
        {
            return ([], string.Empty);
        }

        foreach (var (token, why) in frame.Aimed(saying, act))
        {
            if (Others(token, saying, speakers, behind: act is Act.Accusation or Act.Acceptance or Act.Refusal) is { Count: > 0 } found)
            {
                return (found, why);
            }
        }

        foreach (var (token, why) in InContent(saying, act, speakers, clauses, conditions))
        {
            if (Others(token, saying, speakers, behind: act is Act.Accusation or Act.Acceptance or Act.Threat or Act.Demand) is { Count: > 0 } found)
            {
                return (found, why);
            }
        }

        return act is Act.Accusation or Act.Acceptance or Act.Threat or Act.Demand
            ? (parties.First(saying.Content, party => !IsOwn(party, speakers)), "the first party that the content names")
            : ([], string.Empty);
    }

    private ValueList<Speaker> Others(int token, Saying saying, ValueList<Speaker> speakers, bool behind)
    {
        if (self.Means(token, saying, speakers) && !IsNamed(token, speakers))
        {
            return [];
        }

        var found = behind ? parties.Behind(token) : parties.Of(token);
        return found.Any(party => speakers.Any(speaker => SpeakerSelf.Same(party, speaker))) ? [.. found.Where(party => !speakers.Any(speaker => SpeakerSelf.Same(party, speaker)))] : found;
    }

    // A speaker may ask their own state by name: the president called on the administration.
    private bool IsNamed(int token, ValueList<Speaker> speakers) =>
        _doc[token].Pos is "PROPN" or "NOUN" && tree.Child(token, "poss") < 0 && parties.Of(token) is { Count: > 0 } found && !found.Any(party => speakers.Any(speaker => SpeakerSelf.Same(party, speaker)));

    private static bool IsOwn(Speaker party, ValueList<Speaker> speakers) => speakers.Any(speaker => SpeakerSelf.Same(party, speaker) || SpeakerSelf.IsSideOf(party, speaker) || (party.Side is { } side && side == speaker.Side));

    private IEnumerable<(int Token, string Why)> InContent(Saying saying, Act act, ValueList<Speaker> speakers, ValueList<Undertaking> clauses, ValueList<TokenRange> conditions)
    {
        switch (act)
        {
            case Act.Demand:
                foreach (var clause in clauses)
                {
                    if (clause.Subject >= 0 && !clause.Passive && clause.Mood is UndertakingMood.Duty or UndertakingMood.Infinitive or UndertakingMood.Bare or UndertakingMood.Future)
                    {
                        yield return (clause.Subject, $"the subject of “{_doc[clause.Verb].Text}”, which is asked for");
                    }

                    if (clause.Passive && phrases.Under(clause.Verb, "by") is var agent and >= 0)
                    {
                        yield return (agent, $"the one by whom “{_doc[clause.Verb].Text}” is asked for");
                    }
                }

                break;
            case Act.Accusation or Act.Acceptance:
                foreach (var clause in clauses)
                {
                    if (clause.Subject >= 0 && !clause.Passive && !self.Means(clause.Subject, saying, speakers))
                    {
                        yield return (clause.Subject, $"the subject of “{_doc[clause.Verb].Text}”");
                    }

                    foreach (var place in Objects(clause.Verb, "by", "of", "to", "for", "with", "against", "at", "on", "in"))
                    {
                        yield return (place, $"what “{_doc[clause.Verb].Text}” is about");
                    }
                }

                break;
            case Act.Threat:
                foreach (var clause in clauses)
                {
                    if (clause.Subject >= 0 && !self.Means(clause.Subject, saying, speakers))
                    {
                        yield return (clause.Subject, $"the one to whom “{_doc[clause.Verb].Text}” would happen");
                    }

                    foreach (var place in Objects(clause.Verb, "on", "against", "at", "to", "from", "with"))
                    {
                        yield return (place, $"the target of “{_doc[clause.Verb].Text}”");
                    }
                }

                foreach (var condition in conditions)
                {
                    for (var i = condition.First; i < condition.End; i++)
                    {
                        if (_doc[i].Dep is "nsubj" or "nsubjpass" && !self.Means(i, saying, speakers))
                        {
                            yield return (i, "the one on whose doing the threat depends");
                        }
                    }
                }

                break;
            case Act.Pledge or Act.Offer or Act.Refusal:
                foreach (var clause in clauses)
                {
                    if (clause.Subject >= 0 && !self.Means(clause.Subject, saying, speakers))
                    {
                        continue;
                    }

                    foreach (var place in Objects(clause.Verb, "to", "for", "with", "toward", "towards"))
                    {
                        yield return (place, $"the one for or with whom “{_doc[clause.Verb].Text}” is meant");
                    }
                }

                break;
        }

        foreach (var root in undertakings.Roots(saying.Content))
        {
            if (!undertakings.IsVerbal(root) && phrases.IsNominal(root))
            {
                yield return (root, $"whose “{_doc[root].Text}” it is");
            }
        }
    }

    private IEnumerable<int> Objects(int verb, params string[] prepositions)
    {
        foreach (var relation in (string[])["dobj", "dative"])
        {
            if (tree.Child(verb, relation) is var held and >= 0 && _doc[held].Pos != "ADP")
            {
                yield return held;
                if (phrases.Under(held, prepositions) is var deeper and >= 0)
                {
                    yield return deeper;
                }
            }
        }

        if (phrases.Under(verb, prepositions) is var found and >= 0)
        {
            yield return found;
        }

        if (tree.Child(verb, "acomp", "attr") is var linked and >= 0 && phrases.Under(linked, prepositions) is var under and >= 0)
        {
            yield return under;
        }
    }
}
