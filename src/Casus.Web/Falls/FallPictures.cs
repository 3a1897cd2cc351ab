using Casus.Model;

namespace Casus.Web;

/// <summary>The last pictures drawn of a dossier, handed from view to view: a record elsewhere in it changes nothing of them.</summary>
internal sealed class FallPictures
{
    private const int Most = 8;

    private readonly Lock _lock = new();

    // The most lately drawn first.
    private readonly List<(Scene Scene, FallPicture Picture)> _drawn = [];

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
            picture = FallPicture.Of(FallGraph.Around(view, focus, neighbourhood, scene.Marks));
        }

        lock (_lock)
        {
            _drawn.RemoveAll(d => d.Scene.Focus == focus && d.Scene.Reach == reach);
            _drawn.Insert(0, (scene, picture));
            if (_drawn.Count > Most)
            {
                _drawn.RemoveAt(Most);
            }
        }

        return picture;
    }

    /// <summary>All that a picture is drawn from.</summary>
    /// <param name="Links">They are the same object only where the commitments and propositions are the same.</param>
    private sealed record Scene(FallLinks Links, string Focus, int Reach, FallNeighbourhood Neighbourhood, FallMark[] Marks, ValueList<Party> Parties);
}
