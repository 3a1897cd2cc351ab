using Casus.Language;

namespace Casus.Reading;

/// <summary>Finds whom a personal pronoun stands for, among the persons named before it.</summary>
/// <remarks>Every mention of the last sentences is weighed: subjects and speakers before others, near before far, no one of the other gender, none from inside another's quote.</remarks>
internal sealed class PronounReader(ActorText text, TextPeople people)
{
    private const int Sentences = 8;

    private const int Mentions = 50;

    /// <summary>The likeliest person, or null when none fits.</summary>
    /// <param name="gender">'f', 'm' or '\0' for either.</param>
    /// <param name="last">Who spoke last before the pronoun.</param>
    /// <param name="not">Who cannot be meant.</param>
    /// <param name="isSource">Whether a token stands in the source of a saying.</param>
    /// <param name="content">What is attributed to the pronoun: a person named in it is hardly the speaker.</param>
    public TextPerson? Find(int pronoun, char gender, TextPerson? last, TextPerson? not, Func<int, bool> isSource, IReadOnlyList<TokenRange> content)
    {
        TextPerson? best = null;
        var most = double.MinValue;
        var weights = new Dictionary<TextPerson, (double Best, int Count)>();
        var quoted = text.Parsed.Quotes.IsInside(pronoun);
        for (int i = people.Before(pronoun), seen = 0; i >= 0 && seen < Mentions; i--, seen++)
        {
            var mention = people.Mentions[i];
            var far = text.Sentence(pronoun) - text.Sentence(mention.First);
            if (far > Sentences)
            {
                break;
            }

            var person = mention.Person;
            if (person == not || (gender != '\0' && person.Gender != '\0' && person.Gender != gender))
            {
                continue;
            }

            var weight = Weigh(mention, far, quoted, gender, isSource, content);
            var (top, count) = weights.GetValueOrDefault(person, (double.MinValue, 0));
            weights[person] = (Math.Max(top, weight), count + 1);
        }

        if (last is not null && last != not && !(gender != '\0' && last.Gender != '\0' && last.Gender != gender))
        {
            var (top, count) = weights.GetValueOrDefault(last, (-3, 0));
            weights[last] = (top + 1.3, count);
        }

        foreach (var (person, (top, count)) in weights)
        {
            var weight = top + (0.15 * Math.Min(count, 5));
            if (weight > most)
            {
                (best, most) = (person, weight);
            }
        }

        return best;
    }

    private double Weigh(PersonMention mention, int far, bool quoted, char gender, Func<int, bool> isSource, IReadOnlyList<TokenRange> content)
    {
        var head = text.Doc[mention.End - 1];
        var weight = -0.8 * far;
        weight += head.Dep switch
        {
            "nsubj" or "nsubjpass" => 1.5,
            "appos" => 0.4,
            "compound" => -1.2,
            "poss" => -0.2,
            _ => 0,
        };
        weight += isSource(mention.First) ? 1.2 : 0;
        weight -= text.Parsed.Quotes.IsInside(mention.First) && !quoted ? 1.5 : 0;
        weight += gender != '\0' && mention.Person.Gender == gender ? 0.6 : 0;
        foreach (var part in content)
        {
            weight -= part.First <= mention.First && mention.First < part.End ? 3 : 0;
        }

        return weight;
    }
}
