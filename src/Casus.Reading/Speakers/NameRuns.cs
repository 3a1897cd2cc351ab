namespace Casus.Reading;

/// <summary>A run of name words, without titles.</summary>
/// <param name="Gender">From Mr. or Ms.; '\0' otherwise.</param>
/// <param name="IsLikely">Named a person by the recogniser of names, or after a title.</param>
/// <param name="IsCertain">After a title that only persons have, or twice likely.</param>
internal sealed record NameRun(int First, int End, string Name, List<string> Keys, char Gender, bool IsLikely, bool IsCertain);

/// <summary>Finds what can be a person's name: capitalised words in a row, with particles and initials, that no body or place claims.</summary>
internal sealed class NameRuns(ActorText text)
{
    private const int Longest = 7;

    public List<NameRun> Find()
    {
        var runs = new List<NameRun>();
        for (var i = 0; i < text.Count; i++)
        {
            if (text.IsHeadline(i))
            {
                i = Headline(i, runs);
                continue;
            }

            if (!Starts(i))
            {
                continue;
            }

            var end = i + 1;
            while (end < text.Count && end - i < Longest && Reach(i, end) is var next and > 0)
            {
                end += next;
            }

            if (Make(i, end) is { } run)
            {
                runs.Add(run);
                end = run.End;
            }

            i = end - 1;
        }

        return runs;
    }

    // In a headline every word has a capital: only a known full name, two words of a person's name, or one word that may be a surname here.
    private int Headline(int i, List<NameRun> runs)
    {
        if (!IsNameWord(i) || IsTitle(i))
        {
            return i;
        }

        for (var length = 4; length > 1; length--)
        {
            var end = i + length;
            if (end <= text.Count && Enumerable.Range(i, length).All(j => j == i || (IsNameWord(j) && !text.StartsParagraph(j)) || text.Lower(j) is "-" or "al" or "bin" or "de" or "van" or "von"))
            {
                var keys = NameFold.Keys(Name(i, end));
                if (keys.Count > 1 && (text.Knowledge.People.Find(keys, text.Day) is not null || (length == 2 && text.Knowledge.Given(keys[0]) is 'f' or 'm' && text.Doc[i + 1].Pos == "PROPN" && !BodyWords.IsBody(text.Lower(i + 1)) && text.Doc[i + 1].EntityType is "PERSON")))
                {
                    runs.Add(new(i, end, Name(i, end), keys, '\0', true, true));
                    return end - 1;
                }
            }
        }

        if (text.Doc[i].Text.Length > 2 && NameFold.Keys(text.Doc[i].Text) is { Count: 1 } one)
        {
            runs.Add(new(i, i + 1, text.Doc[i].Text, one, '\0', false, false));
        }

        return i;
    }

    private bool Starts(int i)
    {
        if (i > 0 && ActorText.IsHonorific(text.Lower(i - 1)) && !ActorText.IsHonorific(text.Lower(i)) && text.IsCapital(i) && char.IsLetter(text.Doc[i].Text[0]) && !text.StartsParagraph(i))
        {
            return true;
        }

        if (!IsNameWord(i) || IsTitle(i))
        {
            return IsNameWord(i) && text.Lower(i) is "al" or "el";
        }

        return true;
    }

    // How many tokens the run goes on by: a name word, a particle or a hyphen with a name word after it.
    private int Reach(int first, int at)
    {
        if (text.StartsParagraph(at))
        {
            return 0;
        }

        if (IsNameWord(at) && (!IsTitle(at) || IsSurname(at)))
        {
            return 1;
        }

        if (text.Lower(at) is "de" or "da" or "dos" or "di" or "del" or "van" or "von" or "der" or "den" or "bin" or "ibn" or "ben" or "al" or "el" or "la" or "le" or "du" or "ter" or "y" or "’t" or "in" && at + 1 < text.Count && text.Lower(at) != "in")
        {
            return IsNameWord(at + 1) ? 2 : text.Lower(at + 1) is "-" or "der" or "la" or "den" && at + 2 < text.Count && IsNameWord(at + 2) ? 3 : 0;
        }

        var glued = text.Doc[at].Start == text.Doc[at - 1].End;
        return glued && text.Lower(at) is "-" or "–" or "’" or "'" && at + 1 < text.Count && text.Doc[at + 1].Start == text.Doc[at].End && char.IsLetter(text.Doc[at + 1].Text[0]) && text.Names.At(at + 1) is null ? 2 : 0;
    }

    // Hun Sen, Amartya Sen: short words for titles are also names; a title has a name behind it.
    private bool IsSurname(int at) => text.Lower(at) is "sen" or "gen" or "rep" or "gov" && !(at + 1 < text.Count && IsNameWord(at + 1));

    private bool IsNameWord(int i)
    {
        if (i >= text.Count)
        {
            return false;
        }

        var token = text.Doc[i];
        var word = token.Text;
        if (!char.IsUpper(word[0]) || token.Pos is "PUNCT" or "DET" or "PRON" or "ADP" or "CCONJ" or "NUM" or "AUX" or "SCONJ" || word.Contains('@'))
        {
            return false;
        }

        if (text.Names.At(i) is not null)
        {
            return false;
        }

        if (i + 1 < text.Count && text.Lower(i + 1) == ":" && (i == 0 || text.StartsParagraph(i) || (i > 1 && text.StartsParagraph(i - 1))) && word.Length > 2)
        {
            return true;
        }

        return token.Pos == "PROPN" || token.Tag is "NNP" or "NNPS" || token.EntityType == "PERSON" || (token.Pos is "ADJ" or "NOUN" or "VERB" or "X" or "INTJ" && (token.EntityType.Length > 0 || text.Knowledge.Given(NameFold.Key(word)) is 'f' or 'm'));
    }

    private bool IsTitle(int i)
    {
        var lower = text.Lower(i);
        return lower is "mr." or "mrs." or "ms." or "miss" or "sir" or "dame" or "lord" or "lady" or "mr" or "mrs" or "ms" or "hon." or "republican" or "republicans" or "democrat" or "democrats" or "democratic" or "rabbi" or "father" or "breaking" or "updated"
            or "former" or "ex" or "acting" or "deputy" or "assistant" or "chief" or "vice" or "prime" or "foreign" or "interior" or "defense" or "defence" or "finance" or "press" or "state" or "national" or "security" or "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday"
            or "january" or "february" or "march" or "april" or "may" or "june" or "july" or "august" or "september" or "october" or "november" or "december"
            || (RoleWords.Is(lower) && text.Knowledge.Given(NameFold.Key(lower)) is not ('f' or 'm') && !(lower is "king" or "major" or "price" or "judge" or "bishop" or "pope" && i > 0 && text.Knowledge.Given(NameFold.Key(text.Doc[i - 1].Text)) != '\0'));
    }

    private NameRun? Make(int first, int end)
    {
        var persons = 0;
        var others = 0;
        for (var i = first; i < end; i++)
        {
            persons += text.Doc[i].EntityType == "PERSON" ? 1 : 0;
            others += text.Doc[i].EntityType is "ORG" or "GPE" or "FAC" or "EVENT" or "WORK_OF_ART" or "LAW" or "PRODUCT" or "LOC" ? 1 : 0;
        }

        var (gender, titled) = TitleBefore(first);
        var name = Name(first, end);
        var keys = NameFold.Keys(name);
        if (keys.Count == 0 || keys[^1].Length < 2)
        {
            return null;
        }

        if (end - first > 1 && !titled && BodyWords.IsGovernment(text.Lower(first)))
        {
            return Make(first + 1, end);
        }

        // “the Secretary of the Treasury Ada Grey”: the first word still belongs to the office.
        if (end - first > 2 && OfAnOffice(first) && text.Knowledge.Given(keys[0]) == '\0' && text.Knowledge.Given(NameFold.Key(text.Doc[first + 1].Text)) != '\0')
        {
            return Make(first + 1, end);
        }

        var given = text.Knowledge.Given(keys[0]);
        if (end - first == 1 && (BodyWords.IsGovernment(text.Lower(first)) || (end < text.Count && !text.IsPossessive(end) && text.Lower(end) is "capt." or "lt." or "gen." or "adm." or "col." or "sgt." or "maj." or "cmdr.")))
        {
            return null;
        }

        var isBody = !(titled && ActorText.IsHonorific(text.Lower(first - 1))) && (BodyWords.IsBody(text.Lower(end - 1)) || (!titled && first > 0 && text.Lower(first - 1) == "the" && end - first > 1 && given == '\0'));
        if (isBody && !(keys.Count == 2 && given is 'f' or 'm' && persons == end - first))
        {
            return null;
        }

        if (keys.Count == 1)
        {
            var person = persons > 0 && !(first > 0 && text.Lower(first - 1) is "the" or "a" or "an");
            return new(first, end, name, keys, gender, titled || person, titled || person);
        }

        var known = text.Knowledge.People.Find(keys, text.Day) is not null;
        return titled || known || IsApposed(first, end) || IsNamedHolder(first, end, given) || persons * 2 > end - first || (given != '\0' && others == 0) || (given is 'f' or 'm' && keys.Count <= 3 && others < end - first) ? new(first, end, name, keys, gender, true, true) : null;
    }

    private bool OfAnOffice(int token)
    {
        var of = text.Lower(token - 1) == "the" ? token - 2 : token - 1;
        return of > 0 && text.Lower(of) is "of" or "for" && RoleWords.Is(text.Lower(of - 1)) && text.IsCapital(of - 1);
    }

    // “the region's governor, Ola Teng, …”: two or three name words between commas after an office are who holds it.
    private bool IsApposed(int first, int end) =>
        end - first is 2 or 3 && first > 1 && text.Lower(first - 1) == "," && !text.StartsParagraph(first) && end < text.Count && text.Lower(end) == ","
        && Enumerable.Range(first, end - first).All(i => text.Doc[i].Pos == "PROPN") && IsOffice(first - 2);

    // “the Special Representative for Norvania, Helena Brandt,” whom the recogniser takes for a body.
    private bool IsNamedHolder(int first, int end, char given) =>
        given != '\0' && end - first is 2 or 3 && first > 1 && text.Lower(first - 1) == "," && text.Doc[end - 1] is { Dep: "appos", Head: var office } && office.Index < first && RoleWords.Is(office.Lower);

    // The word that ends “the governor of the northern province”, or the office alone.
    private bool IsOffice(int last)
    {
        var noun = text.Doc[last];
        while (noun.Dep == "pobj" && noun.Head is { Dep: "prep", Lower: "of" or "for" } of)
        {
            noun = of.Head;
        }

        return RoleWords.Is(noun.Lower) && !text.IsCapital(noun.Index);
    }

    private (char Gender, bool Titled) TitleBefore(int first)
    {
        if (first == 0 || text.StartsParagraph(first))
        {
            return default;
        }

        return text.Lower(first - 1) switch
        {
            "mr." or "mr" or "sir" or "lord" or "father" or "king" or "prince" or "pope" or "rabbi" or "imam" => ('m', true),
            "mrs." or "ms." or "mrs" or "ms" or "miss" or "dame" or "lady" or "queen" or "princess" => ('f', true),
            "congressman" or "spokesman" or "chairman" or "councilman" => ('m', true),
            "congresswoman" or "spokeswoman" or "chairwoman" or "councilwoman" => ('f', true),
            var word => ('\0', RoleWords.Is(word) && (text.IsCapital(first - 1) || text.Doc[first].EntityType == "PERSON")),
        };
    }

    private string Name(int first, int end)
    {
        var name = text.Text(first, end);
        if (end - first == 1 && first > 0 && !text.StartsParagraph(first) && text.Doc[first - 1].Text is "Pope" or "King" or "Queen" or "Prince" or "Princess" or "Sheikh")
        {
            name = text.Doc[first - 1].Text + " " + name;
        }

        return name.Contains('\n') ? string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : name;
    }
}
