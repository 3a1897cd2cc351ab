using System.Text.RegularExpressions;
using Casus.Model;
using CsCheck;

namespace Casus.Logic.Tests;

/// <summary>Commitments and derived propositions that ask about one another always come to an end, and what hangs together with nothing else changes nothing else.</summary>
public sealed partial class CircleLawTests
{
    private const int MostRounds = 49;

    [Fact]
    public void Circles_EndWithinABoundOfRounds() => Gen.Select(Dossiers.Any, Dossiers.Times, Dossiers.Times).Sample(
        (dossier, valid, known) =>
        {
            var evaluation = Evaluation.Of(dossier, valid, known, true, Suppositions.None);
            var circles = evaluation.Rounds.Final.Scope.Bearing.Circles;
            Assert.InRange(evaluation.Rounds.Count, 1, 1 + (circles.Count * MostRounds));
            Assert.Equal(circles.SelectMany(l => l).SelectMany(c => c).Count(), circles.SelectMany(l => l).SelectMany(c => c).Distinct().Count());
            Assert.Equal(evaluation.Rounds.Final.Scope.Commitments.Count, evaluation.Status.Commitments.Count);
        },
        iter: 400);

    [Fact]
    public void WhatSharesNothing_ChangesNothingElsewhere() => Gen.Select(Dossiers.Any, Dossiers.Any, Dossiers.Times, Dossiers.Times).Sample(
        (dossier, other, valid, known) =>
        {
            var (alone, apart) = (StatusTable.Evaluate(dossier, valid, known), Renamed(other));
            var both = StatusTable.Evaluate(
                dossier with
                {
                    Propositions = [.. dossier.Propositions, .. apart.Propositions],
                    Commitments = [.. apart.Commitments, .. dossier.Commitments],
                    Findings = [.. dossier.Findings, .. apart.Findings],
                    Acts = [.. dossier.Acts, .. apart.Acts],
                    Dependencies = [.. dossier.Dependencies, .. apart.Dependencies],
                },
                valid, known);
            Assert.Equal(alone.Propositions, both.Propositions.Take(alone.Propositions.Count));
            Assert.Equal(alone.Commitments, both.Commitments.TakeLast(alone.Commitments.Count));
        },
        iter: 150);

    [Fact]
    public void WhatNeverRests_ChangesNothingElsewhere() => Gen.Select(Dossiers.Any, Dossiers.Times, Dossiers.Times).Sample(
        (dossier, valid, known) =>
        {
            var alone = StatusTable.Evaluate(dossier, valid, known);
            var odd = dossier.Commitments[0] with
            {
                Id = "odd",
                Kind = CommitmentKind.Pledge,
                Made = Dossiers.Day(0),
                If = new StandsAs("conditional", "odd"),
                Then = new Atom("apart"),
                Within = null,
                By = null,
                Standing = null,
                Effects = null,
                Origin = new("odd", Instant.Min, Instant.Min),
            };
            var both = StatusTable.Evaluate(dossier with { Commitments = [odd, .. dossier.Commitments] }, valid, known);
            Assert.Equal([CommitmentState.Conditional, CommitmentState.Detached], both.Of("odd")!.States);
            Assert.Equal(alone.Propositions, both.Propositions);
            Assert.Equal(alone.Commitments, both.Commitments.Skip(1));
        },
        iter: 150);

    private static Dossier Renamed(Dossier dossier) => dossier with
    {
        Propositions = [.. dossier.Propositions.Select(p => p with { Id = Other(p.Id), Holds = p.Holds is null ? null : Other(p.Holds) })],
        Commitments = [.. dossier.Commitments.Select(c => c with
        {
            Id = Other(c.Id),
            If = c.If is null ? null : Other(c.If),
            Then = Other(c.Then),
            Effects = c.Effects is { } effects ? [.. effects.Select(e => e with { Commitment = Other(e.Commitment) })] : null,
        })],
        Findings = [.. dossier.Findings.Select(f => f with { Id = Other(f.Id), Proposition = Other(f.Proposition) })],
        Acts = [.. dossier.Acts.Select(a => a with { Id = Other(a.Id), Commitment = Other(a.Commitment) })],
        Dependencies = [.. dossier.Dependencies.Select(d => d with { Id = Other(d.Id), Of = Other(d.Of), Needs = Other(d.Needs) })],
    };

    private static string Other(string id) => $"other-{id}";

    private static Formula Other(Formula formula) =>
        FormulaSyntax.TryParse(Id().Replace(formula.ToString(), "other-$0"), out var renamed, out var error) ? renamed : throw new InvalidOperationException(error.Reason);

    [GeneratedRegex(@"\b([abcdeghk]|c[0-5])\b")]
    private static partial Regex Id();
}
