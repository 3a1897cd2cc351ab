using Casus.Model;
using CsCheck;

namespace Casus.Logic.Tests;

/// <summary>What is evaluated from an earlier answer, looking only at what can have changed, is what a whole evaluation gives: states, needs, circles and every reason.</summary>
public sealed class RevisionLawTests
{
    private static readonly Gen<ValueList<Supposition>> Suppositions = Gen.Select(
        Formulas.Any(Dossiers.Propositions), Formulas.Any(Truth.True, Truth.False, Truth.Unknown), Gen.Int[-20, 60], (id, value, day) => new Supposition(id, value, day < 0 ? null : Dossiers.Day(day)))
        .Array[1, 3].Select(all => ValueList.Create<Supposition>([.. all.DistinctBy(s => s.Proposition)]));

    [Fact]
    public void WhatIf_EqualsEvaluatingTheWholeUnderTheSuppositions() => Gen.Select(Dossiers.Any, Suppositions, Dossiers.Times, Dossiers.Times, Gen.Bool).Sample(
        (dossier, suppositions, valid, known, drafts) =>
        {
            var result = WhatIf.Suppose(dossier, suppositions, valid, known, drafts);
            var whole = Evaluation.Of(dossier, result.Valid, known, drafts, Logic.Suppositions.Read(suppositions, valid)).Status;
            Assert.Equal(whole.Propositions.Select(Told), result.After.Propositions.Select(Told));
            Assert.Equal(whole.Commitments.Select(Told), result.After.Commitments.Select(Told));
            Assert.Equal(whole.Commitments.SelectMany(c => c.Reasons), result.After.Commitments.SelectMany(c => c.Reasons));
            Assert.Equal(whole.Commitments, result.After.Commitments);
            Assert.Equal(whole.Propositions, result.After.Propositions);
            Assert.Equal(Evaluation.Of(dossier, result.Valid, known, drafts, Logic.Suppositions.None).Status, result.Before);
        },
        iter: 150);

    [Fact]
    public void WhatIf_EqualsRecordingTheSameFindingsInACopy() => Gen.Select(Dossiers.Any, Formulas.Any(Dossiers.Basics), Gen.Bool, Gen.Int[0, 60], Gen.Int[0, 9], Dossiers.Times).Sample(
        (dossier, id, value, from, wait, known) =>
        {
            // Beside other findings of the matter a record would contest them; a supposition rules.
            var bare = dossier with { Findings = [.. dossier.Findings.Where(f => f.Proposition != id)] };
            var recorded = bare with
            {
                Findings = [.. bare.Findings, new("supposed", id, value, Dossiers.Day(from), null, null, null, null, [], new Origin("x/1", Instant.Min, Instant.Min))],
            };
            var valid = Dossiers.Day(from + wait).AsOf;
            var result = WhatIf.Suppose(bare, [new(id, value ? Truth.True : Truth.False, Dossiers.Day(from))], valid, known);
            var status = StatusTable.Evaluate(recorded, valid, known);
            Assert.Equal(status.Propositions.Select(Told), result.After.Propositions.Select(Told));
            Assert.Equal(status.Commitments.Select(Told), result.After.Commitments.Select(Told));
            var change = WhatIf.Compare(StatusTable.Evaluate(bare, valid, known), status);
            Assert.Equal(change.Commitments.Select(c => c.Id), result.Commitments.Select(c => c.Id));
            Assert.Equal(change.Propositions.Select(p => p.Id), result.Propositions.Select(p => p.Id));
            Assert.Equal(change.Unchanged, result.Unchanged);
        },
        iter: 150);

    [Fact]
    public void Changes_LeadFromTheStatusBeforeToTheStatusAfter() => Gen.Select(Dossiers.Any, Dossiers.Times, Dossiers.Times, Gen.Bool).Sample(
        (dossier, one, other, drafts) =>
        {
            var (since, until) = one <= other ? (one, other) : (other, one);
            var before = StatusTable.Evaluate(dossier, since, since, drafts);
            var commitments = before.Commitments.ToDictionary(c => c.Commitment.Id, Told);
            var propositions = before.Propositions.ToDictionary(p => p.Proposition.Id, Needs);
            foreach (var change in Changes.Since(dossier, since, until, drafts).Changes)
            {
                var told = StatusTable.Evaluate(dossier, change.Known, change.Known, drafts);
                if (change.Commitment is { } commitment)
                {
                    commitments[change.Id] = Told(commitment.After!);
                    Assert.Equal(told.Of(change.Id), commitment.After);
                }
                else
                {
                    propositions[change.Id] = Needs(change.Proposition!.After!);
                    Assert.Equal(told.Proposition(change.Id), change.Proposition!.After);
                }
            }

            var after = StatusTable.Evaluate(dossier, until, until, drafts);
            Assert.Equal(after.Commitments.ToDictionary(c => c.Commitment.Id, Told), commitments);
            Assert.Equal(after.Propositions.ToDictionary(p => p.Proposition.Id, Needs), propositions);
        },
        iter: 100);

    [Fact]
    public void OrderOfRecording_DoesNotMatter() => Gen.Select(Dossiers.Any, Dossiers.Times, Dossiers.Times).Sample(
        (dossier, valid, known) =>
        {
            var turned = dossier with
            {
                Findings = [.. dossier.Findings.Reverse()],
                Acts = [.. dossier.Acts.Reverse()],
                Dependencies = [.. dossier.Dependencies.Reverse()],
            };
            var (one, other) = (StatusTable.Evaluate(dossier, valid, known), StatusTable.Evaluate(turned, valid, known));
            Assert.Equal(one.Propositions.Select(Value), other.Propositions.Select(Value));
            Assert.Equal(one.Commitments.Select(State), other.Commitments.Select(State));

            static object Value(PropositionStatus p) => (p.Proposition.Id, p.Value, p.From, p.To);
            static object State(CommitmentStatus c) => (c.Commitment.Id, c.States, c.Label, c.Since, c.Deadline, c.Circle, c.Nearest);
        },
        iter: 100);

    [Fact]
    public void WhatIsLearntLater_NeverChangesAnEarlierAnswer() => Gen.Select(Dossiers.Any, Dossiers.Any, Dossiers.Times, Dossiers.Times).Sample(
        (dossier, other, valid, known) =>
        {
            var later = new Origin("later", known.Next, known.Next);
            var extended = dossier with
            {
                Findings = [.. dossier.Findings, .. other.Findings.Select((f, i) => f with { Id = $"later-{i}", Corrects = i == 0 ? "f0" : null, Origin = later })],
                Acts = [.. dossier.Acts, .. other.Acts.Select((a, i) => a with { Id = $"later-{i}", Origin = later })],
                Commitments = [.. dossier.Commitments, .. other.Commitments.Select(c => c with { Id = $"later-{c.Id}", Origin = later })],
                Dependencies = [.. dossier.Dependencies, .. other.Dependencies.Select((d, i) => d with { Id = $"later-{i}", Origin = later })],
            };
            Assert.Equal(StatusTable.Evaluate(dossier, valid, known), StatusTable.Evaluate(extended, valid, known));
        },
        iter: 100);

    private static string Told(CommitmentStatus c) => $"{c.Commitment.Id} {c.Words()} {c.Label} {c.Deadline} {c.Successor} {string.Join('>', c.Circle)} {Needs(c.BlockedBy)} {Needs(c.NotAssuredBy)}";

    private static string Told(PropositionStatus p) => $"{p.Proposition.Id} {p.From} {p.To} {Needs(p)}";

    private static string Needs(PropositionStatus p) => $"{p.Value} {Needs(p.BlockedBy)} {Needs(p.NotAssuredBy)}";

    private static string Needs(ValueList<Need> list) => string.Join(' ', list.Select(n => $"{n.Dependency.Id}={n.Value} by {string.Join('/', n.Path)}"));
}
