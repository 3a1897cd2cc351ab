namespace Casus.Logic;

/// <summary>Sets of hypotheses about one commitment.</summary>
internal static class Hypotheses
{
    /// <summary>Those that differ only in when they detached become one over the whole time: what follows depends on the first and the last alone.</summary>
    public static List<Hypothesis> Distinct(List<Hypothesis> hypotheses)
    {
        if (hypotheses.Count == 1)
        {
            return hypotheses;
        }

        var distinct = new List<Hypothesis>(hypotheses.Count);
        foreach (var hypothesis in hypotheses)
        {
            var same = distinct.FindIndex(d => WithoutTimes(d) == WithoutTimes(hypothesis) && d.DetachedFrom is null == hypothesis.DetachedFrom is null);
            if (same < 0)
            {
                distinct.Add(hypothesis);
            }
            else if (hypothesis.DetachedFrom is { } from && hypothesis.DetachedTo is { } to && distinct[same] is { DetachedFrom: { } first, DetachedTo: { } last })
            {
                distinct[same] = hypothesis with { DetachedFrom = from < first ? from : first, DetachedTo = to > last ? to : last };
            }
        }

        return distinct;

        static Hypothesis WithoutTimes(Hypothesis hypothesis) => hypothesis with { DetachedFrom = null, DetachedTo = null };
    }

    /// <summary>The states, a bit each.</summary>
    public static int Mask(List<Hypothesis> hypotheses)
    {
        var mask = 0;
        foreach (var hypothesis in hypotheses)
        {
            mask |= 1 << (int)hypothesis.State;
        }

        return mask;
    }

    public static Doubts Doubt(Truth value) => value switch
    {
        Truth.Open => Doubts.Open,
        Truth.Unknown => Doubts.Unknown,
        Truth.Contested => Doubts.Contested,
        _ => Doubts.None,
    };
}
