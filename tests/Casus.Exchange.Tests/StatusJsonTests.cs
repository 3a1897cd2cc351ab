using System.Text.Json;
using Casus.Logic;
using Casus.Model;

namespace Casus.Exchange.Tests;

public sealed class StatusJsonTests
{
    private const string Minutes = "😀 Oberau will clear the silt.";

    private static readonly Origin Origin = new("dossier.yaml:4", Instant.Min, Instant.Min);

    private static readonly Evidence Words = new("minutes.txt", "will clear", [new Span(10, 20)], new string('a', 64), null, "town/OBER");

    private static readonly Commitment Pledge = new(
        "ober-clears", CommitmentKind.Pledge, "Oberau clears the silt", ["town/OBER"], ["nobody"], Day(1), new Atom("gate-open"), "once it is open", new Atom("silt-cleared"), null, Day(30), [Words], Origin);

    private static readonly Proposition Gate = new("gate-open", "The gate is open", Absence.Open, null, 0.5, [], Origin);

    private static readonly Finding Seen = new("f1", "gate-open", true, Day(5), null, "warden", null, null, [Words], Origin with { Known = Day(6).Start });

    private static readonly Dependency Edge = new("d1", "ober-clears", "gate-open", null, [Words], Origin);

    private static readonly Need Need = new(Edge, Truth.Contested, []);

    private static readonly Reason Because = new("antecedent-holds", "gate-open", "dossier.yaml:9", "minutes.txt", [new Span(10, 20)], "the gate is open");

    private static readonly PropositionStatus GateStatus = new(Gate, Truth.True, Day(5).Start, null, [Seen], [], [Need], false, [Because]);

    private static readonly CommitmentStatus PledgeStatus = new(
        Pledge, [CommitmentState.Conditional, CommitmentState.Detached], "conditional\" or \"detached", new Instant(Day(5).Start.UnixMicroseconds + 1_500_000), Day(30), [Need], [], true, null, "becomes due if gate-open", [Because]);

    private static readonly DossierStatus Status = new("weir", Day(10).AsOf, Day(10).Start, true, [GateStatus], [PledgeStatus]);

    private static readonly Dossier Dossier = new()
    {
        Id = "weir",
        Title = "The weir",
        Parties = [new("town/OBER", "Oberau", true, null, [], Origin)],
        Propositions = [Gate],
        Commitments = [Pledge],
    };

    [Fact]
    public void Status_HasTheContractsFields()
    {
        var root = Parse(json => StatusJson.Write(json, Status, Dossier, Points));

        AssertHas(root, "dossier", "valid", "known", "propositions", "commitments");
        var proposition = root.GetProperty("propositions")[0];
        AssertHas(proposition, "id", "name", "value", "from", "to", "findings");
        Assert.Equal("The gate is open", proposition.GetProperty("name").GetString());
        Assert.Equal("2031-03-05", proposition.GetProperty("from").GetString());
        Assert.Equal(JsonValueKind.Null, proposition.GetProperty("to").ValueKind);
        Assert.Equal("f1", proposition.GetProperty("findings")[0].GetProperty("id").GetString());
        Assert.Equal("[\"gate-open\"]", proposition.GetProperty("notAssuredBy").GetRawText());

        var commitment = root.GetProperty("commitments")[0];
        AssertHas(commitment, "id", "kind", "debtors", "toward", "status", "states", "label", "since", "deadline", "blockedBy", "notAssuredBy", "reasons");
        Assert.Equal("[\"town/OBER\"]", commitment.GetProperty("debtors").GetRawText());
        Assert.Equal("[\"Oberau\"]", commitment.GetProperty("debtorNames").GetRawText());
        Assert.Equal("[\"nobody\"]", commitment.GetProperty("towardNames").GetRawText());
        Assert.Equal("undetermined", commitment.GetProperty("status").GetString());
        Assert.Equal("[\"conditional\",\"detached\"]", commitment.GetProperty("states").GetRawText());
        Assert.Equal("2031-03-05T00:00:01.5Z", commitment.GetProperty("since").GetString());
        Assert.Equal("2031-03-30", commitment.GetProperty("deadline").GetString());
        Assert.Equal("[\"gate-open\"]", commitment.GetProperty("blockedBy").GetRawText());
        AssertHas(commitment.GetProperty("reasons")[0], "rule", "proposition", "entry", "document", "spans", "text");
        Assert.Equal("[[9,19]]", commitment.GetProperty("reasons")[0].GetProperty("spans").GetRawText());
    }

    [Fact]
    public void TimesOfTheQuestion_ReadBackAsTheyWereAsked()
    {
        var root = Parse(json => StatusJson.Write(json, Status));
        Assert.Equal("2031-03-10", root.GetProperty("valid").GetString());
        Assert.Equal("2031-03-10T00:00:00Z", root.GetProperty("known").GetString());
        Assert.All(["valid", "known"], key =>
        {
            Assert.True(Moment.TryParse(root.GetProperty(key).GetString()!, out var moment));
            Assert.Equal(key == "valid" ? Status.Valid : Status.Known, moment.AsOf);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void DocumentNotAtHand_LeavesSpansEmpty(bool asks)
    {
        var root = Parse(json => StatusJson.Write(json, Status, Dossier, asks ? _ => null : null));
        Assert.Equal("[]", root.GetProperty("commitments")[0].GetProperty("reasons")[0].GetProperty("spans").GetRawText());
        Assert.Equal("[]", root.GetProperty("commitments")[0].GetProperty("evidence")[0].GetProperty("spans").GetRawText());
    }

    [Fact]
    public void SpanOutsideTheDocumentAtHand_IsLeftOut() =>
        Assert.Equal("[]", Parse(json => StatusJson.Write(json, Status, Dossier, _ => new CodePoints("short"))).GetProperty("commitments")[0].GetProperty("reasons")[0].GetProperty("spans").GetRawText());

    [Fact]
    public void WhatIf_SaysWhatWasSetAndWhatChanged()
    {
        var before = PledgeStatus with { States = [CommitmentState.Conditional], Label = "conditional" };
        var result = new WhatIfResult(
            [new("gate-open", Truth.True, Day(5)), new("silt-cleared", Truth.Unknown)],
            Status,
            Status with { Commitments = [PledgeStatus, PledgeStatus, PledgeStatus] },
            [new("ober-clears", before, PledgeStatus, Day(5).Start, [Because]), new("gone", before, null, null, [])],
            [new("gate-open", GateStatus with { Value = Truth.Open }, GateStatus, null, [])]);

        var root = Parse(json => WhatIfJson.Write(json, result, Dossier, Points));

        Assert.Equal("""{"gate-open":"true@2031-03-05","silt-cleared":"unknown"}""", root.GetProperty("set").GetRawText());
        var changed = root.GetProperty("changed")[0];
        Assert.Equal("ober-clears", changed.GetProperty("id").GetString());
        Assert.Equal("conditional", changed.GetProperty("before").GetProperty("status").GetString());
        Assert.Equal("undetermined", changed.GetProperty("after").GetProperty("status").GetString());
        Assert.Equal("antecedent-holds", changed.GetProperty("reasons")[0].GetProperty("rule").GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("changed")[1].GetProperty("after").ValueKind);
        Assert.Equal(2, root.GetProperty("unchanged").GetInt32());
        Assert.Equal("open", root.GetProperty("propositions")[0].GetProperty("before").GetProperty("value").GetString());
    }

    [Fact]
    public void Changes_SayTheEntryAndTheWords()
    {
        var list = new ChangeList("weir", Day(1).AsOf, Day(10).AsOf, false, [new(ChangeKind.Conflict, "gate-open", Day(5).Start, Day(6).Start, "true", "contested", "dossier.yaml:9", [Words], [Because], null, null)]);

        var root = Parse(json => ChangesJson.Write(json, list, Dossier, Points));

        Assert.Equal("""{"dossier":"weir","since":"2031-03-01","until":"2031-03-10"}""", JsonSerializer.Serialize(root.EnumerateObject().Take(3).ToDictionary(p => p.Name, p => p.Value.GetString())));
        var change = root.GetProperty("changes")[0];
        Assert.Equal(
            ["conflict", "gate-open", "2031-03-05", "2031-03-06", "true", "contested", "dossier.yaml:9"],
            change.EnumerateObject().Take(7).Select(p => p.Value.GetString()));
        Assert.Equal("will clear", change.GetProperty("evidence")[0].GetProperty("words").GetString());
        Assert.Equal("[[9,19]]", change.GetProperty("evidence")[0].GetProperty("spans").GetRawText());
        Assert.Equal(1, change.GetProperty("reasons").GetArrayLength());
    }

    [Fact]
    public void DossierFromYaml_IsEvaluatedAndWrittenWithTheNeedsWords()
    {
        var dossier = DossierYaml.Read("d.yaml", """
            dossier: weir
            title: The weir
            propositions: [{ id: gate, text: The gate holds }, { id: funds, text: There are funds }]
            commitments: [{ id: keep, kind: pledge, debtors: [x], made: 2031-03-01, then: gate }]
            dependencies: [{ of: keep, needs: funds, evidence: [{ document: minutes.txt, words: not without funds }] }]
            findings: [{ proposition: funds, value: false, from: 2031-03-02 }]
            """).Value!;
        var status = StatusTable.Evaluate(dossier, Day(10).AsOf, Day(10).AsOf);

        var commitment = Parse(json => StatusJson.Write(json, status, dossier)).GetProperty("commitments")[0];

        Assert.Equal("detached", commitment.GetProperty("status").GetString());
        Assert.Equal("[\"funds\"]", commitment.GetProperty("blockedBy").GetRawText());
        var blocked = commitment.GetProperty("reasons").EnumerateArray().Where(r => r.GetProperty("rule").GetString() == "blocked").ToList();
        Assert.Contains(blocked, r => r.GetProperty("document").GetString() == "minutes.txt" && r.GetProperty("text").GetString()!.Contains("not without funds", StringComparison.Ordinal));
        Assert.All(blocked, r => Assert.Equal("funds", r.GetProperty("proposition").GetString()));
    }

    private static CodePoints? Points(string document) => document == "minutes.txt" ? new CodePoints(Minutes) : null;

    private static Moment Day(int day) => Moment.FromDate(new DateOnly(2031, 3, day));

    private static void AssertHas(JsonElement element, params string[] names) => Assert.All(names, n => Assert.True(element.TryGetProperty(n, out _), n));

    private static JsonElement Parse(Action<Utf8JsonWriter> write) => JsonElement.Parse(CasusJson.Text(false, write));
}
