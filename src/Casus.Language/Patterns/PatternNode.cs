namespace Casus.Language;

/// <summary>A parsed regular expression in the part of Python's syntax that spaCy's tokenizers use.</summary>
internal abstract record PatternNode
{
    public sealed record Set(CodePointSet Members) : PatternNode;

    public sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode;

    public sealed record Alternation(IReadOnlyList<PatternNode> Choices) : PatternNode;

    /// <summary><paramref name="Most"/> −1: no limit.</summary>
    public sealed record Repeat(PatternNode Part, int Least, int Most, bool Lazy) : PatternNode;

    /// <summary>A look ahead or behind; one behind has a fixed width.</summary>
    public sealed record Look(PatternNode Part, bool Behind, bool Negative) : PatternNode;

    public sealed record Start : PatternNode;

    public sealed record End : PatternNode;

    /// <summary>The same expression read from right to left; looks stay as they are, for they ask about a place.</summary>
    public PatternNode Reversed() => this switch
    {
        Sequence sequence => new Sequence([.. sequence.Parts.Reverse().Select(p => p.Reversed())]),
        Alternation alternation => new Alternation([.. alternation.Choices.Select(p => p.Reversed())]),
        Repeat repeat => repeat with { Part = repeat.Part.Reversed() },
        _ => this,
    };

    /// <summary>The number of code points it takes, or −1 when that varies.</summary>
    public int Width()
    {
        switch (this)
        {
            case Set:
                return 1;
            case Sequence sequence:
                var sum = 0;
                foreach (var part in sequence.Parts)
                {
                    sum = sum < 0 || part.Width() is var width && width < 0 ? -1 : sum + width;
                }

                return sum;
            case Alternation alternation:
                var common = alternation.Choices[0].Width();
                foreach (var choice in alternation.Choices)
                {
                    common = choice.Width() == common ? common : -1;
                }

                return common;
            case Repeat repeat:
                return repeat.Least == repeat.Most && repeat.Part.Width() is var each and >= 0 ? repeat.Least * each : -1;
            default:
                return 0;
        }
    }

    public bool CanBeEmpty() => this switch
    {
        Set => false,
        Sequence sequence => sequence.Parts.All(p => p.CanBeEmpty()),
        Alternation alternation => alternation.Choices.Any(c => c.CanBeEmpty()),
        Repeat repeat => repeat.Least == 0 || repeat.Part.CanBeEmpty(),
        _ => true,
    };

    /// <summary>Adds what a match can begin with; false when that cannot be told.</summary>
    public bool AddFirsts(CodePointSet.Builder firsts)
    {
        switch (this)
        {
            case Set set:
                return firsts.TryAdd(set.Members);
            case Sequence sequence:
                foreach (var part in sequence.Parts)
                {
                    if (!part.AddFirsts(firsts))
                    {
                        return false;
                    }

                    if (!part.CanBeEmpty())
                    {
                        return true;
                    }
                }

                return true;
            case Alternation alternation:
                return alternation.Choices.All(c => c.AddFirsts(firsts));
            case Repeat repeat:
                return repeat.Part.AddFirsts(firsts);
            default:
                return true;
        }
    }

    /// <summary>Code points without which nothing matches.</summary>
    public List<int> Required()
    {
        switch (this)
        {
            case Set { Members.Single: >= 0 } set:
                return [set.Members.Single];
            case Sequence sequence:
                var all = new List<int>();
                foreach (var part in sequence.Parts)
                {
                    all.AddRange(part.Required());
                }

                return all;
            case Alternation alternation:
                var common = alternation.Choices[0].Required();
                for (var i = 1; i < alternation.Choices.Count && common.Count > 0; i++)
                {
                    var required = alternation.Choices[i].Required();
                    common.RemoveAll(c => !required.Contains(c));
                }

                return common;
            case Repeat { Least: > 0 } repeat:
                return repeat.Part.Required();
            default:
                return [];
        }
    }
}
