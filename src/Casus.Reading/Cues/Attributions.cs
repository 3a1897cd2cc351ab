namespace Casus.Reading;

/// <summary>All attributions of a document, in the order of their cues.</summary>
internal static class Attributions
{
    /// <summary>Those strong enough to be reported.</summary>
    public static List<Attribution> Find(Frames frames, CancellationToken ct) =>
        Candidates(frames, ct).FindAll(CueTable.Accepts);

    /// <summary>Every verb and noun that could be one; what the counts of the cue table are taken over.</summary>
    public static List<Attribution> Candidates(Frames frames, CancellationToken ct)
    {
        var found = new List<Attribution>();
        foreach (var frame in frames.Outer.Concat(frames.Inner))
        {
            ct.ThrowIfCancellationRequested();
            VerbCues.Find(frames, frame, found);
            OtherCues.Find(frames, frame, found);
        }

        return found;
    }
}
