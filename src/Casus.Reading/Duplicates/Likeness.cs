using Casus.Model;

namespace Casus.Reading;

/// <summary>Whether two statements are reports of one: the same words, or the same matter by the same speaker on the same day.</summary>
/// <remarks>
/// The same words are one statement where they are many, however long after they are printed again, and where they are few, within a week. In other words a statement is
/// the same only where the speaker and the day agree; how much of the matter must then be shared depends on how sure the speaker is, and on whether
/// both are acts that bind or warn: nobody makes two threats about one matter in a day, but many a remark.
/// </remarks>
internal static class Likeness
{
    private const int FewestRuns = 3;

    private const int FewRuns = 6;

    private const int ManyRuns = 10;

    private const int DaysOfAFew = 7;

    private enum Who
    {
        Same,
        OneSide,
        Unknown,
        Others,
    }

    /// <returns>How alike, above 0; 0 when they are two statements.</returns>
    /// <param name="weight">How much a stem of a report tells, by its place in <see cref="Report.Stems"/>: much for a rare one.</param>
    public static double Of(Report earlier, Report later, Func<Report, int, double> weight)
    {
        var who = Compare(earlier.Speakers, later.Speakers);
        if (who == Who.Others)
        {
            return 0;
        }

        int? days = earlier.Document == later.Document ? 0 : earlier.Day is { } a && later.Day is { } b ? Math.Abs(a - b) : null;
        var run = Shared(earlier.Runs, later.Runs);
        if (run >= (who == Who.Unknown ? FewRuns : FewestRuns) && run >= 0.6 * Math.Min(earlier.Runs.Length, later.Runs.Length) && (days is null or <= DaysOfAFew || run >= ManyRuns))
        {
            return 2 + (run / (double)Math.Min(earlier.Runs.Length, later.Runs.Length));
        }

        return days is 0 or 1 ? InOtherWords(earlier, later, who, days.Value, weight) : 0;
    }

    private static double InOtherWords(Report earlier, Report later, Who who, int days, Func<Report, int, double> weight)
    {
        var (least, both, shared) = Overlap(earlier, later, weight);
        if (earlier.Document == later.Document && !earlier.Heads)
        {
            return who == Who.Same && least >= 0.75 && both >= 0.5 && shared >= 4 ? least : 0;
        }

        var binding = Math.Min(earlier.Binding, later.Binding) >= 0.7;
        var (needed, words) = (who, binding) switch
        {
            (Who.Same, true) => (0.16, 1),
            (Who.OneSide, true) => (0.24, 2),
            (Who.Unknown, true) => (0.28, 2),
            (Who.Same, false) => shared == 2 ? (0.6, 2) : (0.45, 3),
            (Who.OneSide, false) => (0.55, 3),
            _ => (0.7, 4),
        };
        needed += (days == 1 ? 0.2 : 0) + (Disjoint(earlier.Numbers, later.Numbers) ? 0.4 : 0) + (earlier.Document == later.Document ? 0.2 : 0);
        var few = Math.Min(earlier.Stems.Length, later.Stems.Length) < (binding && who == Who.Same ? 2 : 3);
        var nobody = who == Who.Unknown && !earlier.IsNamed && !later.IsNamed;
        return !few && !nobody && shared >= words && least >= needed ? least : 0;
    }

    // How many runs of words two sorted lists have in common.
    private static int Shared(uint[] a, uint[] b)
    {
        var shared = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
            {
                shared++;
                i++;
                j++;
            }
            else if (a[i] < b[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return shared;
    }

    private static (double Least, double Both, int Shared) Overlap(Report earlier, Report later, Func<Report, int, double> weight)
    {
        var (a, b) = (earlier.Stems, later.Stems);
        double shared = 0, left = 0, right = 0;
        var count = 0;
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            if (j == b.Length || (i < a.Length && a[i] < b[j]))
            {
                left += weight(earlier, i++);
            }
            else if (i == a.Length || b[j] < a[i])
            {
                right += weight(later, j++);
            }
            else
            {
                shared += weight(earlier, i);
                count++;
                i++;
                j++;
            }
        }

        return count == 0 ? (0, 0, 0) : (shared / (shared + Math.Min(left, right)), shared / (shared + left + right), count);
    }

    private static bool Disjoint(decimal[] a, decimal[] b) => a.Length > 0 && b.Length > 0 && !a.AsSpan().ContainsAny(b);

    private static Who Compare(SpeakerKey[] a, SpeakerKey[] b)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return Who.Unknown;
        }

        var best = Who.Others;
        foreach (var x in a)
        {
            foreach (var y in b)
            {
                var one = Compare(x, y);
                best = one < best ? one : best;
            }
        }

        return best;
    }

    private static Who Compare(SpeakerKey a, SpeakerKey b)
    {
        if (a.IsNamed && b.IsNamed)
        {
            // A last name stands for the whole one, whatever else each report makes of its bearer.
            if (a.Name == b.Name || (a.Actor is not null && a.Actor == b.Actor) || (a.Last == b.Last && (a.Last == a.Name || b.Last == b.Name)))
            {
                return Who.Same;
            }

            return a.Side is { } one && one == b.Side && (a.Kind != SpeakerKind.Person || b.Kind != SpeakerKind.Person) ? Who.OneSide : Who.Others;
        }

        if (a.Side is { } side && b.Side is { } other)
        {
            return side == other || EndsAlike(side, other) ? Who.OneSide : Who.Others;
        }

        // A body without a name is no person and no state.
        return (a.IsBody && IsNoBody(b)) || (b.IsBody && IsNoBody(a)) ? Who.Others : Who.Unknown;
    }

    private static bool IsNoBody(SpeakerKey key) => key.IsNamed && key.Kind is not (SpeakerKind.Organisation or SpeakerKind.Group);

    private static bool EndsAlike(string a, string b) =>
        (a.Contains(' ', StringComparison.Ordinal) || b.Contains(' ', StringComparison.Ordinal)) && (a.EndsWith(" " + b, StringComparison.OrdinalIgnoreCase) || b.EndsWith(" " + a, StringComparison.OrdinalIgnoreCase));
}
