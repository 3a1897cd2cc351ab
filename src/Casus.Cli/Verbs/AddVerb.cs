using System.CommandLine;
using Casus.Ledger;
using Casus.Reading;

namespace Casus.Cli;

/// <summary><c>casus add PATH…</c>: reads documents and records them; each printed line is the acknowledgement of its commit.</summary>
internal static class AddVerb
{
    public static Command Create()
    {
        var inputs = new InputOptions();
        var ledgerOption = LedgerPath.Option();
        var dossier = new Option<string?>("--dossier") { Description = "The dossier of the ledger that the documents belong to", HelpName = "ID" };
        var verb = new Command("add", "Reads documents and records them with their statements; each printed line acknowledges one commit.") { ledgerOption, dossier };
        inputs.AddTo(verb);
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var reader = inputs.OpenReader(parsed);
            var ledgerFile = LedgerPath.Of(parsed.GetValue(ledgerOption));
            using var ledger = LedgerPath.OpenForWriting(ledgerFile);
            if (parsed.GetValue(dossier) is { } id)
            {
                DossierSource.Require(ledger, id, ledgerFile);
            }

            var recorder = new Recorder(ledger, parsed.GetValue(dossier));
            return await DocumentRun.OverAsync(inputs.OpenIngestor(parsed), parsed.GetRequiredValue(inputs.Paths), (fetched, token) => reader.Read(reader.Open(fetched), token), recorder, "added", cancellationToken, new DuplicateFinder().Mark)
                .ConfigureAwait(false);
        });
        return verb;
    }

    /// <summary>Commits each document, then prints and flushes its line.</summary>
    private sealed class Recorder(ILedger ledger, string? dossier) : IDocumentWriter
    {
        private readonly StreamWriter _output = Terminal.OpenText();

        public void Begin()
        {
        }

        public void Write(ReadingResult result)
        {
            var receipt = ledger.Add(result.Document, result.Statements, Reader.Version, dossier);
            var name = PlainText.Line(result.Document.Name);
            _output.WriteLine(receipt.IsNew ? $"added {name} {receipt.Sha256} {receipt.Statements}" : $"known {name} {receipt.Sha256}");
            _output.Flush();
        }

        public void End() => _output.Flush();
    }
}
