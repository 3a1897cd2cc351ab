using Casus.Model;

namespace Casus.Reading;

/// <summary>Whether two statements are reports of one: the same words, or the same matter by the same speaker on the same day.</summary>
/// <remarks>
/// The same words are one statement whenever they are printed, unless others say them. In other words a statement is the same only where speaker and day agree;
/// how much of the matter must then be shared depends on how sure the speaker is and on whether both are acts that bind or warn: nobody makes two
/// threats about one matter in a day, but many a remark.
/// </remarks>
internal static class Likeness
{
    private enum Who
    {
        Same,
        OneSide,
        Unknown,
        Others,
    }

    /// <returns>How alike, above 0; 0 when they are two statements.</returns>
    /// <param name="weight">How much a stem tells: much for a rare one.</param>
    public static double Of(Report earlier, Report later, Func<uint, double> weight)
    {
        var who = Compare(earlier.Speakers, later.Speakers);
        if (who == Who.Others)
        {
            return 0;
        }

        var run = Runs(earlier.Runs, later.Runs);
        if (run > 0)
        {
            return 2 + run;
        }

        var days = earlier.Day is { } a && later.Day is { } b ? Math.Abs(a - b) : 0;
        if (days > 1)
        {
            return 0;
        }

        var (least, both, shared) = Overlap(earlier.Stems, later.Stems, weight);
        var needed = Needed(earlier, later, who) + (days == 1 ? 0.2 : 0) + (Disjoint(earlier.Numbers, later.Numbers) ? 0.4 : 0);
        var inOne = earlier.Document == later.Document;
        return inOne && !earlier.Heads ? who == Who.Same && least >= 0.75 && both >= 0.5 && shared >= 4 ? least : 0
            : least >= needed + (inOne ? 0.2 : 0) ? least : 0;
    }

    private static double Needed(Report earlier, Report later, Who who)
    {
        var speaker = who switch { Who.Same => 0.0, Who.OneSide => 0.08, _ => 0.12 };
        return speaker + (Binds(earlier.Act), Binds(later.Act)) switch
        {
            (true, true) => earlier.Act == later.Act ? 0.16 : 0.22,
            (false, false) => 0.45,
            _ => 0.6,
        };
    }

    private static bool Binds(Act act) => act is Act.Threat or Act.Pledge or Act.Offer or Act.Demand or Act.Refusal or Act.Warning or Act.Requirement;

    // A run of shared words that makes up most of the shorter one.
    private static double Runs(uint[] a, uint[] b)
    {
        var least = Math.Min(a.Length, b.Length);
        if (least < 3)
        {
            return 0;
        }

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

        return shared >= 3 && shared >= 0.6 * least ? shared / (double)least : 0;
    }

    private static (double Least, double Both, int Shared) Overlap(uint[] a, uint[] b, Func<uint, double> weight)
    {
        double shared = 0, left = 0, right = 0;
        var count = 0;
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            if (j == b.Length || (i < a.Length && a[i] < b[j]))
            {
                left += weight(a[i++]);
            }
            else if (i == a.Length || b[j] < a[i])
            {
                right += weight(b[j++]);
            }
            else
            {
                shared += weight(a[i]);
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
        if (a.IsNamed && b.IsNamed && (a.Name == b.Name || (a.Actor is not null && a.Actor == b.Actor) || (a.IsPerson == b.IsPerson && a.Last == b.Last && (a.Last == a.Name || b.Last == b.Name))))
        {
            return Who.Same;
        }

        if (a.Side is { } side && b.Side is { } other)
        {
            return side != other || (a.IsPerson && b.IsPerson && a.IsNamed && b.IsNamed) ? Who.Others : Who.OneSide;
        }

        return a.IsNamed && b.IsNamed ? Who.Others : Who.Unknown;
    }
}
