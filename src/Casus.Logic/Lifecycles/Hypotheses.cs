using System.Runtime.InteropServices;

namespace Casus.Logic;

/// <summary>Sets of hypotheses about one commitment.</summary>
internal static class Hypotheses
{
    /// <summary>Those that differ only in when they detached, or in how conflicts turned out, become one over all of it.</summary>
    public static List<Hypothesis> Distinct(List<Hypothesis> hypotheses, Course course)
    {
        if (hypotheses.Count == 1)
        {
            return hypotheses;
        }

        var distinct = new List<Hypothesis>(hypotheses.Count);
        foreach (var hypothesis in hypotheses)
        {
            var same = distinct.FindIndex(d => Kind(d) == Kind(hypothesis) && d.DetachedFrom is null == hypothesis.DetachedFrom is null);
            if (same < 0)
            {
                distinct.Add(hypothesis);
                continue;
            }

            var one = distinct[same];
            distinct[same] = hypothesis with
            {
                DetachedFrom = one.DetachedFrom is { } from && hypothesis.DetachedFrom is { } otherFrom ? course.Sooner(from, otherFrom) : null,
                DetachedTo = one.DetachedTo is { } to && hypothesis.DetachedTo is { } otherTo ? course.Later(to, otherTo) : null,
                Given = course.Joint.Either(one.Given, hypothesis.Given),
                ClosedOn = one.ClosedOn == (one.Doubts, one.AntecedentDoubts) ? one.ClosedOn : hypothesis.ClosedOn ?? one.ClosedOn,
            };
        }

        return distinct;

        static Hypothesis Kind(Hypothesis hypothesis) => hypothesis with { DetachedFrom = null, DetachedTo = null, Given = DecisionDiagram.True, ClosedOn = null };
    }

    /// <summary>The states, a bit each.</summary>
    public static int Mask(List<Hypothesis> hypotheses)
    {
        var mask = 0;
        foreach (ref readonly var hypothesis in CollectionsMarshal.AsSpan(hypotheses))
        {
            mask |= 1 << (int)hypothesis.State;
        }

        return mask;
    }
}
