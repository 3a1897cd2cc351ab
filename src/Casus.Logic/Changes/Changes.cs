using Casus.Model;

namespace Casus.Logic;

/// <summary>Tells what changed in a dossier over a time, each change with its moment and cause.</summary>
public static class Changes
{
    /// <summary>What changed over (<paramref name="since"/>, <paramref name="until"/>], both taken as valid and known time at once.</summary>
    /// <remarks>
    /// Stops at each instant at which something became known, began or ended, and at each closing of a window, and compares. What changes twice
    /// gives two changes. Propositions that appear undetermined are no change.
    /// </remarks>
    public static ChangeList Since(Dossier dossier, Instant since, Instant until, bool drafts = false)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var occasions = new Occasions(dossier);
        var bearing = Bearing.Of(dossier);
        var stops = occasions.Times.Where(i => i > since && i <= until).Order().ToList();
        var changes = new List<Change>();
        var before = Evaluations.Of(dossier, since, since, drafts);
        var at = 0;
        while (true)
        {
            Instant? stop = at < stops.Count ? stops[at] : null;
            if (before.NextClosing is { } closing && closing <= until && !(stop <= closing))
            {
                stop = closing;
            }

            if (stop is not { } now)
            {
                break;
            }

            if (at < stops.Count && stops[at] == now)
            {
                at++;
            }

            var touched = occasions.Touched(now).ToList();
            var after = before.Next(dossier, now, touched);
            changes.AddRange(new Comparison(before, after, new(dossier, occasions, after), bearing.Above(touched)).Changes());
            before = after;
        }

        return new(dossier.Id, since, until, drafts, [.. changes]);
    }
}
