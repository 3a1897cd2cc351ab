namespace Casus.Logic;

/// <summary>Orders derived propositions so that each comes after what it is made of, and finds circles.</summary>
internal static class Definitions
{
    /// <summary>The derived propositions in order; those in a circle have their <see cref="PropositionNode.Circle"/> set.</summary>
    public static List<PropositionNode> Order(IReadOnlyList<PropositionNode> derived, Func<string, PropositionNode> find)
    {
        var numbers = derived.Index().ToDictionary(n => n.Item, n => n.Index);
        var parts = derived.Select(n => n.Item!.Holds!.Propositions.Select(find).Where(p => p.Item?.Holds is not null).ToArray()).ToArray();
        var ways = Array.ConvertAll(parts, p => (IReadOnlyList<int>)Array.ConvertAll(p, n => numbers[n]));
        var order = new List<PropositionNode>(derived.Count);
        foreach (var component in Components.Of(derived.Count, n => ways[n]))
        {
            var members = component.Select(n => derived[n]).ToHashSet();
            foreach (var member in members)
            {
                member.Rank = order.Count;
                order.Add(member);
                if (members.Count > 1 || parts[numbers[member]].Contains(member))
                {
                    member.Circle = [.. Components.Circle(member, n => parts[numbers[n]], members.Contains).Select(n => n.Id)];
                }
            }
        }

        return order;
    }
}
