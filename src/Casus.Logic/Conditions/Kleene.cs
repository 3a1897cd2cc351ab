namespace Casus.Logic;

/// <summary>The value of a condition from the values of its leaves, part by part (Kleene 1952); of undetermined parts the most doubtful one names the doubt.</summary>
/// <remarks>Always sound: what it calls true or false is. Exact where the leaves are independent of one another.</remarks>
internal static class Kleene
{
    public static bool IsDetermined(this Truth value) => value is Truth.True or Truth.False;

    public static Truth Negated(this Truth value) => value switch
    {
        Truth.True => Truth.False,
        Truth.False => Truth.True,
        var doubt => doubt,
    };

    /// <summary>The more doubtful of two values that are both undetermined.</summary>
    public static Truth MoreDoubtful(Truth one, Truth other) => (Truth)Math.Max((int)one, (int)other);

    public static Truth Value(Term term, Func<PropositionNode, Truth> valueOf)
    {
        switch (term)
        {
            case Term.Leaf leaf:
                return valueOf(leaf.Node);
            case Term.Not not:
                return Value(not.Inner, valueOf).Negated();
            case Term.Gate gate:
                var (holding, undetermined, doubt) = (0, 0, Truth.Open);
                foreach (var part in gate.Parts)
                {
                    var value = Value(part, valueOf);
                    if (value == Truth.True)
                    {
                        holding++;
                    }
                    else if (value != Truth.False)
                    {
                        undetermined++;
                        doubt = MoreDoubtful(doubt, value);
                    }
                }

                return holding >= gate.Needed ? Truth.True : holding + undetermined < gate.Needed ? Truth.False : doubt;
            default:
                throw new ArgumentException($"An unknown kind of term: {term.GetType().Name}.", nameof(term));
        }
    }
}
