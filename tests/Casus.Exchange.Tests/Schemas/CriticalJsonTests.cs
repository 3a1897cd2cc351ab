using System.Numerics;
using System.Text.Json;
using Casus.Logic;
using Casus.Model;
using CsCheck;

namespace Casus.Exchange.Tests;

/// <summary>The JSON of <c>critical</c> is that of the committed schema: with and without probabilities, listed or not, stopped before it was exact.</summary>
public sealed class CriticalJsonTests
{
    private static readonly Instant Known = Moment.FromDate(new DateOnly(2026, 6, 20)).AsOf;

    [Theory]
    [InlineData("strait")]
    [InlineData("reassurance-force")]
    public void Samples_FitTheSchema(string sample)
    {
        var dossier = SampleFolder.Read(sample).Dossier;
        var ends = Fall.Ends(dossier, Known);
        Assert.NotEmpty(ends);
        var (all, each) = (Ask(dossier, ends)!, ends.Select(id => Ask(dossier, [id])!).ToList());
        Assert.Empty(Faults(all, each, list: true));
        Assert.All(dossier.Propositions, p => Assert.Empty(Ask(dossier, [p.Id]) is { } one ? Faults(one, [], list: false) : []));
    }

    [Fact]
    public void RandomDossiers_FitTheSchema() => Gen.Select(RandomDossiers.Dossier, Gen.Bool, Gen.Bool).Sample(
        (dossier, list, isStopped) =>
        {
            var answers = dossier.Propositions.Select(p => Ask(dossier, [p.Id], isStopped)).OfType<CriticalAnswer>().ToList();
            Assert.All(answers, a => Assert.Empty(Faults(a, answers, list)));
        },
        iter: 100);

    [Fact]
    public void CountOfManyDigits_IsWrittenInFull()
    {
        var circuit = new Circuit();
        var ways = Enumerable.Range(0, 70).Select(i => circuit.Or(circuit.Variable(2 * i), circuit.Variable((2 * i) + 1))).ToArray();
        var result = Critical.Analyze(new(circuit, circuit.And(ways), _ => 0.5));
        var json = Written(new("it falls", ["top"], false, result, v => new($"e{v}", null)), [], list: false);
        Assert.Equal(BigInteger.Pow(2, 70).ToString(System.Globalization.CultureInfo.InvariantCulture), json.GetProperty("cutSets").GetRawText());
        Assert.Empty(Schema.Of("critical").Faults(json));
    }

    [Fact]
    public void WhatDoesNotFit_IsFound()
    {
        var faults = Schema.Of("critical").Faults(JsonElement.Parse(
            """{"event":"x is false","of":["x"],"probability":1.5,"cutSets":null,"primeImplicants":false,"byOrder":[0,1.5],"singlePoints":[],"importance":[],"seconds":0}""")).ToList();
        Assert.Contains(faults, f => f.Contains("$.probability", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("$.byOrder[1]", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("alternatives", StringComparison.Ordinal)); // no count, and no reason why
    }

    private static CriticalAnswer? Ask(Dossier dossier, ValueList<string> of, bool isStopped = false)
    {
        var outcome = Fall.Read(dossier, of, Known, drafts: true);
        if (!outcome.IsValue)
        {
            return null; // it rests on its own negation
        }

        var fall = outcome.Value;
        var question = new CriticalQuestion(fall.Circuit, fall.Event, i => 1 - fall.Basics[i].Probability)
        {
            Causes = fall.Causes,
            Name = i => fall.Basics[i].Id,
            List = 9,
            StopExact = new CancellationToken(isStopped),
        };
        return new($"{of[0]} is false", of, true, Critical.Analyze(question), i => new(fall.Basics[i].Id, fall.Basics[i].Text));
    }

    private static List<string> Faults(CriticalAnswer answer, IReadOnlyList<CriticalAnswer> each, bool list) => [.. Schema.Of("critical").Faults(Written(answer, each, list))];

    private static JsonElement Written(CriticalAnswer answer, IReadOnlyList<CriticalAnswer> each, bool list) =>
        JsonElement.Parse(CasusJson.Text(false, json => CriticalJson.Write(json, answer, each, list, 0.25)));
}
