using System.Text;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>A part of a condition as a formula, with the words of each of its propositions.</summary>
internal sealed class Propositions(ParsedDocument document)
{
    private const int LongestId = 160;

    private readonly List<ConditionAtom> _atoms = [];

    /// <summary>In the order of writing.</summary>
    public IReadOnlyList<ConditionAtom> Atoms => _atoms;

    /// <summary>The proposition of some words: its id is made of them, without articles and negations, before it the words it shares.</summary>
    /// <returns>Null where no word is left to name it by.</returns>
    public Formula? Atom(TokenRange words, TokenRange? shared = null, TokenRange? follows = null)
    {
        var id = new StringBuilder();
        Append(id, shared);
        Append(id, words);
        Append(id, follows);
        if (id.Length is 0 or > LongestId || !FormulaSyntax.IsId(id.ToString()))
        {
            return null;
        }

        var name = id.ToString();
        _atoms.Add(new(name, document.Span(words), document.Words(words)));
        return new Atom(name);
    }

    private void Append(StringBuilder id, TokenRange? range)
    {
        for (var i = range?.First ?? 0; i < (range?.End ?? 0); i++)
        {
            var token = document.Doc[i];
            if (token.Pos is "PUNCT" or "SPACE" || token.Lower is "a" or "an" or "the" or "not" or "n't" or "n’t" or "never" or "no" or "either" or "neither" or "both" or "'s" or "’s")
            {
                continue;
            }

            var word = token.Lower switch { "ca" => "can", "wo" => "will", "nobody" => "anybody", "nothing" => "anything", "none" => "any", var other => other };
            var start = id.Length;
            foreach (var letter in word)
            {
                if (char.IsLetterOrDigit(letter))
                {
                    if (start == id.Length && start > 0)
                    {
                        id.Append('-');
                    }

                    id.Append(letter);
                }
            }
        }
    }
}
