using System.Globalization;
using Casus.Ledger;

namespace Casus.Web;

/// <summary>Records findings, by the same rules from the page's form and from the API.</summary>
internal sealed class Recorder(DeskOptions options, DossierShelf shelf, TextShelf texts)
{
    /// <summary>What was recorded, or for each field what is wrong with it and nothing recorded.</summary>
    public (RecordedAnswer? Answer, IReadOnlyDictionary<string, string[]> Errors) Record(FindingRequest request, Visitor visitor)
    {
        var held = shelf.Take();
        var check = new FindingCheck(held.Dossier, held.Documents.All, texts);
        var finding = check.Check(request);
        var author = check.Author(request.Author, visitor);
        if (finding is null || author is null)
        {
            return (null, check.Errors);
        }

        var receipt = options.Ledger.Record(options.Dossier, finding, author);
        return (Answer(receipt, finding.Id), check.Errors);
    }

    /// <summary>Approves or rejects what waits at a position of the dossier's chain.</summary>
    /// <exception cref="Casus.Ledger.LedgerException"><c>own-change</c>, <c>no-such-entry</c> or <c>decided</c>.</exception>
    public RecordedAnswer Decide(long position, bool approve, string? author, string? reason, Visitor visitor)
    {
        var entry = string.Create(CultureInfo.InvariantCulture, $"{options.Dossier}/{position}");
        var receipt = options.Ledger.Decide(entry, approve, visitor.NamesAuthors ? author!.Trim() : visitor.Name, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
        return Answer(receipt, entry);
    }

    private RecordedAnswer Answer(EntryReceipt receipt, string id)
    {
        shelf.Warm();
        var position = receipt.Entry[(receipt.Entry.LastIndexOf('/') + 1)..];
        var changed = receipt.IsDraft ? 0 : shelf.Recorded(position)!.Changes.Count;
        return new(receipt.Entry, id, receipt.Recorded.ToString(), receipt.IsDraft, $"/?recorded={position}#recorded", changed);
    }
}
