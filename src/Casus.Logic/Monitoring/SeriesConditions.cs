using Casus.Model;

namespace Casus.Logic;

/// <summary>A condition that a dossier's formulas set on the figures of a series, and when it held.</summary>
/// <param name="Series">The series' id.</param>
/// <param name="Condition">The <see cref="Threshold"/> itself, or the <see cref="Lasting"/> that asks how long it has been passed.</param>
/// <param name="Items">Ids of the propositions, commitments and measures whose formulas hold it, each once.</param>
/// <param name="Course">Ascending, without gaps, from the first figure to the valid time; empty where there is none.</param>
public sealed record SeriesCondition(string Series, Threshold Threshold, Timed Condition, ValueList<string> Items, ValueList<SeriesStretch> Course);

/// <summary>A stretch of valid time in which a condition has one value.</summary>
/// <param name="To">Not counted itself; null where the value still stands at the valid time.</param>
public sealed record SeriesStretch(Instant From, Instant? To, Truth Value);

/// <summary>Finds the conditions on figures in a dossier as known, with their values up to a valid time.</summary>
public static class SeriesConditions
{
    /// <summary>In the order of the propositions, commitments and measures that hold them; those whose series the dossier lacks are left out.</summary>
    public static ValueList<SeriesCondition> Of(Dossier dossier, Instant valid, Instant known, bool drafts = false)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var evaluation = Evaluations.Of(dossier, valid, known, drafts);
        lock (evaluation.Gate)
        {
            var (items, conditions) = (evaluation.Items, evaluation.Rounds.Final.Conditions);
            var found = new OrderedDictionary<Timed, (Series Series, Threshold Threshold, List<string> Items)>();
            foreach (var (id, formula) in Formulas(items, known, drafts))
            {
                foreach (var (timed, threshold) in Thresholds(formula))
                {
                    if (Figures.SeriesOf(threshold, items) is not { } series)
                    {
                        continue;
                    }

                    if (!found.TryGetValue(timed, out var one))
                    {
                        found.Add(timed, one = (series, threshold, []));
                    }

                    if (!one.Items.Contains(id))
                    {
                        one.Items.Add(id);
                    }
                }
            }

            return [.. found.Select(f => new SeriesCondition(f.Value.Series.Id, f.Value.Threshold, f.Key, [.. f.Value.Items], Course(conditions.Of(f.Key).Timeline, valid)))];
        }
    }

    private static IEnumerable<(string Id, Formula Formula)> Formulas(KnownItems items, Instant known, bool drafts)
    {
        foreach (var proposition in items.Propositions.Where(p => p.Holds is not null))
        {
            yield return (proposition.Id, proposition.Holds!);
        }

        foreach (var commitment in items.Commitments)
        {
            if (commitment.If is { } condition)
            {
                yield return (commitment.Id, condition);
            }

            yield return (commitment.Id, commitment.Then);
        }

        foreach (var measure in items.Dossier.Measures.Where(m => m.Trigger is not null && m.Origin.Counts(known, drafts)))
        {
            yield return (measure.Id, measure.Trigger!);
        }
    }

    // A threshold that is asked about by how long it lasts is told as that alone.
    private static IEnumerable<(Timed Timed, Threshold Threshold)> Thresholds(Formula formula)
    {
        var lasting = formula.Subformulas.OfType<Lasting>().Where(l => l.What is Threshold).ToList();
        var inside = lasting.Select(l => l.What).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var part in formula.Subformulas)
        {
            switch (part)
            {
                case Lasting { What: Threshold threshold } one:
                    yield return (one, threshold);
                    break;
                case Threshold alone when !inside.Contains(alone):
                    yield return (alone, alone);
                    break;
            }
        }
    }

    private static ValueList<SeriesStretch> Course(Timeline<Truth> timeline, Instant valid)
    {
        var course = new List<SeriesStretch>();
        for (var i = 0; i < timeline.Count && timeline.Start(i) <= valid; i++)
        {
            // Before the first figure nothing is known: no stretch of the picture.
            if (timeline.Start(i) > Instant.Min)
            {
                course.Add(new(timeline.Start(i), timeline.End(i) is { } end && end <= valid ? end : null, timeline.Value(i)));
            }
        }

        return [.. course];
    }
}
