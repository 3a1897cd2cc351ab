using Casus.Model;

namespace Casus.Ledger.Tests;

/// <summary>Merges of merges, their undoing in any order, and what is decided meanwhile.</summary>
public abstract partial class LedgerContract
{
    [Theory]
    [InlineData(0, "state/ALF", "state/CHA")]
    [InlineData(1, "state/BRV", "state/BRV")]
    public void MergeOfAMerge_IsUndoneInEitherOrder(int first, string ofAlfa, string ofBravo)
    {
        using var ledger = Begun();
        var merges = new[] { Merged(ledger, "a", "state/ALF", "state/BRV"), Merged(ledger, "b", "state/BRV", "state/CHA") };
        Assert.Equal(("state/CHA", "state/CHA"), (Debtor(ledger, "alfas"), Debtor(ledger, "bravos")));
        ledger.Undo(merges[first].Entry, "anna");
        Assert.Equal((ofAlfa, ofBravo), (Debtor(ledger, "alfas"), Debtor(ledger, "bravos")));
        ledger.Undo(merges[1 - first].Entry, "anna");
        Assert.Equal(("state/ALF", "state/BRV"), (Debtor(ledger, "alfas"), Debtor(ledger, "bravos")));
        Assert.Equal(["Alfa", "Bravo", "Charlie"], Standing(ledger).Order());
        AssertReplayed(ledger);
    }

    [Fact]
    public void DraftApprovedWhileActorsAreOne_StaysApprovedWhenTheyAreApartAgain()
    {
        using var ledger = Begun();
        var draft = ledger.Record("strait", Promise("alfas", "state/ALF") with { Text = "Alfa goes early." }, new Edit("anna") { AsDraft = true });
        var merge = Merged(ledger, "a", "state/ALF", "state/BRV");
        var approved = ledger.Decide(draft.Entry, true, "bela");
        Assert.Equal("state/BRV", Debtor(ledger, "alfas"));
        ledger.Undo(merge.Entry, "anna");
        var stands = ledger.FindDossier("strait")!.Commitments.Single(c => c.Id == "alfas" && c.Origin is { Approved: not null, Until: null });
        Assert.Equal(("Alfa goes early.", "state/ALF", draft.Entry), (stands.Text, stands.Debtors[0], stands.Origin.Entry));
        ledger.Undo(approved.Entry, "bela");
        Assert.Equal("alfas", ledger.FindDossier("strait")!.Commitments.Single(c => c.Id == "alfas" && c.Origin is { Approved: not null, Until: null }).Text);
        Assert.Equal(draft.Entry, Assert.Single(ledger.Queue("strait", new QueueQuery()).Items).Entry);
        AssertReplayed(ledger);
    }

    [Fact]
    public void ApprovalUndoneWhileActorsAreOne_AndThenTheMerge()
    {
        using var ledger = Begun();
        var draft = ledger.Record("strait", Promise("alfas", "state/ALF") with { Text = "Alfa goes early." }, new Edit("anna") { AsDraft = true });
        var approved = ledger.Decide(draft.Entry, true, "bela");
        var merge = Merged(ledger, "a", "state/ALF", "state/BRV");
        ledger.Undo(approved.Entry, "bela");
        Assert.Equal("state/BRV", Debtor(ledger, "alfas"));
        ledger.Undo(merge.Entry, "anna");
        Assert.Equal("state/ALF", Debtor(ledger, "alfas"));
        Assert.Single(ledger.Queue("strait", new QueueQuery()).Items);
        ledger.Decide(draft.Entry, true, "carl");
        Assert.Equal("state/ALF", Debtor(ledger, "alfas"));
        AssertReplayed(ledger);
    }

    [Fact]
    public void PartyThatWasHidden_IsAmendedWithdrawnAndComesBack()
    {
        using var ledger = Begun();
        var merge = Merged(ledger, "a", "state/ALF", "state/BRV");
        Assert.Equal(["Bravo", "Charlie"], Standing(ledger).Order());
        ledger.Record("strait", Samples.Strait().Parties[0] with { Note = "amended" }, "anna");
        Assert.Equal(["Bravo", "Charlie"], Standing(ledger).Order());
        ledger.Undo(merge.Entry, "anna");
        Assert.Equal(["Alfa", "Bravo", "Charlie"], Standing(ledger).Order());
        Assert.Equal("amended", ledger.FindDossier("strait")!.Parties.Single(p => p is { Id: "state/ALF", Origin.Until: null }).Note);

        merge = Merged(ledger, "a", "state/ALF", "state/BRV");
        ledger.Withdraw("strait", "party", "state/BRV", "anna");
        ledger.Undo(merge.Entry, "anna");
        Assert.Equal(["Alfa", "Charlie"], Standing(ledger).Order());
        AssertReplayed(ledger);
    }

    [Fact]
    public void DraftOfAPartyThatWasHidden_ComesBackAsADraft()
    {
        using var ledger = Begun();
        var draft = ledger.Record("strait", Samples.Strait().Parties[0] with { Note = "nobody has looked" }, new Edit("anna") { AsDraft = true });
        var merge = Merged(ledger, "a", "state/ALF", "state/BRV");
        ledger.Undo(merge.Entry, "anna");
        var alfa = ledger.FindDossier("strait")!.Parties.Where(p => p is { Id: "state/ALF", Origin.Until: null }).ToList();
        Assert.Equal([("nobody has looked", true), ("the northern shore", false)], alfa.Select(p => (p.Note!, p.Origin.Approved is null)).Order());
        Assert.Equal(draft.Entry, Assert.Single(ledger.Queue("strait", new QueueQuery()).Items).Entry);
        ledger.Decide(draft.Entry, true, "bela");
        Assert.Equal(["Alfa", "Bravo", "Charlie"], Standing(ledger).Order());
        AssertReplayed(ledger);
    }

    [Fact]
    public void PartyThatComesAfterItsMerge_IsShownOnce()
    {
        using var ledger = Begun();
        var merge = Merged(ledger, "a", "state/ALF", "state/DEL");
        Assert.Equal(["Alfa", "Bravo", "Charlie"], Standing(ledger).Order());
        ledger.Record("strait", Samples.Strait().Parties[0] with { Id = "state/DEL", Name = "Delta", Evidence = [] }, "anna");
        Assert.Equal(["Bravo", "Charlie", "Delta"], Standing(ledger).Order());
        ledger.Undo(merge.Entry, "anna");
        Assert.Equal(["Alfa", "Bravo", "Charlie", "Delta"], Standing(ledger).Order());
        AssertReplayed(ledger);
    }

    [Fact]
    public void MergeThatWouldLeadANameBackToItself_IsRefused()
    {
        using var ledger = Begun();
        var first = Merged(ledger, "a", "state/ALF", "state/BRV");
        Merged(ledger, "b", "state/BRV", "state/CHA");
        var waiting = ledger.Record("strait", new Merge("d", MergeOf.Actors, ["state/DEL"], "state/ALF", null, [], Samples.File()), new Edit("bela") { AsDraft = true });
        var circle = Assert.Throws<LedgerConflictException>(() => Merged(ledger, "c", "state/CHA", "state/ALF"));
        Assert.Equal(("conflict", first.Entry), (circle.Code, circle.Entry));
        Assert.Throws<LedgerConflictException>(() => Merged(ledger, "c", "state/CHA", "state/BRV"));

        // Nor by a draft that was none when it was made.
        Merged(ledger, "e", "state/CHA", "state/DEL");
        Assert.Throws<LedgerConflictException>(() => ledger.Decide(waiting.Entry, true, "carl"));
        Assert.Equal("state/DEL", Debtor(ledger, "alfas"));
        ledger.Undo(first.Entry, "anna");
        Assert.False(Merged(ledger, "c", "state/DEL", "state/ALF").IsDraft);
        Assert.Equal(("state/ALF", "state/ALF"), (Debtor(ledger, "alfas"), Debtor(ledger, "bravos")));
        AssertReplayed(ledger);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void WhateverComesLater_NoEarlierAnswerChangesAndUndoneMergesLeaveNothing(int seed)
    {
        var random = new Random(seed);
        using var ledger = Begun(reviewers: 1 + (seed % 2));
        string[] states = ["state/ALF", "state/BRV", "state/CHA", "state/DEL"];
        string[] people = ["anna", "bela", "carl"];
        var debtors = new Dictionary<string, string> { ["alfas"] = "state/ALF", ["bravos"] = "state/BRV" };
        var entries = new List<string>();
        var answers = new List<(Instant Known, List<string> Answer)>();
        for (var step = 0; step < 120; step++)
        {
            var edit = new Edit(people[random.Next(3)]) { AsDraft = random.Next(3) == 0, Reason = $"step {step}" };
            try
            {
                var receipt = random.Next(8) switch
                {
                    0 or 1 => Promised(edit, $"text {step}", states[random.Next(4)]),
                    2 => ledger.Record("strait", Samples.Strait().Parties[0] with { Id = states[random.Next(4)], Name = $"name {step}", Evidence = [] }, edit),
                    3 => ledger.Record("strait", new Merge($"m{random.Next(4)}", MergeOf.Actors, [states[random.Next(4)]], states[random.Next(4)], null, [], Samples.File()), edit),
                    4 => ledger.Withdraw("strait", random.Next(3) switch { 0 => "party", 1 => "commitment", _ => "merge" }, random.Next(3) switch { 0 => states[random.Next(4)], 1 => "alfas", _ => $"m{random.Next(4)}" }, edit),
                    5 or 6 => ledger.Decide(entries[^(1 + random.Next(Math.Min(entries.Count, 8)))], random.Next(4) > 0, edit),
                    _ => ledger.Undo(entries[^(1 + random.Next(Math.Min(entries.Count, 12)))], edit),
                };
                entries.Add(receipt.Entry);
                answers.Add((receipt.Recorded, Answer(ledger.FindDossier("strait")!, receipt.Recorded)));
            }
            catch (LedgerException)
            {
                // What cannot be is refused, and is not what is asked about here.
            }
            catch (ArgumentOutOfRangeException) when (entries.Count == 0)
            {
                continue;
            }
        }

        Assert.True(answers.Count > 30);
        AssertReplayed(ledger);
        var last = ledger.FindDossier("strait")!;
        Assert.All(answers, answer => Assert.Equal(answer.Answer, Answer(last, answer.Known)));

        // With no merge left, all names are those that were recorded.
        foreach (var merge in last.Merges.Where(m => m.Origin is { Until: null }).Select(m => m.Id).Distinct())
        {
            if (ledger.FindDossier("strait")!.Merges.Any(m => m.Id == merge && m.Origin is { Approved: not null, Until: null }))
            {
                var gone = ledger.Withdraw("strait", "merge", merge, "dora");
                if (gone.IsDraft)
                {
                    ledger.Decide(gone.Entry, true, "ezra");
                }
            }
        }

        last = ledger.FindDossier("strait")!;
        Assert.All(last.Commitments.Where(c => c.Origin.Until is null), c => Assert.Equal([debtors[c.Text!]], c.Debtors));
        Assert.All(last.Parties.Where(p => p.Origin is { Approved: not null, Until: null }).GroupBy(p => p.Id), one => Assert.Single(one));
        AssertReplayed(ledger);

        EntryReceipt Promised(Edit edit, string text, string debtor)
        {
            debtors[text] = debtor;
            return ledger.Record("strait", Promise(random.Next(2) == 0 ? "alfas" : "bravos", debtor) with { Text = text }, edit);
        }

        static List<string> Answer(Dossier dossier, Instant known) =>
        [
            .. dossier.Parties.Where(p => p.Origin.Counts(known, drafts: true)).Select(p => $"{p.Id} {p.Name} {p.Origin.Approved <= known}")
                .Concat(dossier.Commitments.Where(c => c.Origin.Counts(known, drafts: true)).Select(c => $"{c.Id} {c.Text} {c.Debtors.Single()} {c.Origin.Approved <= known}")).Order(),
        ];
    }

    private ILedger Begun(int reviewers = 1)
    {
        var ledger = Open();
        ledger.Begin(new Dossier { Id = "strait", Title = "The strait", Policy = new ReviewPolicy(reviewers) }, "anna");
        var alfa = Samples.Strait().Parties[0] with { Evidence = [] };
        var begun = ledger.RecordAll(
            "strait",
            [
                alfa, alfa with { Id = "state/BRV", Name = "Bravo" }, alfa with { Id = "state/CHA", Name = "Charlie" }, Samples.Strait().Propositions[0], Samples.Strait().Propositions[1],
                Promise("alfas", "state/ALF"), Promise("bravos", "state/BRV"),
            ],
            "anna");
        foreach (var draft in begun.Where(receipt => receipt.IsDraft))
        {
            ledger.Decide(draft.Entry, true, "bela");
        }

        return ledger;
    }

    private static Commitment Promise(string id, string debtor) =>
        Samples.Strait().Commitments[0] with { Id = id, Text = id, Debtors = [debtor], Toward = [], Evidence = [] };

    private static EntryReceipt Merged(ILedger ledger, string id, string same, string into) =>
        ledger.Record("strait", new Merge(id, MergeOf.Actors, [same], into, null, [], Samples.File()), "anna");

    private static string Debtor(ILedger ledger, string id) =>
        Assert.Single(ledger.FindDossier("strait")!.Commitments, c => c.Id == id && c.Origin is { Approved: not null, Until: null }).Debtors.Single();

    private static List<string> Standing(ILedger ledger) => [.. ledger.FindDossier("strait")!.Parties.Where(p => p.Origin is { Approved: not null, Until: null }).Select(p => p.Name)];

    private void AssertReplayed(ILedger ledger)
    {
        Assert.True(ledger.Verify().Holds);
        Assert.Equal(ledger.FindDossier("strait"), Replayed());
    }
}
