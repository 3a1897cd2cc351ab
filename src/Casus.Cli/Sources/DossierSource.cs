using Casus.Exchange;
using Casus.Ledger;
using Casus.Model;
using Casus.Reading;

namespace Casus.Cli;

/// <summary>A dossier to look at: from its file, or from a ledger.</summary>
/// <param name="Documents">Those that its evidence cites, where they are at hand.</param>
/// <param name="Recorded">When the ledger last recorded something of it; <see cref="Instant.Min"/> for a file.</param>
internal sealed record DossierView(Dossier Dossier, IReadOnlyList<Document> Documents, Instant Recorded)
{
    private readonly Dictionary<string, CodePoints?> _offsets = new(StringComparer.Ordinal);

    /// <summary>Code-point offsets of a document by the name or hash it is cited by, or null when it is not at hand.</summary>
    public CodePoints? Offsets(string cited)
    {
        if (!_offsets.TryGetValue(cited, out var offsets))
        {
            _offsets[cited] = offsets = Documents.FirstOrDefault(d => d.Name == cited || d.Sha256 == cited) is { } document ? new CodePoints(document.Text) : null;
        }

        return offsets;
    }
}

/// <summary>A dossier in a ledger that is open for writing.</summary>
internal sealed record LedgerDossier(ILedger Ledger, string Id, string LedgerFile) : IDisposable
{
    public void Dispose() => Ledger.Dispose();
}

/// <summary>Finds what a DOSSIER argument names: a folder with <c>dossier.yaml</c>, a YAML file, or an id in the ledger.</summary>
internal static class DossierSource
{
    /// <summary>For verbs that only look. Writes nothing: a file whose ledger holds another version of it is taken as it stands, and a line on stderr says so.</summary>
    public static async Task<DossierView> ViewAsync(string argument, string? ledgerOption, CancellationToken cancellationToken)
    {
        if (FileOf(argument, ledgerOption) is not { } path)
        {
            using var ledger = OpenById(argument, ledgerOption, LedgerAccess.Read);
            return FromLedger(ledger, argument);
        }

        var file = DossierFile.Read(path);
        var ledgerFile = LedgerPath.ForFile(ledgerOption, path);
        if (File.Exists(ledgerFile))
        {
            using var ledger = SqliteLedger.Open(ledgerFile, LedgerAccess.Read);
            if (ledger.Dossiers().FirstOrDefault(d => d.Id == file.Dossier.Id) is { } kept)
            {
                if (kept.SourceSha256 == file.Sha256)
                {
                    return FromLedger(ledger, kept.Id);
                }

                Terminal.Error($"casus: {ledgerFile} holds another version of dossier '{kept.Id}'; the file is shown as it stands, without what was recorded there (casus import brings them together)");
            }
        }

        var documents = new List<Document>();
        await foreach (var result in file.DocumentsAsync(onlyCited: true, Tell, cancellationToken).ConfigureAwait(false))
        {
            documents.Add(result.Document);
        }

        return new DossierView(Resolve(file, documents), documents, Instant.Min);
    }

    /// <summary>For verbs that write: a file is imported first, with its documents and their statements.</summary>
    public static async Task<LedgerDossier> InLedgerAsync(string argument, string? ledgerOption, string author, CancellationToken cancellationToken)
    {
        if (FileOf(argument, ledgerOption) is not { } path)
        {
            return new LedgerDossier(OpenById(argument, ledgerOption, LedgerAccess.Write), argument, LedgerPath.Of(ledgerOption));
        }

        var file = DossierFile.Read(path);
        var ledgerFile = LedgerPath.ForFile(ledgerOption, path);
        var ledger = LedgerPath.OpenForWriting(ledgerFile);
        try
        {
            await ImportAsync(file, ledger, author, cancellationToken).ConfigureAwait(false);
            return new LedgerDossier(ledger, file.Dossier.Id, ledgerFile);
        }
        catch
        {
            ledger.Dispose();
            throw;
        }
    }

    /// <returns>What the import did, and how many documents beside the file were refused, each told on stderr.</returns>
    public static async Task<(ImportReceipt Receipt, int Refused)> ImportAsync(DossierFile file, ILedger ledger, string author, CancellationToken cancellationToken)
    {
        var documents = new List<ReadingResult>();
        var refused = 0;
        void Count(Refusal refusal)
        {
            refused++;
            Tell(refusal);
        }

        await foreach (var result in file.DocumentsAsync(onlyCited: false, Count, cancellationToken).ConfigureAwait(false))
        {
            documents.Add(result);
        }

        // The dossier first: documents are tied to a dossier that stands.
        var receipt = ledger.Import(Resolve(file, documents.ConvertAll(d => d.Document)), file.Sha256, author);
        foreach (var result in documents)
        {
            ledger.Add(result.Document, result.Statements, Reader.Version, file.Dossier.Id);
        }

        return (receipt, refused);
    }

    private static void Tell(Refusal refusal) => Terminal.Error(DocumentRun.ByName(refusal));

    /// <exception cref="WrongUseException">The ledger has no such dossier.</exception>
    public static void Require(ILedger ledger, string id, string ledgerFile)
    {
        var ids = ledger.Dossiers().Select(d => d.Id).ToList();
        if (!ids.Contains(id))
        {
            throw new WrongUseException($"unknown dossier '{id}' in {ledgerFile}{Nearest.Hint(id, ids)}");
        }
    }

    /// <summary>The file an argument names; none when a ledger is named that holds a dossier of that id, whatever folders lie about.</summary>
    private static string? FileOf(string argument, string? ledgerOption)
    {
        if (ledgerOption is not null && File.Exists(ledgerOption))
        {
            using var ledger = SqliteLedger.Open(ledgerOption, LedgerAccess.Read);
            if (ledger.Dossiers().Any(d => d.Id == argument))
            {
                return null;
            }
        }

        return DossierFile.Find(argument);
    }

    private static SqliteLedger OpenById(string id, string? ledgerOption, LedgerAccess access)
    {
        var ledgerFile = LedgerPath.Of(ledgerOption);
        if (!File.Exists(ledgerFile))
        {
            throw new WrongUseException($"unknown dossier '{id}': there is no such folder or file, and no ledger at {ledgerFile}");
        }

        var ledger = SqliteLedger.Open(ledgerFile, access);
        try
        {
            Require(ledger, id, ledgerFile);
            return ledger;
        }
        catch
        {
            ledger.Dispose();
            throw;
        }
    }

    private static DossierView FromLedger(SqliteLedger ledger, string id)
    {
        var dossier = ledger.FindDossier(id)!;

        // The documents cited, taken now: the ledger is closed when the view is used.
        var cited = dossier.Items().SelectMany(item => item.Evidence).SelectMany(e => new[] { e.Document, e.Sha256 }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var documents = ledger.Documents(id).Where(d => cited.Contains(d.Name) || cited.Contains(d.Sha256)).Select(d => ledger.FindDocument(d.Sha256)).OfType<Document>();
        return new DossierView(dossier, [.. documents], ledger.Dossiers().First(d => d.Id == id).Recorded);
    }

    private static Dossier Resolve(DossierFile file, IReadOnlyList<Document> documents)
    {
        var (dossier, warnings) = EvidenceResolver.Resolve(file.Dossier, documents);
        foreach (var warning in warnings)
        {
            Terminal.Error($"warning: {warning}");
        }

        return dossier;
    }
}
