using System.Text.Json;
using Casus.Tests;

namespace Casus.Cli.Tests;

/// <summary>The questions the two samples are there to answer, asked of the command.</summary>
public sealed class QuestionTests : IDisposable
{
    private static readonly string Force = Path.Combine(CasusProcess.Root, "samples", "reassurance-force");

    private static readonly string Strait = Path.Combine(CasusProcess.Root, "samples", "strait");

    private readonly CasusProcess _casus = new();

    public void Dispose() => _casus.Dispose();

    [Fact]
    public void DayACeasefireHolds_TwentySixPledgesFallDue()
    {
        var changed = Json("whatif", Force, "--set", "ceasefire=true@2025-09-06", "--known", "2025-09-05").GetProperty("changed").EnumerateArray().ToList();
        Assert.Equal(26, changed.Count);
        Assert.All(changed, c => Assert.Equal(("conditional", "detached"), (Word(c, "before"), Word(c, "after"))));

        static string? Word(JsonElement change, string side) => change.GetProperty(side).GetProperty("status").GetString();
    }

    [Fact]
    public void Guarantee_RestsOnAmericaWhichIsContestedByWordsOfBothSides()
    {
        var guarantee = Item(Json("status", Force, "--valid", "2025-09-05", "--known", "2025-09-05", "--explain").GetProperty("propositions"), "id", "guarantee");
        Assert.Equal(["american-participation"], Texts(guarantee, "notAssuredBy"));
        var explanation = guarantee.GetProperty("explanation").GetRawText();
        Assert.Contains("\"contested\"", explanation, StringComparison.Ordinal);
        Assert.Contains("had backed the coalition in telephone calls", explanation, StringComparison.Ordinal);
        Assert.Contains("No final role of the United States has been announced", explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void SingleWithdrawalsThatBreakTheGuarantee_AreNamed() =>
        Assert.Equal(
            ["american-participation", "guarantee"],
            Texts(Json("critical", Force, "--known", "2025-09-05"), "singlePoints").Order(StringComparer.Ordinal));

    [Fact]
    public void RussiasThreat_IsCalledDownByEveryOneOfThePledges()
    {
        var collisions = Json("watch", Force, "--valid", "2025-09-05", "--known", "2025-09-05").GetProperty("collisions").EnumerateArray().ToList();
        Assert.Equal(["threat-troops"], collisions.Select(c => c.GetProperty("threat").GetString()).Distinct());
        Assert.Equal(26, collisions.Select(c => c.GetProperty("promise").GetString()).Distinct().Count());
        var told = _casus.Run("watch", Force, "--valid", "2025-09-05", "--known", "2025-09-05").Output.ReplaceLineEndings(" ");
        Assert.Contains("threat-troops (conditional), by Russia against", told, StringComparison.Ordinal);
        Assert.Contains("legitimate targets", told, StringComparison.Ordinal);
    }

    [Fact]
    public void NextThirtyDaysOfTheStrait_TwoAreDueAndOneIsOverdue()
    {
        var watch = Json("watch", Strait, "--valid", "2026-04-10", "--known", "2026-04-10");
        Assert.Equal([("2026-04-25", "direct-line-opens"), ("2026-04-30", "valdora-inspections")], watch.GetProperty("due").EnumerateArray().Select(d => (Text(d, "deadline"), Text(d, "id"))));
        Assert.Equal(["kestria-hands-charts"], watch.GetProperty("overdue").EnumerateArray().Select(o => Text(o, "id")));
        var calendar = _casus.Run("watch", Strait, "--valid", "2026-04-10", "--known", "2026-04-10", "--format", "ics").Output;
        Assert.Contains("DTSTART;VALUE=DATE:20260425\r\n", calendar, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatWasRepairedInTheStrait_IsTheWithdrawal() => Assert.Equal(
        ["kestria-withdraws"],
        Json("status", Strait, "--valid", "2026-04-10", "--known", "2026-04-10").GetProperty("commitments").EnumerateArray().Where(c => Text(c, "status") == "repaired").Select(c => Text(c, "id")));

    [Fact]
    public void ChangesInTheStraitSinceMarch_NameTheEntryAndTheWords()
    {
        var changes = Json("changes", Strait, "--since", "2026-03-01", "--until", "2026-04-10").GetProperty("changes").EnumerateArray().ToList();
        var late = changes.First(c => Text(c, "id") == "valdora-releases-sailors");
        Assert.Equal(("violated", "satisfied", "2026-02-18"), (Text(late, "before"), Text(late, "after"), Text(late, "at")));
        Assert.NotEmpty(late.GetProperty("evidence").EnumerateArray());
    }

    [Fact]
    public void PositionsInTheStrait_GrowFirmerAndReverseByPromisesAndByWhatWasSaid()
    {
        var positions = Json("watch", Strait, "--valid", "2026-06-20", "--known", "2026-06-20").GetProperty("positions");
        Assert.Equal(["firmer"], Moves(positions, "sundmark-guarantees"));
        Assert.Equal(["reversed"], Moves(positions, "inspections-admitted"));
        Assert.Equal(["reversed"], Moves(positions, "valdora-fires"));
        Assert.Equal(["firmer"], Moves(positions, "union-guarantees"));
        Assert.Equal("only one statement exists", Text(Item(positions, "proposition", "norlund-guarantees"), "note"));
    }

    private static List<string?> Moves(JsonElement positions, string proposition)
    {
        var moves = Item(positions, "proposition", proposition).GetProperty("moves").EnumerateArray().ToList();
        Assert.All(moves, m => Assert.NotNull(Text(m.GetProperty("from").GetProperty("evidence")[0], "words")));
        Assert.All(moves, m => Assert.NotNull(Text(m.GetProperty("to").GetProperty("evidence")[0], "words")));
        return [.. moves.Select(m => Text(m, "direction"))];
    }

    private static JsonElement Item(JsonElement items, string key, string value) => items.EnumerateArray().Single(i => Text(i, key) == value);

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();

    private static List<string?> Texts(JsonElement item, string name) => [.. item.GetProperty(name).EnumerateArray().Select(t => t.GetString())];

    private JsonElement Json(params string[] arguments)
    {
        var run = _casus.Run([.. arguments, "--format", "json"]);
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonElement.Parse(run.Output);
    }
}
