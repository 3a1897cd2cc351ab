using System.Globalization;
using Casus.Logic;
using Casus.Model;

namespace Casus.Web;

/// <summary>Makes the boxes of a picture: alike neighbours become one, and what still does not fit is gathered by how far away it lies.</summary>
internal static class FallGroups
{
    /// <summary>Fewer alike ones than this stand side by side.</summary>
    private const int LeastAlike = 4;

    public static IReadOnlyList<FallNode> Of(DossierView view, FallLinks links, IReadOnlyList<KeyValuePair<string, int>> shown, string focus)
    {
        var propositions = view.Status.Propositions.ToDictionary(p => FallGraph.Whole(false, p.Proposition.Id), StringComparer.Ordinal);
        var commitments = view.Status.Commitments.ToDictionary(c => FallGraph.Whole(true, c.Commitment.Id), StringComparer.Ordinal);
        var nodes = new List<FallNode>();
        var start = FallGraph.Whole(false, focus);
        var inside = shown.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);

        // Two rounds: commitments that stand alike fold; then their outcomes, which differ only by the commitment they come from, fold after them.
        var fold = new Dictionary<string, string>(StringComparer.Ordinal);
        Fold(shown.Where(s => commitments.ContainsKey(s.Key)), key => Ends(key, whole => whole, exceptOutcomes: true));
        Fold(shown.Where(s => propositions.ContainsKey(s.Key) && s.Key != start && propositions[s.Key].Findings.IsEmpty), key => Ends(key, whole => fold.GetValueOrDefault(whole, whole), exceptOutcomes: false));
        foreach (var group in shown.GroupBy(s => fold.GetValueOrDefault(s.Key, s.Key), StringComparer.Ordinal))
        {
            nodes.Add(Node(group.Key, [.. group.Select(s => s.Key)], group.Min(s => s.Value)));
        }

        return nodes.Count <= FallGraph.Most ? nodes : Gather(nodes);

        void Fold(IEnumerable<KeyValuePair<string, int>> candidates, Func<string, string> ends)
        {
            foreach (var alike in candidates.GroupBy(s => $"{s.Value} {State(s.Key)} {ends(s.Key)}", StringComparer.Ordinal).Where(g => g.Count() >= LeastAlike))
            {
                foreach (var (key, _) in alike)
                {
                    fold[key] = $"g-{alike.First().Key}";
                }
            }
        }

        // What it rests on and what rests on it, in one line; a commitment's own outcome is no difference between commitments unless others look at it.
        string Ends(string key, Func<string, string> name, bool exceptOutcomes)
        {
            var down = links.Down(key).Where(e => inside.Contains(e.To)).Select(e => $">{e.Kind}:{name(e.To)}");
            var up = links.Up(key).Where(e => inside.Contains(e.From) && !(exceptOutcomes && IsOwnOutcome(e))).Select(e => $"<{e.Kind}:{name(e.From)}");
            var kind = commitments.TryGetValue(key, out var status) ? status.Commitment.Kind.Word() : string.Empty;
            return string.Join(' ', down.Concat(up).Order(StringComparer.Ordinal).Distinct().Prepend(kind));
        }

        bool IsOwnOutcome(FallEdge edge) =>
            edge.Kind == FallEdgeKind.BroughtAboutBy && edge.From != start && links.Down(edge.From).Count() == 1 && !links.Up(edge.From).Any();

        string State(string key) => propositions.TryGetValue(key, out var p) ? p.Value.Word() : commitments[key].Word();

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

            return new(key, isCommitment, words, State(first), isCommitment ? null : Gate(propositions[first].Proposition.Holds), ids, distance);
        }

        string Say(CommitmentStatus status) => $"{Capital(status.Commitment.Kind.Word())} of {view.Names.Of([.. status.Commitment.Debtors])}: {view.What(status.Commitment)}";
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
