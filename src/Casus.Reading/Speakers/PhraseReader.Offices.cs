using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

// Roles without a name: who bears them here, or holds them on the document's day.
internal sealed partial class PhraseReader
{
    // Sentences back to the body that a spokesman without a word of whose speaks for: a quotation may stand between.
    private const int Behind = 2;

    private bool _before;

    // “the British prime minister”, “the senator”, “a spokesman for the port”: whoever the document or the day knows in that role; else nobody by name.
    private Found? Office(TokenRange phrase, int head, string words)
    {
        if (roles.Read(phrase.First, phrase.End) is not { } role || !Bears(role, head))
        {
            return null;
        }

        // “Hungary objected, its foreign minister said.”
        if (role.Speaks is RoleSpeaks.State or RoleSpeaks.Staff && text.Lower(phrase.First) is "its" or "their" && Pronoun(phrase.First, new(phrase.First, phrase.First + 1)).Speakers is [{ Kind: SpeakerKind.State, Side: { } state }])
        {
            role = role with { Side = state, IsTold = true };
        }

        // “The government of Norway said the president would travel”: its own.
        if (!role.IsTold && role.Speaks is RoleSpeaks.State or RoleSpeaks.Head && role.Group is "president" or "prime minister" or "vice president" or "minister" && Speaking(phrase.First) is { } own)
        {
            role = role with { Side = own };
        }

        if (role.Its >= 0 && role.Side is null && text.Owner(role.Its) is { } its)
        {
            role = role with { Side = its };
        }

        if (role.Side is null && role.Speaks is RoleSpeaks.Staff && text.Lower(phrase.First) is "his" or "her" or "their" && Pronoun(phrase.First, new(phrase.First, phrase.First + 1)).Speakers is [{ Side: { } owner }])
        {
            role = role with { Side = owner };
        }

        // “The company said its policy had not changed. …, a spokesperson said.”
        if (role is { Side: null, IsTold: false, Group: "spokesperson" or "official" } && Before(phrase.First, ownClause: role.Group == "official") is { } spoke)
        {
            return Found.Unnamed(spoke.Side ?? spoke.Name, $"{words}: somebody not named, who speaks for {spoke.Name}");
        }

        if (role.Plural)
        {
            return Unnamed(role, words);
        }

        var isDefinite = text.Lower(phrase.First) is not ("a" or "an" or "one" or "another" or "some" or "any" or "each" or "every" or "no");
        if (isDefinite && role.Group is not ("official" or "aide" or "supporter" or "resident" or "voter" or "member"))
        {
            if (Bearer(role, phrase) is { } person)
            {
                return new([person.Speaker(text)], person, $"{words}: {person.Shown}, whom the document calls so");
            }

            if (role.Of is null && !role.Former && HolderOf(role) is { } holder)
            {
                var known = people.People.FirstOrDefault(p => ReferenceEquals(p.Known, holder.Person));
                return new([new(holder.Person.Actor, holder.Person.Name, SpeakerKind.Person, holder.Term.Side)], known, $"{words}: {holder.Person.Name}, {holder.Term.Office} on the document's day");
            }
        }

        return Unnamed(role, words);
    }

    // The body or state that the sentence before is about, in the same paragraph.
    // Of an official also the one that the sentence began with: “The ministry declined to comment, but a senior official said”.
    private Speaker? Before(int token, bool ownClause)
    {
        // Whoever that one in turn goes on for is not asked.
        if (_before)
        {
            return null;
        }

        for (var i = token - 1; i >= 0 && text.Sentence(token) - text.Sentence(i) <= Behind && !text.StartsParagraph(i + 1); i--)
        {
            if (text.Doc[i] is { Dep: "nsubj", Pos: "NOUN" or "PROPN", Head.Dep: "ROOT" } && (text.Sentence(i) < text.Sentence(token) ? !ownClause : ownClause && text.Doc[i].RightEdge.Index < token - 1) && !text.Parsed.Quotes.IsInside(i) && people.At(i) is null)
            {
                _before = true;
                var found = Read(new(text.Doc[i].LeftEdge.Index, i + 1));
                _before = false;
                return found is { Speakers: [{ Kind: SpeakerKind.Organisation or SpeakerKind.Office or SpeakerKind.State } body] } ? body : null;
            }
        }

        return null;
    }

    private static bool Bears(Role role, int head) => role.Noun <= head && head <= role.Noun + 3;

    private static Found Unnamed(Role role, string words)
    {
        // Without a word of whom, a diplomat or a leader may be anybody's; police and lawmakers are the document's country's.
        var side = role.Former || role.Speaks == RoleSpeaks.Private || (!role.IsTold && role.Group is "ambassador" or "minister" or "leader" or "general" or "commander" or "prime minister" or "president" or "monarch") ? null : role.Side;
        return Found.Unnamed(side, $"{words}: somebody not named" + (side is null ? string.Empty : $", who speaks for {side}"));
    }

    private TextPerson? Bearer(Role role, TokenRange phrase)
    {
        // “Far-right minister vows to quit”: a heading inside the text tells of whom the words below it name.
        if (text.OpensHeading(phrase.First) && text.Doc[phrase.First].Pos != "DET" && Below(role, phrase) is { } named)
        {
            return named;
        }

        TextPerson? best = null;
        var most = 0.0;
        for (var i = people.Before(phrase.First); i >= 0 && phrase.First - people.Mentions[i].First < 1500; i--)
        {
            var person = people.Mentions[i].Person;
            var near = 1.0 / (1 + ((phrase.First - people.Mentions[i].First) / 120.0));
            foreach (var borne in person.Roles)
            {
                if (borne.Noun < phrase.First && Same(borne, role) is var same and > 0 && same * near > most)
                {
                    (best, most) = (person, same * near);
                }
            }

            if (Fits(person, role) is var fits and > 0 && fits * near > most)
            {
                (best, most) = (person, fits * near);
            }
        }

        // A headline tells the office before the text tells the name.
        return best ?? (text.IsHeadline(phrase.First) || text.Sentence(phrase.First) < 2 ? Below(role, phrase) : null);
    }

    // The first one named behind a phrase who bears its role.
    private TextPerson? Below(Role role, TokenRange phrase)
    {
        foreach (var mention in people.Mentions)
        {
            if (mention.First > phrase.First && mention.First - phrase.First < 200 && mention.Person.Roles.Any(borne => Same(borne, role) > 0))
            {
                return mention.Person;
            }
        }

        return null;
    }

    // Whether somebody named here holds, or held, such an office by what is known.
    private int Fits(TextPerson person, Role role)
    {
        if (text.Day == 0 || person.Known is not { } known)
        {
            return 0;
        }

        foreach (var term in known.Terms)
        {
            var holds = role.Former ? term.Until < text.Day : term.Holds(text.Day);
            if (!holds || (role.IsTold && role.Side is not null && role.Side != term.Side))
            {
                continue;
            }

            var fits = role.Group switch
            {
                "leader" => term.Kind is "president" or "pm" or "supreme" or "leader",
                "lawmaker" => term.Kind is "senator" or "representative",
                "senator" or "representative" or "governor" or "mayor" or "ambassador" or "envoy" => term.Kind == role.Group,
                "candidate" => term.Kind == "candidate" && Party(role.Words) is var party && (party is null || term.Office.StartsWith(party, StringComparison.Ordinal)) && !(role.Words.Contains("vice", StringComparison.OrdinalIgnoreCase) ^ term.Office.Contains("vice", StringComparison.Ordinal)),
                "spokesperson" => term.Kind == "spokes",
                "secretary general" => term.Kind == "secretary-general",
                "secretary" or "minister" when role.Kind == OfficeKind.Other => (role.Words.Count(c => c == ' ') < 2) && term.Kind is "foreign" or "defence" or "finance" or "interior" or "justice" or "energy" or "health" or "economy" or "trade",
                _ => role.Kind != OfficeKind.Other && role.Kind == term.Kind,
            };
            if (fits)
            {
                return 2;
            }
        }

        return 0;

        static string? Party(string words) => words.Contains("Republican", StringComparison.Ordinal) || words.Contains("GOP", StringComparison.Ordinal) ? "Republican" : words.Contains("Democrat", StringComparison.Ordinal) ? "Democratic" : null;
    }

    // How far two phrases can be one role: the same noun or its like, no other side, the words of the later one among the earlier's.
    private static int Same(Role borne, Role role)
    {
        if (role.IsTold && borne.IsTold && role.Side is not null && borne.Side is not null && role.Side != borne.Side)
        {
            return 0;
        }

        var alike = borne.Group == role.Group || (role.Group == "lawmaker" && borne.Group is "senator" or "representative" or "member")
            || (role.Group == "representative" && borne.Group == "lawmaker")
            || (role.Group == "leader" && borne.Group is "president" or "prime minister" or "chancellor" or "supreme leader" or "leader")
            || (role.Group == "chief" && borne.Group is "director" or "secretary general" or "head" or "chief executive")
            || (role.Group == "candidate" && borne.Speaks == RoleSpeaks.Candidate)
            || (role.Group is "businessman" && borne.Group is "businessman" or "chief executive" or "founder");
        if (!alike || role.Former && !borne.Former)
        {
            return 0;
        }

        return role.Kind == borne.Kind || role.Kind == OfficeKind.Other ? 2 : 0;
    }

    private (KnownPerson Person, Term Term)? HolderOf(Role role)
    {
        var side = role.Side ?? (role.Group is "president" or "prime minister" or "vice president" ? text.Country : null);
        if (side is null)
        {
            return null;
        }

        var known = text.Knowledge.People;
        return role.Group == "leader" || (role.Group == "chief" && !text.IsState(side))
            ? Leader(side)
            : known.Holder(side, role.Kind, text.Day) ?? (role.Group == "president" && role.Kind == "president" ? known.Holder(side, "supreme", text.Day) : null);
    }

    // Who leads a state: the president where presidents govern, else the head of government; of other bodies, the one at the top.
    private (KnownPerson Person, Term Term)? Leader(string side)
    {
        string[] order = side switch
        {
            "SAU" or "QAT" or "OMN" or "KWT" or "BHR" or "ARE" or "JOR" or "MAR" or "BRN" or "SWZ" => ["monarch"],
            "PRK" => ["supreme", "leader"],
            "DEU" or "ITA" or "ISR" or "IND" or "IRL" or "AUT" or "GRC" or "HUN" or "CZE" or "EST" or "LVA" or "PAK" or "IRQ" or "BGD" or "ETH" or "SGP" or "FIN" or "ISL" or "MLT" or "PRT" or "BGR" or "SVK" or "SVN" or "HRV" or "ALB" or "MKD" or "MNE" or "XKX" or "MDA" or "ARM" or "GEO" or "LBN" or "NPL" => ["pm"],
            _ => ["president", "supreme", "pm", "secretary-general", "leader"],
        };
        foreach (var kind in order)
        {
            if (text.Knowledge.People.Holder(side, kind, text.Day) is { } holder)
            {
                return holder;
            }
        }

        return null;
    }
}
