using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Casus.Ledger;

namespace Casus.Cli;

/// <summary><c>casus review DOSSIER</c>: what waits for a decision, with its differences; decides, and undoes.</summary>
internal static class ReviewVerb
{
    public static Command Create()
    {
        var dossier = new Argument<string>("DOSSIER") { Description = "An id in the ledger, a folder with dossier.yaml, or a YAML file" };
        var approve = Entries("--approve", "Approves what an entry of the list proposes; may be repeated");
        var reject = Entries("--reject", "Rejects it; may be repeated");
        var undo = Entries("--undo", "Undoes an entry: a decision, an own draft, a change, a merge; may be repeated");
        var reason = new Option<string?>("--reason") { Description = "Why", HelpName = "TEXT" };
        var order = new Option<string>("--order") { Description = "Of statements: newest, importance or doubt (default importance)", HelpName = "ORDER", DefaultValueFactory = _ => "importance" };
        order.AcceptOnlyFromAmong("newest", "importance", "doubt");
        var limit = new Option<int>("--limit") { Description = "At most so many (default 20)", HelpName = "N", DefaultValueFactory = _ => 20 };
        var cursor = new Option<string?>("--cursor") { Description = "Goes on after an earlier list", HelpName = "CURSOR" };
        var mine = new Option<bool>("--mine") { Description = "Only what --as may decide" };
        var drafts = new Option<bool>("--drafts-only") { Description = "Leaves out statements" };
        var again = new Option<bool>("--second-look") { Description = "Also statements that others have decided and --as has not" };
        var author = Authors.Option();
        var ledgerOption = LedgerPath.Option();
        var format = Formats.Option("text", "json");
        var verb = new Command("review", "Shows what waits for a decision in a dossier, with its differences; decides and undoes.")
        {
            dossier, approve, reject, undo, reason, order, limit, cursor, mine, drafts, again, author, ledgerOption, format,
        };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var name = Authors.Of(parsed.GetValue(author));
            using var target = await DossierSource.InLedgerAsync(parsed.GetRequiredValue(dossier), parsed.GetValue(ledgerOption), name, cancellationToken).ConfigureAwait(false);
            var edit = new Edit(name) { Reason = parsed.GetValue(reason) };
            var decisions = Decisions(approve, reject, undo, parsed).ToList();
            if (decisions.Count > 0)
            {
                using var output = Terminal.OpenText();
                foreach (var (what, entry) in decisions)
                {
                    var receipt = Decide(target, what, entry, edit);
                    output.WriteLine(PlainText.Line($"{what} {entry}: {receipt.Entry}{(receipt.IsDraft ? " (a draft: it waits for another's approval)" : string.Empty)}"));
                    output.Flush();
                }

                return ExitCode.Done;
            }

            var query = new QueueQuery
            {
                Order = Enum.Parse<QueueOrder>(parsed.GetValue(order)!, ignoreCase: true),
                Limit = parsed.GetValue(limit) is > 0 and <= 500 and var count ? count : throw new WrongUseException("--limit: 1 to 500"),
                Cursor = parsed.GetValue(cursor),
                Reviewer = parsed.GetValue(mine) || parsed.GetValue(again) ? name : null,
                SecondLook = parsed.GetValue(again),
                Statements = !parsed.GetValue(drafts),
            };
            var page = target.Ledger.Queue(target.Id, query);
            if (parsed.GetValue(format) == "json")
            {
                JsonOutput.Write(json => ReviewJson.Write(json, target.Id, page, target.Ledger.Agreement(target.Id)));
            }
            else
            {
                using var output = Terminal.OpenText();
                ReviewText.Write(output, page);
            }

            return ExitCode.Done;
        });
        return verb;
    }

    private static Option<string[]> Entries(string name, string description) => new(name) { Description = description, HelpName = "ENTRY" };

    private static IEnumerable<(string What, string Entry)> Decisions(Option<string[]> approve, Option<string[]> reject, Option<string[]> undo, ParseResult parsed)
    {
        foreach (var (what, option) in new[] { ("approved", approve), ("rejected", reject), ("undone", undo) })
        {
            foreach (var entry in parsed.GetValue(option) ?? [])
            {
                yield return (what, entry);
            }
        }
    }

    private static EntryReceipt Decide(LedgerDossier target, string what, string entry, Edit edit)
    {
        if (what == "undone")
        {
            return target.Ledger.Undo(entry, edit);
        }

        if (!entry.StartsWith("ledger/", StringComparison.Ordinal))
        {
            return target.Ledger.Decide(entry, what == "approved", edit);
        }

        // A statement is listed by the entry that recorded it.
        if (!long.TryParse(entry.AsSpan("ledger/".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            || target.Ledger.Entries("ledger", position - 1, 1) is not [{ Kind: "statement-recorded" } recorded] || recorded.Position != position)
        {
            throw new WrongUseException($"'{entry}' is no entry that recorded a statement");
        }

        using var payload = JsonDocument.Parse(recorded.Payload);
        return target.Ledger.DecideStatement(
            target.Id, payload.RootElement.GetProperty("document").GetString()!, payload.RootElement.GetProperty("statement").GetString()!, what == "approved", edit);
    }
}
