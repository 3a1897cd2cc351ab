using Casus.Model;

namespace Casus.Web;

/// <summary>The last pictures drawn of a dossier, handed from view to view: a record elsewhere in it changes nothing of them.</summary>
internal sealed class FallPictures
{
    private const int Most = 8;

    private readonly Lock _lock = new();

    // The most lately drawn first.
    private readonly LinkedList<(Scene Scene, FallPicture Picture)> _drawn = [];

    public FallPicture Of(DossierView view, string focus, int reach)
    {
        var links = view.Links;
        Scene? old;
        FallPicture? picture;
        lock (_lock)
        {
            (old, picture) = _drawn.FirstOrDefault(d => d.Scene.Focus == focus && d.Scene.Reach == reach && ReferenceEquals(d.Scene.Links, links));
        }

        // Where the links are the same, so is what they lead to.
        var neighbourhood = old?.Neighbourhood ?? FallNeighbourhood.Of(links, focus, reach);
        var scene = new Scene(links, focus, reach, neighbourhood, FallGroups.Marks(view, neighbourhood), view.Dossier.Parties);
        if (picture is null || !scene.Marks.AsSpan().SequenceEqual(old!.Marks) || !scene.Parties.Equals(old.Parties))
        {
            picture = FallPicture.Of(FallGraph.Around(view, focus, neighbourhood));
        }

        lock (_lock)
        {
            for (var node = _drawn.First; node is not null;)
            {
                var next = node.Next;
                if (node.Value.Scene.Focus == focus && node.Value.Scene.Reach == reach)
                {
                    _drawn.Remove(node);
                }

                node = next;
            }

            if (_drawn.Count == Most)
            {
                _drawn.RemoveLast();
            }

            _drawn.AddFirst((scene, picture));
        }

        return picture;
    }

    /// <summary>All that a picture is drawn from.</summary>
    /// <param name="Links">They are the same object only where the commitments and propositions are the same.</param>
    private sealed record Scene(FallLinks Links, string Focus, int Reach, FallNeighbourhood Neighbourhood, FallMark[] Marks, ValueList<Party> Parties);
}
