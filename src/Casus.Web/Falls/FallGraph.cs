namespace Casus.Web;

/// <summary>A proposition or a commitment in the picture, or several that stand alike.</summary>
/// <param name="Key">Unique in the picture.</param>
/// <param name="Words">What it says, or what those it stands for have in common.</param>
/// <param name="State">The word of its value or status.</param>
/// <param name="Gate">For a derived proposition, how its parts are joined: <c>all of</c>, <c>any of</c>, <c>at least 2 of 3</c>.</param>
/// <param name="Members">The ids it stands for, one or more, in the dossier's order.</param>
/// <param name="Distance">Steps from the focus.</param>
public sealed record FallNode(
    string Key, bool IsCommitment, string Words, string State, string? Gate, IReadOnlyList<string> Members, int Distance)
{
    public bool IsGroup => Members.Count > 1;

    public bool IsFocus => Distance == 0;
}

/// <summary>What leads from one to the next.</summary>
public enum FallEdgeKind
{
    /// <summary>A dependency of the dossier: it cannot hold without.</summary>
    Needs,

    /// <summary>Its definition names it.</summary>
    MadeOf,

    /// <summary>Its definition names it only where it is false.</summary>
    MadeOfNot,

    /// <summary>The commitment would bring it about.</summary>
    BroughtAboutBy,

    /// <summary>The commitment's condition names it.</summary>
    WaitsFor,

    /// <summary>The commitment's condition names it only where it is false.</summary>
    WaitsForNot,
}

/// <summary>An arrow from what rests on something to what it rests on.</summary>
public sealed record FallEdge(string From, string To, FallEdgeKind Kind)
{
    /// <summary>The verb between the two, as a sentence and the table use it.</summary>
    public string Verb => Kind switch
    {
        FallEdgeKind.Needs => "needs",
        FallEdgeKind.MadeOf => "is made of",
        FallEdgeKind.MadeOfNot => "is made of the falsity of",
        FallEdgeKind.BroughtAboutBy => "would be brought about by",
        FallEdgeKind.WaitsFor => "waits for",
        _ => "waits for the falsity of",
    };
}

/// <summary>What one proposition rests on, and what rests on it: the neighbourhood of a focus, as far as it is asked for and fits a picture.</summary>
/// <param name="Beyond">How many lie further away than asked for.</param>
public sealed record FallGraph(IReadOnlyList<FallNode> Nodes, IReadOnlyList<FallEdge> Edges, int Beyond)
{
    /// <summary>More boxes than this are no picture: what lies furthest is gathered into groups.</summary>
    public const int Most = 300;

    /// <param name="view">The dossier as looked at.</param>
    /// <param name="focus">The id of one of its propositions.</param>
    /// <param name="marks">Of what is shown, in its order (<see cref="FallGroups.Marks"/>).</param>
    internal static FallGraph Around(DossierView view, string focus, FallNeighbourhood neighbourhood, FallMark[] marks)
    {
        var links = view.Links;
        var groups = FallGroups.Of(view, links, neighbourhood.Shown, marks, focus);
        var keys = groups.SelectMany(n => n.Members.Select(m => (Id: Whole(n.IsCommitment, m), n.Key))).ToDictionary(p => p.Id, p => p.Key, StringComparer.Ordinal);
        var edges = links.All
            .Where(e => keys.ContainsKey(e.From) && keys.ContainsKey(e.To))
            .Select(e => new FallEdge(keys[e.From], keys[e.To], e.Kind))
            .Where(e => e.From != e.To)
            .DistinctBy(e => (e.From, e.To, e.Kind));
        return new(groups, [.. edges], neighbourhood.Beyond);
    }

    /// <summary>Propositions and commitments have ids of their own: a letter before them tells them apart.</summary>
    internal static string Whole(bool isCommitment, string id) => (isCommitment ? "c-" : "p-") + id;
}

/// <summary>What lies around a focus, in either direction.</summary>
/// <param name="Shown">With its steps away, the nearest first.</param>
/// <param name="Beyond">How many lie further away than asked for.</param>
internal sealed record FallNeighbourhood(IReadOnlyList<KeyValuePair<string, int>> Shown, int Beyond)
{
    /// <param name="reach">How many steps away is shown.</param>
    public static FallNeighbourhood Of(FallLinks links, string focus, int reach)
    {
        var distances = links.Reach(focus, int.MaxValue);
        var shown = distances.Where(d => d.Value <= reach).OrderBy(d => d.Value).ToList();
        return new(shown, distances.Count - shown.Count);
    }
}
