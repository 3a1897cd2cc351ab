using System.Collections.Frozen;

namespace Casus.Reading;

/// <summary>The commonest words of some thirty languages, and counts of them in a text.</summary>
internal static class CommonWords
{
    private const int LongestWord = 16;

    private static readonly (string Code, string Words)[] Profiles =
    [
        ("en", "the of and to in that is was for on with as he said it by at from his have has are not be this they will would who but were had an their she which we i you a after also about been more its or when than if what there"),
        ("fr", "le la les de des du et en un une que est pour dans qui par sur pas au plus ce se il elle avec son sont mais aux ont été cette ses nous vous leur où être fait comme d l qu n c s à"),
        ("de", "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über zum zur vor durch oder"),
        ("es", "el la los las de que y en un una por con para del se su al lo como más es no pero sus le ha este sobre entre también fue son está han desde hasta según"),
        ("it", "il di che la e per un in del con della una non si sono è da le al dei gli alla nel ha anche più come ma lo delle questo dal nella i dell l stato suo tra essere dopo"),
        ("pt", "o a de que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou foi são está pela pelo também até isso entre"),
        ("nl", "de het een van en in is dat op te zijn met voor niet aan er om ook als bij dan maar door hij was naar heeft worden uit over ze deze nog wordt kan geen tot tegen"),
        ("pl", "i w na z się do że nie to jest o jak po ale od za przez tym był oraz dla jego są już która który tego ich co będzie może także"),
        ("tr", "ve bir bu için ile da de olarak daha çok olan gibi kadar sonra ama en o ne var ise göre değil her olduğunu tarafından dedi"),
        ("sv", "och att det som en på är av för med till den har de inte om ett i han var från men vid så ut kan ska efter vi när också under"),
        ("da", "og at det som en på er af for med til den har de ikke om et i han var fra men ved så ud kan skal efter vi når også under blev der"),
        ("no", "og at det som en på er av for med til den har de ikke om et i han var fra men ved så ut kan skal etter vi når også under ble seg"),
        ("fi", "ja on ei että oli se hän mutta joka ovat kun myös mukaan kuin niin sen ole hänen tai jos nyt vuoden ollut sekä"),
        ("cs", "a se v na je že s z do o to i ve pro jako by po ale jsou byl podle bude od za k který jeho jsem která které také"),
        ("sk", "a sa v na je že s z do o to aj vo pre ako by po ale sú bol podľa bude od za k ktorý jeho som ktorá ktoré tiež"),
        ("hu", "a az és hogy nem is egy ez meg volt van csak de ha már el mint szerint azt még lesz pedig vagy be ki ezt"),
        ("ro", "și de în a la cu că din pe nu o un pentru este care mai sunt fost au se prin lui această după ca sau fi să vor iar"),
        ("hr", "i u je na se da za od su s što koji kao ne a o ili bi će biti iz po kako ali nije te koja koje rekao"),
        ("sl", "in je v na se da za so z ki pa bi po tudi od ne kot s o bo pri kar iz še ali ni bil"),
        ("id", "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena tersebut bisa ada mereka lebih telah oleh atau saat kata adalah sebagai kami para"),
        ("vi", "và của là có được cho các trong không một với đã người những này khi để đến về tại từ ra ông như cũng sẽ theo"),
        ("tl", "ang ng sa na mga ay at si ni ito para hindi may siya niya kay nang kung pa ko din"),
        ("sw", "ya na wa kwa ni katika la za kuwa hii huo hayo alisema pia lakini baada watu hiyo yake kama wake"),
        ("ca", "el la els les de que i en un una per amb del es al no més és com però ha són aquest aquesta seva seu també dels va"),
        ("sq", "dhe të në e i për me që nga një është se ka nuk do si më u këtë ky kjo po edhe janë"),
        ("az", "və bir bu üçün ilə də da olan daha ki o edib olub isə kimi sonra görə deyib"),
        ("lt", "ir į kad iš su yra tai bet kaip buvo jo apie už nuo dėl tik po jau taip pat ne"),
        ("ru", "и в не на что с по как это но к из за от для его был так все она он они при также мы после"),
        ("bg", "и в на не се да че за от с по е са като до това но ще при или след той беше към"),
    ];

    private static readonly FrozenDictionary<string, uint> Languages = Build();

    private static FrozenDictionary<string, uint> Build()
    {
        var words = new Dictionary<string, uint>(StringComparer.Ordinal);
        for (var i = 0; i < Profiles.Length; i++)
        {
            foreach (var word in Profiles[i].Words.Split(' '))
            {
                words[word] = words.GetValueOrDefault(word) | (1u << i);
            }
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>How often a text has common words of each language.</summary>
    internal sealed class Counts
    {
        private readonly int[] _hits = new int[Profiles.Length];
        private readonly int[] _own = new int[Profiles.Length]; // of words that are not English too

        /// <summary>All words.</summary>
        public int All { get; private set; }

        public void Add(string text)
        {
            var lookup = Languages.GetAlternateLookup<ReadOnlySpan<char>>();
            Span<char> lower = stackalloc char[LongestWord];
            for (var at = 0; at < text.Length;)
            {
                if (!char.IsLetter(text[at]))
                {
                    at++;
                    continue;
                }

                var start = at;
                while (at < text.Length && (char.IsLetter(text[at]) || char.GetUnicodeCategory(text[at]) == System.Globalization.UnicodeCategory.NonSpacingMark))
                {
                    at++;
                }

                // Sudan's, isn't: what an apostrophe joins to a word is none of its own.
                if (start > 1 && at - start <= 2 && text[start - 1] is '\'' or '’' && char.IsLetter(text[start - 2]))
                {
                    continue;
                }

                All++;
                if (at - start <= LongestWord)
                {
                    text.AsSpan(start, at - start).ToLowerInvariant(lower);
                    if (lookup.TryGetValue(lower[..(at - start)], out var languages))
                    {
                        Count(languages);
                    }
                }
            }
        }

        public double Share(string code) => All == 0 ? 0 : _hits[Array.FindIndex(Profiles, profile => profile.Code == code)] / (double)All;

        /// <summary>The two languages other than English with most hits; how many of them are of words that are not English too.</summary>
        public ((string Code, double Share, int Own) Best, (string Code, double Share, int Own) Second) Best()
        {
            int best = -1, second = -1;
            for (var i = 1; i < _hits.Length; i++)
            {
                if (best < 0 || _hits[i] > _hits[best])
                {
                    (second, best) = (best, i);
                }
                else if (second < 0 || _hits[i] > _hits[second])
                {
                    second = i;
                }
            }

            return (Told(best), Told(second));
        }

        private (string Code, double Share, int Own) Told(int language) => (Profiles[language].Code, All == 0 ? 0 : _hits[language] / (double)All, _own[language]);

        private void Count(uint languages)
        {
            var own = (languages & 1) == 0 ? 1 : 0; // English stands first
            while (languages != 0)
            {
                _hits[System.Numerics.BitOperations.TrailingZeroCount(languages)]++;
                _own[System.Numerics.BitOperations.TrailingZeroCount(languages)] += own;
                languages &= languages - 1;
            }
        }
    }
}
