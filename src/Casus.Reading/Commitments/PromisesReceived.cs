using System.Collections.Frozen;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading;

/// <summary>Whether a speaker tells of a promise that was made to them: <i>received assurances from Alfa</i>, <i>were promised safe passage by Alfa</i>, <i>have Alfa's word</i>. Who gave it is bound, not who has it.</summary>
internal sealed class PromisesReceived(ParsedDocument document, ParseTree tree, Phrases phrases, UndertakingReader undertakings, SpeakerSelf self)
{
    private static readonly FrozenSet<string> Promises = FrozenSet.ToFrozenSet(["assurance", "commitment", "guarantee", "pledge", "promise", "undertaking", "vow", "word"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Taking = FrozenSet.ToFrozenSet(["accept", "extract", "gain", "get", "obtain", "receive", "secure", "win"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Promising = FrozenSet.ToFrozenSet(["assure", "guarantee", "promise"], StringComparer.Ordinal);

    private readonly Doc _doc = document.Doc;

    /// <summary>The token that heads who gave the promise, -1 where that is untold; null where none was received.</summary>
    public int? Giver(Saying saying, ValueList<Speaker> speakers)
    {
        foreach (var root in undertakings.Roots(saying.Content).Where(undertakings.IsVerbal))
        {
            var (lemma, promise) = (_doc[root].Lemma, tree.Child(root, "dobj"));
            var isPromise = promise >= 0 && Promises.Contains(_doc[promise].Lemma);
            if (isPromise && (Taking.Contains(lemma) || lemma == "have") && tree.Child(root, "nsubj") is var taker && (taker < 0 || self.Means(taker, saying, speakers)))
            {
                var giver = phrases.Under(promise, "from") is var from and >= 0 ? from : phrases.Under(root, "from") is var through and >= 0 ? through : tree.Child(promise, "poss");
                if (giver >= 0 || lemma != "have")
                {
                    return giver;
                }
            }

            if (isPromise && lemma == "give" && tree.Child(root, "dative") is var given and >= 0 && _doc[given].Pos == "PRON" && self.Means(given, saying, speakers))
            {
                return tree.Child(root, "nsubj");
            }

            if (Promising.Contains(lemma) && tree.Child(root, "nsubjpass") is var promised and >= 0 && self.Means(promised, saying, speakers))
            {
                return phrases.Under(root, "by") is var by and >= 0 ? by : promise >= 0 ? phrases.Under(promise, "by") : -1;
            }
        }

        return null;
    }
}
