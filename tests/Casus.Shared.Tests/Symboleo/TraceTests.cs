using Casus.Tests;

namespace Casus.Shared.Tests.Symboleo;

/// <summary>The 27 traces of three contracts, run as dossiers.</summary>
public sealed class TraceTests
{
    /// <summary>What cannot be said in a dossier, and is told in docs/reference/symboleo.md.</summary>
    private static readonly string[] NotSaid = ["subcontract delivery to FedEx: performer(oDel, fedEx)", "subcontract delivery to FedEx: performer(oDel, greatArgMeat)"];

    [Fact]
    public void EveryExpectationHolds_ButThoseThatCannotBeSaid()
    {
        var traces = 0;
        var expectations = 0;
        var unmet = new List<string>();
        foreach (var (contract, path) in new[] { ("sales", "sales_of_goods/traces.json"), ("freight", "sog_freight/traces.json"), ("energy", "Transactive Energy/Traces.json") })
        {
            var mapped = Contract.Read(Path.Combine(CasusProcess.Root, "tests", "Casus.Shared.Tests", "Symboleo", $"{contract}.yaml"));
            foreach (var trace in Trace.Read(Shared.In("data", "symboleo", path)))
            {
                traces++;
                expectations += trace.Expected.Count;
                foreach (var (expected, why) in mapped.Unmet(trace))
                {
                    unmet.Add($"{trace.Name.Trim()}: {expected}");
                    TestContext.Current.SendDiagnosticMessage($"{trace.Name}: {expected}: {why}");
                }
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{traces} traces, {expectations} expectations, {expectations - unmet.Count} met");
        Assert.Equal(27, traces);
        Assert.Equal(NotSaid, unmet);
    }
}
