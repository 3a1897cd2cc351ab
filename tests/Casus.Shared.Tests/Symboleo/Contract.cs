using Casus.Exchange;
using Casus.Logic;
using Casus.Model;

namespace Casus.Shared.Tests.Symboleo;

/// <summary>A contract in this dossier's words, and the trace's events as findings and acts of it: the mapping of docs/reference/symboleo.md.</summary>
internal sealed class Contract(Dossier dossier)
{
    private const string Agreed = "aaa";

    /// <summary>A day after the last clock event of any of the contracts.</summary>
    private const int LastDay = 200;

    private static readonly Dictionary<string, string> States = new(StringComparer.Ordinal)
    {
        ["fulfillment"] = "satisfied",
        ["violation"] = "violated",
        ["inEffect"] = "detached",
        ["active"] = "detached suspended",
        ["suspension"] = "suspended",
        ["successfulTermination"] = "satisfied",
        ["unsuccessfulTermination"] = "cancelled",
    };

    // Events that carry a proposition of their own; the second word of a pair says that it lasts for its day alone.
    private static readonly Dictionary<string, (string Proposition, bool Lasts)> ByName = new(StringComparer.Ordinal)
    {
        ["started(cArgToCan)"] = ("started", true),
        ["started(cTransEnerAgree)"] = ("started", true),
        ["started(cFreight)"] = ("freight-started", true),
        ["suspended(oDel)"] = ("halting", false),
        ["resumed(oDel)"] = ("resuming", false),
        ["terminated(cArgToCan)"] = ("terminating", false),
        ["exertionDone"] = ("exerting", false),
        ["exertionDoneZero"] = ("exerting-submission", false),
        ["exertionDoneTen"] = ("exerting-termination", false),
    };

    private static readonly Dictionary<string, string> ByType = new(StringComparer.Ordinal)
    {
        ["paidLate"] = "paid-late",
        ["sellerDisclosed"] = "told-by-seller",
        ["buyerDisclosed"] = "told-by-buyer",
        ["subcontractedC"] = "subcontracted",
        ["bidPrepared"] = "bid-prepared",
        ["bidSubmitted"] = "bid-submitted",
        ["bidAccepted"] = "bid-accepted",
        ["energySupplied"] = "supplied",
        ["energySupplyFailed"] = "supply-failed",
        ["debittedInvoiceIssued"] = "debit-invoiced",
        ["creditedInvoiceIssued"] = "credit-invoiced",
        ["invoicePaid"] = "invoice-paid",
        ["invoiceFailed"] = "invoice-failed",
        ["overdueIssued"] = "overdue-invoiced",
        ["overduePaid"] = "overdue-paid",
        ["overdueFailed"] = "overdue-failed",
        ["terminationNoticeIssued"] = "notice-given",
    };

    public static Contract Read(string file)
    {
        var outcome = DossierYaml.Read(Path.GetFileName(file), File.ReadAllText(file));
        Assert.True(outcome.IsValue, string.Join('\n', outcome.Refusals));
        return new(outcome.Value!);
    }

    /// <summary>The expectations that do not come to hold, each with what stands instead, or why it cannot be said.</summary>
    public IEnumerable<(Term Expected, string Why)> Unmet(Trace trace)
    {
        var played = Play(trace);
        var statuses = Enumerable.Range(trace.Events[^1].Day, LastDay - trace.Events[^1].Day).Select(day => StatusTable.Evaluate(played, Day(day).AsOf, Instant.Max)).ToList();
        foreach (var expected in trace.Expected)
        {
            if (expected.Name == "performer")
            {
                yield return (expected, "who may perform is not told apart from who is bound");
            }
            else if (expected.Name == "rightHolder")
            {
                var toward = Last(statuses[^1], expected.Arguments[0]).Commitment.Toward;
                if (!toward.Contains(expected.Arguments[1] == "walmart" ? "assignee" : expected.Arguments[1]))
                {
                    yield return (expected, $"it is owed to {string.Join(", ", toward)}");
                }
            }
            else if (!statuses.Exists(s => States[expected.Name].Split(' ').Contains(StatusWords.Word(Last(s, expected.Arguments[0])))))
            {
                yield return (expected, $"it is {StatusWords.Word(Last(statuses[0], expected.Arguments[0]))}, and {StatusWords.Word(Last(statuses[^1], expected.Arguments[0]))} at the end");
            }
        }
    }

    private static Moment Day(int day) => Moment.FromDate(new DateOnly(2026, 1, 1).AddDays(day));

    // Of one that was transferred, what it passed to.
    private static CommitmentStatus Last(DossierStatus status, string id)
    {
        var found = status.Commitments.Single(c => c.Commitment.Id == id);
        return found.Successor is { } successor ? Last(status, successor) : found;
    }

    private Dossier Play(Trace trace)
    {
        var findings = new List<Finding>();
        var acts = new List<CommitmentAct>();
        foreach (var (happening, day) in trace.Events)
        {
            var origin = new Origin($"trace/{happening}", Instant.Min, Instant.Min);
            if (trace.Attribute("type", happening.Name) == "assignedR")
            {
                var consented = trace.Attributes.Where(a => a.Name == "to" && a.Arguments[1] == happening.Name).Any(a => trace.Events.Any(e => e.Event.Name == a.Arguments[0] && e.Day <= day));
                Assert.True(consented);
                acts.Add(new($"{happening}", trace.Attribute("legalPos", happening.Name)!.Trim('[', ']'), CommitmentActKind.Supersede, Day(day), null, "oPay-assigned", null, [], origin));
            }
            else if (Proposition(trace, happening) is var (proposition, lasts))
            {
                findings.Add(new($"{happening}", proposition, true, Day(day), lasts ? null : Day(day + 1), null, null, null, [], origin));
            }
        }

        return dossier with { Findings = [.. findings], Acts = [.. acts] };
    }

    private static (string Proposition, bool Lasts)? Proposition(Trace trace, Term happening)
    {
        var type = trace.Attribute("type", happening.Name);
        var (from, to) = (trace.Attribute("from", happening.Name), trace.Attribute("to", happening.Name));
        switch (type)
        {
            case null:
                return ByName[happening.ToString()];
            case "consented":
                return null; // what it consents to is looked at there
            case "delivered":
                var isAsAgreed = trace.Attribute("quality", "meatPacked") == Agreed && Has("item", "meatPacked") && Has("deliveryAddress", "saintLaurent");
                return !isAsAgreed ? null : (from == "greatArgMeat" ? "goods-from-seller" : "goods-from-carrier", true);
            case "paid":
                return !Has("amount", "1000") ? null : ((from, to) switch { ("eatMart", "greatArgMeat") => "paid", ("eatMart", _) => "paid-assignee", _ => "freight-paid" }, true);
            case "paidLate":
                return Has("amount", "1100") && (from, to) == ("eatMart", "greatArgMeat") ? (ByType[type], true) : null;
            case "sellerDisclosed" or "buyerDisclosed":
                return from == (type == "sellerDisclosed" ? "greatArgMeat" : "eatMart") ? (ByType[type], true) : null;
            default:
                return (ByType[type], true);
        }

        bool Has(string attribute, string value) => trace.Attribute(attribute, happening.Name) == value;
    }
}
