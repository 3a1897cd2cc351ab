using System.Diagnostics;
using System.Runtime.CompilerServices;
using Casus.Model;

namespace Casus.Ledger.Tests;

/// <summary>This program run again as another process, which adds documents and prints each when it is acknowledged.</summary>
internal static class Child
{
    private const string Variable = "CASUS_LEDGER_CHILD";

    /// <summary>Starts one on a ledger; with a limit, it may write no file past so many blocks of 512 or 1024 bytes.</summary>
    public static Process Start(string ledger, string run, int count, int? blocks = null)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add((blocks is null ? string.Empty : $"ulimit -f {blocks}; ") + "exec \"$0\"");
        start.ArgumentList.Add(Environment.ProcessPath!);

        // The runtime maps its code through a file of its own, which the limit would forbid.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment[Variable] = $"{count}|{run}|{ledger}";
        return Process.Start(start)!;
    }

    [ModuleInitializer]
    internal static void Run()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } task)
        {
            var parts = task.Split('|', 3);
            Environment.Exit(Add(parts[2], parts[1], int.Parse(parts[0], null)));
        }
    }

    public static Document Document(string run, int i) =>
        Samples.Document($"Paper {i} of run {run}. " + string.Concat(Enumerable.Repeat($"The ferry of the strait sails at {i}. ", 60)), $"{run}-{i}.txt");

    private static int Add(string path, string run, int count)
    {
        try
        {
            using var ledger = SqliteLedger.Open(path, LedgerAccess.Create);
            for (var i = 0; i < count; i++)
            {
                var document = Document(run, i);
                ledger.Add(document, [Samples.Statement(document, 6, 20), Samples.Statement(document, 21, 40)], "1.0", "strait");
                Console.WriteLine(document.Sha256);
                Console.Out.Flush();
            }

            return 0;
        }
        catch (LedgerException e)
        {
            Console.WriteLine($"failed {e.Code} {e.Message}");
            return 1;
        }
    }
}
