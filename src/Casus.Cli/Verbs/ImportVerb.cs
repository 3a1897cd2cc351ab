using System.CommandLine;
using Casus.Exchange;
using Casus.Ledger;
using Casus.Model;

namespace Casus.Cli;

/// <summary><c>casus import FILE</c>: a dossier file and its documents, a whole ledger's JSON lines, or a table by a map, as entries of a ledger.</summary>
internal static class ImportVerb
{
    public static Command Create()
    {
        var source = new Argument<string?>("FILE")
        {
            Description = "A folder with dossier.yaml, or a YAML file; a table (with --map); what export --format jsonl wrote (into a new ledger)",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var map = new Option<string?>("--map") { Description = $"For a table: a map's file, or {string.Join(" or ", ReadyMaps.Names)}", HelpName = "MAP" };
        var dossier = new Option<string?>("--dossier") { Description = "For a table: the dossier of the ledger that its rows become drafts in", HelpName = "ID" };
        var show = new Option<string?>("--show-map") { Description = "Prints a map that ships, to begin one's own from", HelpName = "NAME" };
        show.AcceptOnlyFromAmong([.. ReadyMaps.Names]);
        var ledgerOption = LedgerPath.Option();
        var author = Authors.Option();
        var verb = new Command(
            "import", "Turns a dossier file, with the documents beside it, into entries of the ledger (a repeat changes nothing); the rows of a table into drafts; or a whole exported ledger into a new one.")
        {
            source, map, dossier, show, ledgerOption, author,
        };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(show) is { } shown)
            {
                using var yaml = Terminal.OpenText();
                yaml.Write(ReadyMaps.Yaml(shown));
                return ExitCode.Done;
            }

            var argument = parsed.GetValue(source) ?? throw new WrongUseException("import: name a dossier's folder or file, a table, or an exported ledger");
            if (parsed.GetValue(map) is { } by)
            {
                var id = parsed.GetValue(dossier) ?? throw new WrongUseException("--map: say by --dossier which dossier the rows belong to");
                return TableImport.Run(argument, by, id, LedgerPath.Of(parsed.GetValue(ledgerOption)), Authors.Of(parsed.GetValue(author)));
            }

            var ledgerFile = LedgerPath.Of(parsed.GetValue(ledgerOption));
            if (argument.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) && File.Exists(argument))
            {
                return Whole(argument, ledgerFile);
            }

            var file = DossierFile.Read(DossierFile.Find(argument) ?? throw new WrongUseException($"unknown dossier '{argument}': there is no such folder or file"));
            using var ledger = LedgerPath.OpenForWriting(ledgerFile);
            var (receipt, refused) = await DossierSource.ImportAsync(file, ledger, Authors.Of(parsed.GetValue(author)), cancellationToken).ConfigureAwait(false);
            using var output = Terminal.OpenText();
            output.WriteLine($"imported {file.Dossier.Id} into {ledgerFile}: {receipt.Added} added, {receipt.Amended} amended, {receipt.Withdrawn} withdrawn, {receipt.Unchanged} unchanged");
            return refused > 0 ? ExitCode.InputFailed : ExitCode.Done;
        });
        return verb;
    }

    private static int Whole(string path, string ledgerFile)
    {
        try
        {
            using var lines = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            using var ledger = LedgerPath.OpenForWriting(ledgerFile);
            var receipt = ledger.Load(lines);
            if (!receipt.IsKnownWhole)
            {
                Terminal.Error($"warning: {path}: an earlier version exported it without the heads, so that entries missing at its end are not seen; compare the heads with those of the ledger it comes from");
            }

            var report = ledger.Verify();
            if (report.Broken is { } broken)
            {
                return Terminal.Fail(new Refusal(ledgerFile, "broken", broken).ToString(), ExitCode.InputFailed);
            }

            using var output = Terminal.OpenText();
            output.WriteLine(PlainText.Line($"imported {path} into {ledgerFile}: {report.Entries} entries, {report.Documents} documents, {report.Statements} statements"));
            VerifyVerb.WriteHeads(output, report);
            return ExitCode.Done;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InputRefusedException(new Refusal(path, failure is UnauthorizedAccessException ? "not-permitted" : "unreadable", failure.Message));
        }
        catch (LedgerException failure) when (failure.Code is "bad-line" or "cut-off")
        {
            throw new InputRefusedException(new Refusal(path, failure.Code, failure.Message));
        }
    }
}
