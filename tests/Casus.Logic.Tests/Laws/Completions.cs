using Casus.Model;

namespace Casus.Logic.Tests;

/// <summary>The possible states of a commitment by trying every way in which what is not known may turn out: slow, and plainly right.</summary>
internal sealed class Completions(string[] ids, Truth[] values)
{
    private readonly int[] _open = [.. Where(values, Truth.Open)];
    private readonly int[] _unknown = [.. Where(values, Truth.Unknown)];
    private readonly int[] _contested = [.. Where(values, Truth.Contested)];

    /// <summary>Of a pledge, or with <paramref name="isProhibition"/> of a prohibition, without a deadline.</summary>
    public SortedSet<string> States(Formula antecedent, Formula consequent, bool isProhibition)
    {
        if (!CanHold(antecedent))
        {
            return ["expired"];
        }

        var states = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var conflicts in Ways(_contested))
        {
            var worlds = Ways(_unknown).Select(gaps => (Fall: Value(antecedent, conflicts | gaps), Deed: Value(consequent, conflicts | gaps))).Distinct().ToList();
            if (isProhibition)
            {
                // What is unknown may change unseen: first the condition, then the breach.
                states.UnionWith(worlds.Where(w => w.Fall != Truth.True).Select(_ => "conditional"));
                var falls = worlds.Exists(w => w.Fall == Truth.True);
                states.UnionWith(worlds.Where(w => falls && w.Deed == Truth.True).Select(_ => "violated"));
                states.UnionWith(worlds.Where(w => w.Fall == Truth.True && w.Deed != Truth.True).Select(_ => "detached"));
                continue;
            }

            foreach (var (fall, deed) in worlds)
            {
                states.Add(deed == Truth.True ? "satisfied" : fall != Truth.True ? "conditional" : CanHold(consequent) ? "detached" : "violated");
            }
        }

        return states;
    }

    private static IEnumerable<int> Where(Truth[] values, Truth value) => Enumerable.Range(0, values.Length).Where(i => values[i] == value);

    private static IEnumerable<int> Ways(int[] bits) =>
        Enumerable.Range(0, 1 << bits.Length).Select(way => bits.Select((bit, i) => ((way >> i) & 1) << bit).Sum());

    private bool CanHold(Formula formula) => Enumerable.Range(0, 1 << ids.Length).Any(way => Formulas.Holds(formula, id => ((way >> Array.IndexOf(ids, id)) & 1) > 0));

    // What is open has not happened: the value is what it is however that turns out, or open.
    private Truth Value(Formula formula, int settled)
    {
        var known = Where(values, Truth.True).Select(i => 1 << i).Sum() | settled;
        var turns = Ways(_open).Select(open => Formulas.Holds(formula, id => (((known | open) >> Array.IndexOf(ids, id)) & 1) > 0)).Distinct().ToList();
        return turns.Count > 1 ? Truth.Open : turns[0] ? Truth.True : Truth.False;
    }
}
