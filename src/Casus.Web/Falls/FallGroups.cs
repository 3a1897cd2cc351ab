using System.Globalization;
using Casus.Logic;
using Casus.Model;

namespace Casus.Web;

/// <summary>Makes the boxes of a picture: alike neighbours become one, and what still does not fit is gathered by how far away it lies.</summary>
internal static class FallGroups
{
    /// <summary>Fewer alike ones than this stand side by side.</summary>
    private const int LeastAlike = 4;

    /// <summary>So many steps apart, a difference no longer keeps two from being alike.</summary>
    private const int Rounds = 12;

    /// <summary>What a picture shows of each beside what is the same in every view with these links, in their order.</summary>
    public static FallMark[] Marks(DossierView view, FallNeighbourhood neighbourhood)
    {
        var commitments = view.Status.Commitments.ToDictionary(c => c.Commitment.Id, StringComparer.Ordinal);
        return
        [
            .. neighbourhood.Shown.Select(s => view.Roles.Find(s.Key[2..]) is { } proposition && s.Key[0] == 'p'
                ? new FallMark(proposition.Value.Word(), !proposition.Findings.IsEmpty)
                : new FallMark(commitments[s.Key[2..]].Word(), false)),
        ];
    }

    public static IReadOnlyList<FallNode> Of(DossierView view, FallLinks links, IReadOnlyList<KeyValuePair<string, int>> shown, FallMark[] marks, string focus)
    {
        var marked = shown.Zip(marks).ToDictionary(m => m.First.Key, m => m.Second, StringComparer.Ordinal);
        var propositions = view.Status.Propositions.ToDictionary(p => FallGraph.Whole(false, p.Proposition.Id), StringComparer.Ordinal);
        var commitments = view.Status.Commitments.ToDictionary(c => FallGraph.Whole(true, c.Commitment.Id), StringComparer.Ordinal);
        var nodes = new List<FallNode>();
        var start = FallGraph.Whole(false, focus);
        var inside = shown.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);

        var fold = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var alike in Colours().GroupBy(c => c.Value).Where(g => g.Count() >= LeastAlike))
        {
            foreach (var (key, _) in alike)
            {
                fold[key] = $"g-{alike.First().Key}";
            }
        }

        foreach (var group in shown.GroupBy(s => fold.GetValueOrDefault(s.Key, s.Key), StringComparer.Ordinal))
        {
            nodes.Add(Node(group.Key, [.. group.Select(s => s.Key)], group.Min(s => s.Value)));
        }

        return nodes.Count <= FallGraph.Most ? nodes : Gather(nodes);

        // Alike is what has the same kind, state and distance and, step by step, the same links to alike ones (refinement of colours, Weisfeiler and Leman 1968).
        // The focus, and what has findings of its own, is alike to nothing.
        Dictionary<string, int> Colours()
        {
            var colours = Numbered(shown.ToDictionary(s => s.Key, s => Kind(s.Key) is { } kind ? $"{s.Value} {marked[s.Key].State} {kind}" : s.Key, StringComparer.Ordinal));
            for (var (round, count) = (0, 0); round < Rounds && colours.Values.Distinct().Count() is var now && now > count; round++)
            {
                count = now;
                colours = Numbered(colours.ToDictionary(c => c.Key, c => $"{c.Value} {Ends(c.Key, colours)}", StringComparer.Ordinal));
            }

            return colours;
        }

        string Ends(string key, Dictionary<string, int> colours)
        {
            var down = links.Down(key).Where(e => inside.Contains(e.To)).Select(e => $">{e.Kind}:{colours[e.To]}");
            var up = links.Up(key).Where(e => inside.Contains(e.From) && !IsOwnOutcome(e)).Select(e => $"<{e.Kind}:{colours[e.From]}");
            return string.Join(' ', down.Concat(up).Order(StringComparer.Ordinal));
        }

        // A commitment's own outcome is no difference between commitments unless others look at it.
        bool IsOwnOutcome(FallEdge edge) =>
            edge.Kind == FallEdgeKind.BroughtAboutBy && edge.From != start && links.Down(edge.From).Count() == 1 && !links.Up(edge.From).Any();

        string? Kind(string key) =>
            commitments.TryGetValue(key, out var status) ? status.Commitment.Kind.Word()
            : key != start && !marked[key].IsFound ? "proposition"
            : null;

        FallNode Node(string key, IReadOnlyList<string> members, int distance)
        {
            var first = members[0];
            var isCommitment = commitments.ContainsKey(first);
            var ids = members.Select(m => m[2..]).ToList();
            var words = isCommitment ? Say(commitments[first]) : propositions[first].Proposition.Text;
            if (members.Count > 1)
            {
                words = string.Create(CultureInfo.InvariantCulture, $"{members.Count} {(isCommitment ? Plural(commitments[first].Commitment.Kind.Word()) : "propositions")} alike: {ids[0]} … {ids[^1]}");
            }

            return new(key, isCommitment, words, marked[first].State, isCommitment ? null : Gate(propositions[first].Proposition.Holds), ids, distance);
        }

        string Say(CommitmentStatus status) => $"{Capital(status.Commitment.Kind.Word())} of {view.Names.Of([.. status.Commitment.Debtors])}: {view.What(status.Commitment)}";
    }

    private static Dictionary<string, int> Numbered(Dictionary<string, string> signs)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return signs.ToDictionary(s => s.Key, s => numbers.TryGetValue(s.Value, out var number) ? number : numbers[s.Value] = numbers.Count, StringComparer.Ordinal);
    }

    // The nearest stay themselves; of the rest, each distance and kind is one box.
    private static List<FallNode> Gather(List<FallNode> nodes)
    {
        var ordered = nodes.OrderBy(n => n.Distance).ToList();
        var near = FallGraph.Most;
        do
        {
            near--;
        }
        while (near + ordered.Skip(near).DistinctBy(n => (n.Distance, n.IsCommitment)).Count() > FallGraph.Most);

        var kept = ordered.Take(near).ToList();
        foreach (var far in ordered.Skip(near).GroupBy(n => (n.Distance, n.IsCommitment)))
        {
            var members = far.SelectMany(n => n.Members).ToList();
            var (what, steps) = (far.Key.IsCommitment ? "commitments" : "propositions", far.Key.Distance);
            var words = string.Create(CultureInfo.InvariantCulture, $"{members.Count} more {what}, {steps} {(steps == 1 ? "step" : "steps")} away");
            var states = far.Select(n => n.State).Distinct().ToList();
            kept.Add(new($"far-{steps}-{what}", far.Key.IsCommitment, words, states.Count == 1 ? states[0] : string.Empty, null, members, steps));
        }

        return kept;
    }

    private static string? Gate(Formula? holds) => holds switch
    {
        null => null,
        And => "all of",
        Or => "any of",
        AtLeast gate => string.Create(CultureInfo.InvariantCulture, $"at least {gate.Count} of {gate.Parts.Count}"),
        Not => "not",
        Atom => "the same as",
        _ => "made of",
    };

    private static string Plural(string word) => word.EndsWith('y') ? $"{word[..^1]}ies" : $"{word}s";

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}

/// <param name="State">The word of its value or status.</param>
/// <param name="IsFound">A proposition with findings of its own.</param>
internal readonly record struct FallMark(string State, bool IsFound);
