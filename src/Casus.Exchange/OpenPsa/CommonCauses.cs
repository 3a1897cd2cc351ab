using Casus.Logic;

namespace Casus.Exchange;

/// <summary>Common-cause groups: each member is its own failure or any shared one, and every such failure is a basic event of its own.</summary>
/// <remarks>Open-PSA model exchange format 2.0, common-cause groups: beta-factor, MGL (multiple Greek letters), alpha-factor (not staggered).</remarks>
internal static class CommonCauses
{
    /// <summary>A group of n has up to 2ⁿ − 1 failures.</summary>
    private const int MaxMembers = 10;

    public static void Divide(
        PsaDefinitions definitions,
        PsaExpressions expressions,
        Func<string, string?, double?, Wire> newEvent,
        Circuit circuit,
        Dictionary<PsaDefinition, Wire> basics)
    {
        foreach (var (group, scope) in definitions.Groups)
        {
            var name = group.Required("name");
            var members = Members(group, member => definitions.Member(member, scope));
            var distribution = group.Parts.FirstOrDefault(p => p.Name == "distribution")?.Parts.FirstOrDefault()
                ?? throw group.Refuse("bad-group", $"the group '{name}' has no distribution");
            var total = expressions.Probability(distribution, scope, name);
            var shares = Shares(group, scope, members.Count, expressions);
            var parts = members.ConvertAll(_ => new List<Wire>());
            for (var subset = 1; subset < 1 << members.Count; subset++)
            {
                var size = System.Numerics.BitOperations.PopCount((uint)subset);
                if (shares[size] == 0 && size > 1)
                {
                    continue;
                }

                var inside = Enumerable.Range(0, members.Count).Where(i => (subset & (1 << i)) != 0).ToList();
                var failure = newEvent(size == 1 ? members[inside[0]].Name : $"[{string.Join(' ', inside.Select(i => members[i].Name))}]", null, total * shares[size]);
                inside.ForEach(i => parts[i].Add(failure));
            }

            for (var i = 0; i < members.Count; i++)
            {
                if (!basics.TryAdd(members[i], circuit.Or(parts[i].ToArray())))
                {
                    throw group.Refuse("bad-group", $"'{members[i].Name}' stands in two groups");
                }
            }
        }
    }

    private static List<PsaDefinition> Members(PsaElement group, Func<PsaElement, PsaDefinition> define)
    {
        var named = group.Parts.Where(p => p.Name == "members").SelectMany(p => p.Parts).ToList();
        if (named.Count is < 2 or > MaxMembers)
        {
            throw group.Refuse("bad-group", $"a common-cause group has 2 to {MaxMembers} members; '{group["name"]}' has {named.Count}");
        }

        return named.ConvertAll(m => define(m));
    }

    // By size of a set of members, the share of a member's probability that the failure of exactly these has.
    private static double[] Shares(PsaElement group, string scope, int count, PsaExpressions expressions)
    {
        var factors = new Dictionary<int, double>();
        var model = group.Required("model");
        foreach (var factor in group.Parts.SelectMany(p => p.Name == "factors" ? p.Parts : p.Name == "factor" ? [p] : []))
        {
            var level = factor["level"] is null ? model == "beta-factor" ? count : model == "MGL" ? factors.Count + 2 : factors.Count + 1 : factor.Whole("level");
            factors[level] = expressions.Value(factor.Parts.FirstOrDefault() ?? throw factor.Refuse("bad-group", "a factor has no value"), scope);
        }

        var shares = new double[count + 1];
        double Factor(int level) => factors.GetValueOrDefault(level);
        for (var size = 1; size <= count; size++)
        {
            shares[size] = model switch
            {
                "beta-factor" => size == 1 ? 1 - Factor(count) : size == count ? Factor(count) : 0,
                "MGL" => Enumerable.Range(2, size - 1).Aggregate(1.0, (product, i) => product * Factor(i)) * (1 - (size == count ? 0 : Factor(size + 1))) / Choose(count - 1, size - 1),
                "alpha-factor" => size * Factor(size) / Enumerable.Range(1, count).Sum(i => i * Factor(i)) / Choose(count - 1, size - 1),
                _ => throw group.Refuse("unsupported", $"the model '{model}' of a common-cause group is not supported: beta-factor, MGL, alpha-factor are"),
            };
            if (shares[size] is not (>= 0 and <= 1))
            {
                throw group.Refuse("bad-group", $"the factors of the group '{group["name"]}' leave a share of {shares[size]:R} to sets of {size}");
            }
        }

        return shares;
    }

    private static double Choose(int n, int k)
    {
        var result = 1.0;
        for (var i = 1; i <= k; i++)
        {
            result = result * (n - k + i) / i;
        }

        return result;
    }
}
