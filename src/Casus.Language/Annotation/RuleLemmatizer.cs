namespace Casus.Language;

/// <summary>spaCy's English lemmatizer in mode <c>rule</c>: endings are exchanged, a form of the lexicon is preferred, exceptions come first.</summary>
internal sealed class RuleLemmatizer
{
    private readonly LabelSet _labels;
    private readonly Dictionary<string, Tables> _tables = new(StringComparer.Ordinal);

    private sealed record Tables(string[][] Rules, WordList Index, WordList Exceptions);

    public RuleLemmatizer(PackFile file, Dictionary<string, string[][]> rules, LabelSet labels)
    {
        _labels = labels;
        const string Index = "lemma.index.", Exceptions = "lemma.exceptions.";
        var parts = rules.Keys.Concat(file.Sections.Where(s => s.Name.StartsWith(Index, StringComparison.Ordinal)).Select(s => s.Name[Index.Length..]));
        foreach (var part in parts.Distinct(StringComparer.Ordinal))
        {
            _tables.Add(part, new(rules.GetValueOrDefault(part) ?? [], List(Index + part), List(Exceptions + part)));
        }

        WordList List(string section) => new(file.Has(section) ? file.Bytes(section) : default);
    }

    public string Lemma(Form form, int partOfSpeech, int morphology)
    {
        var key = (partOfSpeech << 16) | morphology;
        foreach (var (known, remembered) in form.Lemmas)
        {
            if (known == key)
            {
                return remembered;
            }
        }

        var lemma = Lemma(form, _labels.PartsOfSpeech[partOfSpeech].ToLowerInvariant(), _labels.Morphologies[morphology]);
        form.Lemmas = [.. form.Lemmas, (key, lemma)];
        return lemma;
    }

    private string Lemma(Form form, string part, string morphology)
    {
        if (part is "" or "space" or "eol" || IsBaseForm(part, morphology))
        {
            return form.Lower;
        }

        if (!_tables.TryGetValue(part, out var tables))
        {
            return part == "propn" ? form.Text : form.Lower;
        }

        var word = form.Lower;
        var forms = new List<string>();
        string? unknown = null;
        foreach (var rule in tables.Rules)
        {
            if (!word.EndsWith(rule[0], StringComparison.Ordinal))
            {
                continue;
            }

            var candidate = string.Concat(word.AsSpan(0, word.Length - rule[0].Length), rule[1]);
            if (candidate.Length == 0)
            {
                continue;
            }

            if (tables.Index.Contains(candidate))
            {
                forms.Insert(0, candidate);
            }
            else if (!PythonText.IsAlpha(candidate))
            {
                forms.Add(candidate);
            }
            else
            {
                unknown ??= candidate;
            }
        }

        foreach (var exception in tables.Exceptions.After(word + "\t")?.Split('\t') ?? [])
        {
            if (!forms.Contains(exception))
            {
                forms.Insert(0, exception);
            }
        }

        return forms.Count > 0 ? forms[0] : unknown ?? form.Text;
    }

    private static bool IsBaseForm(string part, string morphology)
    {
        var verbForm = Feature(morphology, "VerbForm");
        return part switch
        {
            "noun" when Feature(morphology, "Number") is "Sing" => true,
            "verb" when verbForm is "Inf" => true,
            "verb" when verbForm is "Fin" && Feature(morphology, "Tense") is "Pres" && Feature(morphology, "Number") is "" => true,
            "adj" when Feature(morphology, "Degree") is "Pos" => true,
            _ => verbForm is "Inf" or "None" || Feature(morphology, "Degree") is "Pos",
        };
    }

    private static string Feature(string morphology, string name)
    {
        foreach (var range in morphology.AsSpan().Split('|'))
        {
            var feature = morphology.AsSpan()[range];
            if (feature.Length > name.Length && feature[name.Length] == '=' && feature.StartsWith(name, StringComparison.Ordinal))
            {
                return feature[(name.Length + 1)..].ToString();
            }
        }

        return "";
    }
}
