using System.Text;
using Casus.Exchange;
using Casus.Ledger;
using Casus.Model;

namespace Casus.Cli;

/// <summary>Turns the rows of a table into drafts of a dossier; a row that is refused is told of by itself.</summary>
internal static class TableImport
{
    private const int Together = 500;

    public static int Run(string path, string mapName, string dossierId, string ledgerFile, string author)
    {
        var map = ReadMap(mapName);
        var text = ReadText(path);
        using var ledger = SqliteLedger.Open(ledgerFile, LedgerAccess.Write);
        DossierSource.Require(ledger, dossierId, ledgerFile);
        var dossier = ledger.FindDossier(dossierId)!;
        var table = TableText.Read(path, text, map, dossier);
        foreach (var refusal in table.Refusals)
        {
            Terminal.Error(refusal);
        }

        // Under one reviewer too: what a table says has been looked at by nobody yet.
        var edit = new Edit(author) { AsDraft = true, Reason = $"from {Path.GetFileName(path)}" };
        var (made, known) = (0, 0);
        foreach (var rows in table.Rows.Chunk(Together))
        {
            var before = ledger.FindDossier(dossierId)!.Items().Select(item => item.Origin.Entry).ToHashSet(StringComparer.Ordinal);
            var receipts = ledger.RecordAll(dossierId, [.. rows.SelectMany(row => row.Items)], edit);
            known += receipts.Count(receipt => before.Contains(receipt.Entry));
            made += receipts.Select(receipt => receipt.Entry).Where(entry => !before.Contains(entry)).Distinct(StringComparer.Ordinal).Count();
        }

        using var output = Terminal.OpenText();
        output.WriteLine(PlainText.Line(
            $"imported {path} into {dossierId} in {ledgerFile}: {table.Rows.Count} rows, {made} drafts, {known} known already, {table.PassedOver} rows passed over, {RefusedRows(table)} refused"));
        return table.Refusals.IsEmpty ? ExitCode.Done : ExitCode.InputFailed;
    }

    // A refusal names its line: TABLE.csv:12:5.
    private static int RefusedRows(TableRows table) => table.Refusals.Select(refusal => refusal.Input[..Math.Max(0, refusal.Input.LastIndexOf(':'))]).Distinct(StringComparer.Ordinal).Count();

    private static TableMap ReadMap(string name)
    {
        if (!File.Exists(name) && !ReadyMaps.Names.Contains(name))
        {
            throw new WrongUseException($"--map: there is no file '{name}', and no map of that name ships{Nearest.Hint(name, ReadyMaps.Names)} ({string.Join(", ", ReadyMaps.Names)})");
        }

        var map = TableMap.Read(name, File.Exists(name) ? ReadText(name) : ReadyMaps.Yaml(name));
        return map.IsValue ? map.Value : throw new InputRefusedException(map.Refusals);
    }

    private static string ReadText(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                throw new InputRefusedException(new Refusal(path, "missing", "there is no such file"));
            }

            if (new FileInfo(path).Length > TableText.MaxLength)
            {
                throw new InputRefusedException(new Refusal(path, "too-large", "a table may have 20 MB at most"));
            }

            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
        }
        catch (DecoderFallbackException bad)
        {
            throw new InputRefusedException(new Refusal(path, "not-utf8", $"a byte at or near offset {bad.Index} is not UTF-8; save the sheet as CSV in UTF-8"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InputRefusedException(new Refusal(path, failure is UnauthorizedAccessException ? "not-permitted" : "unreadable", failure.Message));
        }
    }
}
