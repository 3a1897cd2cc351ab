namespace Casus.Language;

/// <summary>What the rules do to one token: numbers of labels, −1 where they leave a column alone.</summary>
internal readonly record struct RulerEffect(int Tag, int PartOfSpeech, int Morphology, int Relation, string? Lemma)
{
    public static RulerEffect None { get; } = new(-1, -1, -1, -1, null);

    public RulerEffect Then(in RulerEffect later) => new(
        later.Tag >= 0 ? later.Tag : Tag,
        later.PartOfSpeech >= 0 ? later.PartOfSpeech : PartOfSpeech,
        later.Morphology >= 0 ? later.Morphology : Morphology,
        later.Relation >= 0 ? later.Relation : Relation,
        later.Lemma ?? Lemma);
}

/// <summary>
/// spaCy's attribute ruler: every rule is asked about the tokens as tagger and parser left them, then all that match are applied in order, so a later one wins.
/// </summary>
internal sealed class AttributeRuler
{
    private readonly LabelSet _labels;
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly List<PatternProgram> _regexes = [];
    private readonly List<string> _regexSources = [];
    private readonly List<RulePattern> _patterns = [];
    private readonly RulerEffect[] _effects;

    public AttributeRuler(RulerEntry[] entries, LabelSet labels)
    {
        _labels = labels;
        foreach (var test in entries.SelectMany(e => e.Patterns).SelectMany(p => p).SelectMany(t => t).Where(t => t.Attribute == "LOWER"))
        {
            Know(test);
        }

        // All effects before all patterns: models trained over this one's label numbers depend on the order in which labels are met.
        _effects = new RulerEffect[entries.Length];
        for (var rule = 0; rule < entries.Length; rule++)
        {
            _effects[rule] = EffectOf(entries[rule]);
        }

        for (var rule = 0; rule < entries.Length; rule++)
        {
            foreach (var pattern in entries[rule].Patterns)
            {
                var tokens = new CompiledTest[pattern.Length][];
                for (var token = 0; token < tokens.Length; token++)
                {
                    tokens[token] = new CompiledTest[pattern[token].Length];
                    for (var i = 0; i < tokens[token].Length; i++)
                    {
                        tokens[token][i] = Compile(pattern[token][i]);
                    }
                }

                _patterns.Add(new(rule, tokens, entries[rule].Index));
            }
        }
    }

    private void Know(TokenTest test)
    {
        foreach (var value in test.Values)
        {
            if (test.Kind != "regex")
            {
                _words.TryAdd(value, _words.Count + 1);
            }
            else if (!_regexSources.Contains(value))
            {
                _regexSources.Add(value);
                _regexes.Add(PatternProgram.Compile(PatternParser.Parse(value, [])));
            }
        }
    }

    /// <summary>What the rules can tell of a lower-cased word: 0 none, a number for each word they name, further numbers for what their expressions match.</summary>
    public int CodeOf(string lower)
    {
        if (_words.TryGetValue(lower, out var code))
        {
            return code;
        }

        var matches = Matches(lower);
        return matches == 0 ? 0 : _words.Count + matches;
    }

    /// <summary>One bit for each of the expressions that is found in a word.</summary>
    private int Matches(string lower)
    {
        var matches = 0;
        for (var i = 0; i < _regexes.Count && lower.Length < 64; i++)
        {
            for (var start = 0; start <= lower.Length; start++)
            {
                if (Backtracking.MatchAt(_regexes[i], lower, start) >= 0)
                {
                    matches |= 1 << i;
                    break;
                }
            }
        }

        return matches;
    }

    /// <summary>The rules of one token that match, and whether it may begin a match of several.</summary>
    public (int[] Rules, bool BeginsLonger) Match(int tag, int code, int relation, bool isSpace)
    {
        var rules = new List<int>();
        var longer = false;
        foreach (var (rule, tokens, _) in _patterns)
        {
            if (Holds(tokens[0], tag, code, relation, isSpace))
            {
                if (tokens.Length > 1)
                {
                    longer = true;
                }
                else
                {
                    rules.Add(rule);
                }
            }
        }

        return ([.. rules], longer);
    }

    /// <summary>The rules over several tokens that match from <paramref name="start"/>, with the token each is about.</summary>
    public void MatchLonger(int start, int count, Func<int, (int Tag, int Code, int Relation, bool IsSpace)> token, List<(int Target, int Rule)> found)
    {
        foreach (var (rule, tokens, target) in _patterns)
        {
            var holds = tokens.Length > 1 && start + tokens.Length <= count;
            for (var i = 0; holds && i < tokens.Length; i++)
            {
                var (tag, code, relation, isSpace) = token(start + i);
                holds = Holds(tokens[i], tag, code, relation, isSpace);
            }

            if (holds)
            {
                found.Add((start + (target < 0 ? tokens.Length + target : target), rule));
            }
        }
    }

    public RulerEffect Fold(int[] rules)
    {
        var effect = RulerEffect.None;
        foreach (var rule in rules)
        {
            effect = effect.Then(_effects[rule]);
        }

        return effect;
    }

    private RulerEffect EffectOf(RulerEntry entry) => new(
        entry.Set.TryGetValue("TAG", out var tag) ? _labels.Tags.Add(tag) : -1,
        entry.Set.TryGetValue("POS", out var pos) ? _labels.PartsOfSpeech.Add(pos) : -1,
        entry.Set.TryGetValue("MORPH", out var morph) ? _labels.Morphologies.Add(Normal(morph)) : -1,
        entry.Set.TryGetValue("DEP", out var dep) ? _labels.Relations.Add(dep) : -1,
        entry.Set.GetValueOrDefault("LEMMA"));

    /// <summary>Features in the order of their names; <c>_</c> is none.</summary>
    private static string Normal(string morphology)
    {
        var features = morphology == "_" ? [] : morphology.Split('|');
        Array.Sort(features, StringComparer.Ordinal);
        return string.Join('|', features);
    }

    /// <summary>One rule's pattern: tests token by token, and which token the rule is about (from the end where negative).</summary>
    private sealed record RulePattern(int Rule, CompiledTest[][] Tokens, int Target);

    /// <summary>One test: <c>T</c>ag, <c>D</c>ep, <c>L</c>ower or <c>S</c>pace among (or not among) some numbers.</summary>
    private readonly record struct CompiledTest(char Attribute, bool Negative, int[] Values);

    private CompiledTest Compile(TokenTest test)
    {
        var negative = test.Kind == "not-in";
        return (test.Attribute, test.Kind) switch
        {
            ("LOWER", "regex") => new('L', false, CodesMatching(1 << _regexSources.IndexOf(test.Values[0]))),
            ("LOWER", _) => new('L', negative, Numbers(test.Values, word => _words[word])),
            ("TAG", not "regex") => new('T', negative, Numbers(test.Values, _labels.Tags.Add)),
            ("DEP", not "regex") => new('D', negative, Numbers(test.Values, _labels.Relations.Add)),
            ("IS_SPACE", "is") => new('S', false, [test.Values is ["true"] ? 1 : 0]),
            _ => throw new FormatException($"a rule of the attribute ruler asks for {test.Attribute} by '{test.Kind}', which is not known here"),
        };
    }

    private static int[] Numbers(string[] values, Func<string, int> number)
    {
        var numbers = new int[values.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = number(values[i]);
        }

        return numbers;
    }

    private int[] CodesMatching(int bit)
    {
        var codes = new List<int>();
        foreach (var (word, code) in _words)
        {
            if ((Matches(word) & bit) != 0)
            {
                codes.Add(code);
            }
        }

        for (var matches = 1; matches < 1 << _regexes.Count; matches++)
        {
            if ((matches & bit) != 0)
            {
                codes.Add(_words.Count + matches);
            }
        }

        return [.. codes];
    }

    private static bool Holds(CompiledTest[] tests, int tag, int code, int relation, bool isSpace)
    {
        foreach (var test in tests)
        {
            var value = test.Attribute switch
            {
                'T' => tag,
                'D' => relation,
                'L' => code,
                _ => isSpace ? 1 : 0,
            };
            if (Array.IndexOf(test.Values, value) >= 0 == test.Negative)
            {
                return false;
            }
        }

        return true;
    }
}
