using Casus.Model;
using CsCheck;

namespace Casus.Logic.Tests;

/// <summary>A dossier that was recorded on, evaluated from what it was, stands where a whole evaluation has it: states, needs, circles and every reason.</summary>
public sealed class FollowingLawTests
{
    [Fact]
    public void DossierRecordedOn_StandsAsEvaluatedWhole() => Gen.Select(Dossiers.Any, Gen.Int[0, 63].Array[40], Dossiers.Times, Gen.Int[0, 9], Gen.Int[0, 40], Gen.Bool).Sample(
        (dossier, draws, first, wait, known, drafts) =>
        {
            var stages = Stages(dossier, draws);
            var at = first;
            foreach (var (before, after) in stages.Zip(stages.Skip(1)))
            {
                StatusTable.Evaluate(before, at, at, drafts);
                StatusTable.Evaluate(before, at, Dossiers.Day(known).AsOf, drafts);
                StatusTable.Follow(before, after);
                AssertWhole(after, at, at, drafts);
                AssertWhole(after, at, Dossiers.Day(known).AsOf, drafts);
                at = Instant.From(at.ToDateTimeOffset().AddDays(wait));
                AssertWhole(after, at, at, drafts);
            }
        },
        iter: 200);

    // A walk that is taken over from another evaluation, or from another round of a circle, is what a walk of now would be.
    [Fact]
    public void EveryStanding_IsThatOfAWalkOfNow() => Gen.Select(Dossiers.Any, Gen.Int[0, 63].Array[40], Dossiers.Times, Gen.Int[0, 40], Gen.Bool).Sample(
        (dossier, draws, at, known, drafts) =>
        {
            foreach (var stage in Stages(dossier, draws))
            {
                var standings = Evaluation.Of(stage, at, Dossiers.Day(known).AsOf, drafts, Suppositions.None).Rounds.Final;
                foreach (var commitment in standings.Commitments)
                {
                    Assert.True(Standing.IsSameCourse(standings.Afresh(commitment), standings.Walk(commitment)), commitment.Id);
                }
            }
        },
        iter: 500);

    // Asked again and again about the same times while the dossier grows, the last of them as if never asked before.
    [Fact]
    public void WhatChanged_IsWhatAWalkFromTheBeginningFinds() => Gen.Select(Dossiers.Any, Gen.Int[0, 63].Array[40], Dossiers.Times, Gen.Int[0, 9].Array[4], Gen.Bool).Sample(
        (dossier, draws, since, waits, drafts) =>
        {
            var until = since;
            Dossier? before = null;
            foreach (var (stage, wait) in Stages(dossier, draws).Zip(waits))
            {
                until = Instant.From(until.ToDateTimeOffset().AddDays(wait));
                StatusTable.Follow(before ?? stage, stage);
                Changes.Since(stage, since, Instant.From(until.ToDateTimeOffset().AddHours(-30)), drafts);
                Assert.Equal(Changes.Since(stage with { }, since, until, drafts), Changes.Since(stage, since, until, drafts));
                before = stage;
            }
        },
        iter: 200);

    [Fact]
    public void LaterTimeOfTheSameDossier_StandsAsEvaluatedWhole() => Gen.Select(Dossiers.Any, Dossiers.Times.Array[2, 5], Gen.Bool).Sample(
        (dossier, times, drafts) =>
        {
            foreach (var time in times)
            {
                AssertWhole(dossier, time, time, drafts);
            }
        },
        iter: 150);

    [Fact]
    public void CoursesAlone_AreThoseOfTheWatchList() => Gen.Select(Dossiers.Any, Dossiers.Times, Gen.Int[0, 40], Gen.Bool).Sample(
        (dossier, valid, known, drafts) =>
        {
            var at = Dossiers.Day(known).AsOf;
            Assert.Equal(Watch.Over(dossier, valid, at, valid, drafts).Positions, Watch.Courses(dossier, valid, at, drafts));
        },
        iter: 100);

    [Fact]
    public void WhatLiesBetweenTwoTimes_IsWhatHasAnInstantThere() => Gen.Select(Dossiers.Any, Gen.Int[0, 63].Array[40], Gen.Int[0, 40], Gen.Int[0, 9]).Sample(
        (dossier, draws, day, length) =>
        {
            var after = Dossiers.Day(day).Start;
            var upto = Instant.From(after.ToDateTimeOffset().AddDays(length));
            foreach (var item in Stages(dossier, draws).SelectMany(Occasions.Lists).SelectMany(list => list))
            {
                Assert.Equal(Occasions.Instants(item).Any(t => t > after && t <= upto), Occasions.IsIn(item, after, upto));
            }
        },
        iter: 100);

    // A dossier that grows: what is left out at first comes later, and what came may be amended, approved or withdrawn.
    private static List<Dossier> Stages(Dossier whole, int[] draws)
    {
        var next = 0;
        var stages = new List<Dossier>();
        for (var stage = 0; stage < 4; stage++)
        {
            var from = stages.Count == 0 ? null : stages[^1];
            stages.Add(whole with
            {
                Findings = Grown(whole.Findings, from?.Findings, (f, origin) => f with { Origin = origin }, f => f with { Value = !f.Value }),
                Acts = Grown(whole.Acts, from?.Acts, (a, origin) => a with { Origin = origin }, a => a),
                Dependencies = Grown(whole.Dependencies, from?.Dependencies, (d, origin) => d with { Origin = origin }, d => d),
                Commitments = Grown(whole.Commitments, from?.Commitments, (c, origin) => c with { Origin = origin }, c => c with { If = null }),
                Propositions = stage == 2 && Draw() % 4 == 0
                    ? [.. from!.Propositions.Select((p, i) => i == 1 ? p with { Absence = p.Absence == Absence.Open ? Absence.Monitored : Absence.Open } : p)]
                    : from?.Propositions ?? whole.Propositions,
            });
        }

        return stages;

        int Draw() => draws[next++ % draws.Length];

        ValueList<T> Grown<T>(ValueList<T> all, ValueList<T>? before, Func<T, Origin, T> with, Func<T, T> amend)
            where T : class, IDossierItem
        {
            var kept = before?.ToList() ?? [];
            foreach (var item in all)
            {
                var place = kept.FindIndex(i => i.Id == item.Id && i.Origin.Until is null);
                if (place < 0)
                {
                    if (Draw() % 3 == 0 && !kept.Exists(i => i.Id == item.Id))
                    {
                        kept.Insert(Draw() % (kept.Count + 1), item);
                    }

                    continue;
                }

                var (one, origin, day) = (kept[place], kept[place].Origin, Dossiers.Day(Draw()).Start);
                switch (Draw() % 8)
                {
                    case 0:
                        kept[place] = with(one, origin with { Until = day });
                        break;
                    case 1 when origin.Approved is null:
                        kept[place] = with(one, origin with { Approved = day });
                        break;
                    case 2:
                        kept[place] = with(one, origin with { Until = day });
                        kept.Insert(place + 1, with(amend(one), new Origin($"{origin.Entry}+", day, day)));
                        break;
                }
            }

            return [.. kept];
        }
    }

    private static void AssertWhole(Dossier dossier, Instant valid, Instant known, bool drafts)
    {
        var whole = Evaluation.Of(dossier, valid, known, drafts, Suppositions.None).Status;
        var made = StatusTable.Evaluate(dossier, valid, known, drafts);
        Assert.Equal(whole.Commitments.SelectMany(c => c.Reasons), made.Commitments.SelectMany(c => c.Reasons));
        Assert.Equal(whole.Propositions.SelectMany(p => p.Reasons), made.Propositions.SelectMany(p => p.Reasons));
        Assert.Equal(whole, made);
    }
}
