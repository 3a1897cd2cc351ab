using System.Collections.Frozen;
using Casus.Language;

namespace Casus.Reading;

/// <summary>The people whom a document shows to sit in a parliament, lead a town or judge: they speak for themselves, not for the government of their state.</summary>
internal sealed class LegislatorNames
{
    private static readonly FrozenSet<string> Titles = new[]
    {
        "sen.", "sens.", "senator", "senators", "reps.", "whip", "rep.", "representative", "congressman", "congresswoman", "lawmaker", "legislator", "mp", "mep", "speaker", "mayor", "governor", "gov.", "judge", "justice", "deputy", "councillor", "councilman",
        "councilwoman", "assemblyman", "assemblywoman", "parliamentarian",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly HashSet<string> _surnames = new(StringComparer.Ordinal);

    public LegislatorNames(Doc doc)
    {
        for (var i = 0; i + 1 < doc.Count; i++)
        {
            if ((Titles.Contains(doc[i].Lower) || LeadsParty(doc, i)) && doc[i].Head.Index != i)
            {
                Title(doc, i);
            }
            else if (IsSeat(doc, i))
            {
                _surnames.Add(doc[i - 2].Text);
            }
        }
    }

    /// <summary>Whether a person bears the surname of one who was given such a title.</summary>
    public bool Holds(string name) => _surnames.Count > 0 && _surnames.Contains(name[(name.LastIndexOf(' ') + 1)..]);

    // The majority leader, the minority leader: of a chamber.
    private static bool LeadsParty(Doc doc, int token) => doc[token].Lower == "leader" && token > 0 && doc[token - 1].Lower is "majority" or "minority";

    // Party and constituency behind a name, as American papers give them: Grey (R-Tex.), Grey, D-N.Y.
    private static bool IsSeat(Doc doc, int token) =>
        token > 1 && doc[token - 1].Text is "(" or "," && doc[token - 2].Pos == "PROPN"
            && ((doc[token].Text is "R" or "D" or "I" && doc[token + 1].Text is "-" or "–") || (doc[token].Text.Length > 3 && doc[token].Text[0] is 'R' or 'D' or 'I' && doc[token].Text[1] is '-' or '–' && char.IsUpper(doc[token].Text[2])));

    // The title stands before the name (Sen. Grey), or in an apposition to it (Grey, a lawmaker from the coast).
    private void Title(Doc doc, int title)
    {
        var head = doc[title].Head;
        if (doc[title].Dep is "compound" or "appos" or "nmod" && head.EntityType == "PERSON" && head.Pos == "PROPN")
        {
            _surnames.Add(head.Text);
            return;
        }

        var last = title;
        while (last + 1 < doc.Count && doc[last + 1].EntityType == "PERSON" && doc[last + 1].Pos == "PROPN")
        {
            last++;
        }

        if (last > title)
        {
            _surnames.Add(doc[last].Text);
        }
    }
}
