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
    public int Width() => this switch
    {
        Set => 1,
        Sequence sequence => sequence.Parts.Aggregate(0, (sum, part) => sum < 0 || part.Width() < 0 ? -1 : sum + part.Width()),
        Alternation alternation => alternation.Choices.Select(c => c.Width()).Distinct().ToArray() is [var width] ? width : -1,
        Repeat repeat => repeat.Least == repeat.Most && repeat.Part.Width() >= 0 ? repeat.Least * repeat.Part.Width() : -1,
        _ => 0,
    };

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
    public HashSet<int> Required()
    {
        switch (this)
        {
            case Set { Members.Single: >= 0 } set:
                return [set.Members.Single];
            case Sequence sequence:
                return [.. sequence.Parts.SelectMany(p => p.Required())];
            case Alternation alternation:
                var common = alternation.Choices[0].Required();
                foreach (var choice in alternation.Choices.Skip(1))
                {
                    common.IntersectWith(choice.Required());
                }

                return common;
            case Repeat { Least: > 0 } repeat:
                return repeat.Part.Required();
            default:
                return [];
        }
    }
}
