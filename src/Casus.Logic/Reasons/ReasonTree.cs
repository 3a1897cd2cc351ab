using Casus.Model;

namespace Casus.Logic;

/// <summary>Why something is so, step by step down to the words in the documents.</summary>
/// <param name="Reason">The step; where it rests on words, these are quoted in its text, and its document and spans say where they stand.</param>
/// <param name="Below">What it rests on: for a condition, the propositions that decide it; for a derived proposition, its definition's; empty for words, absence and acts.</param>
public sealed record ReasonTree(Reason Reason, ValueList<ReasonTree> Below)
{
    /// <summary>Puts the steps of an account under one another.</summary>
    internal static ValueList<ReasonTree> Of(ValueList<Reason> steps)
    {
        var trees = new List<ReasonTree>();
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            if (step.Unfolding.Count > 0)
            {
                trees.Add(new(step, step.Unfolding.Below()));
                i += step.Unfolding.Count;
            }
            else if (IsOfNeed(step))
            {
                var end = i + 1;
                while (end < steps.Count && (!IsOfNeed(steps[end]) || IsMoreOf(step, steps[end])))
                {
                    end++;
                }

                trees.Add(new(step, Of([.. steps.Skip(i + 1).Take(end - i - 1)])));
                i = end - 1;
            }
            else
            {
                trees.Add(new(step, []));
            }
        }

        return [.. trees];
    }

    private static bool IsOfNeed(Reason reason) => reason.Rule is "blocked" or "not-assured" && reason.Unfolding.Count == 0;

    // Further words of one dependency.
    private static bool IsMoreOf(Reason first, Reason next) => next.Rule == first.Rule && next.Entry == first.Entry && next.Proposition == first.Proposition;
}

/// <summary>How a step unfolds; it follows from what the step says and is no part of its equality.</summary>
/// <param name="count">How many of the reasons after it, where reasons stand in a row, tell the same.</param>
internal sealed class Unfolding(int count, Func<ValueList<ReasonTree>> below)
{
    public static readonly Unfolding None = new(0, () => []);

    public int Count => count;

    public ValueList<ReasonTree> Below() => below();

    public override bool Equals(object? obj) => obj is Unfolding;

    public override int GetHashCode() => 0;
}

/// <summary>All steps of a status in order, and the reasons made of them: each once.</summary>
/// <param name="gate">Held while it unfolds.</param>
internal sealed class Account(ValueList<Reason> steps, object gate) : IEquatable<Account>
{
    private ValueList<ReasonTree>? _trees;

    public static readonly Account Empty = new([], new());

    public ValueList<Reason> Reasons => field ??= Explanation.Once([.. steps]);

    public ValueList<ReasonTree> Trees
    {
        get
        {
            lock (gate)
            {
                return _trees ??= ReasonTree.Of(steps);
            }
        }
    }

    public bool Equals(Account? other) => other is not null && Reasons.Equals(other.Reasons);

    public override bool Equals(object? obj) => Equals(obj as Account);

    public override int GetHashCode() => Reasons.GetHashCode();
}
