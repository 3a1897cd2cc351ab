using System.CommandLine;
using System.Globalization;
using Casus.Exchange;
using Casus.Ledger;
using Casus.Logic;
using Casus.Model;

namespace Casus.Cli;

/// <summary><c>casus record DOSSIER P=true --from DATE</c>: records a finding and prints what changed status.</summary>
internal static class RecordVerb
{
    public static Command Create()
    {
        var source = new Argument<string>("DOSSIER") { Description = "A folder with dossier.yaml, a YAML file, or an id in the ledger" };
        var assignment = new Argument<string>("PROPOSITION=true|false") { Description = "What was found" };
        var from = new Option<string>("--from") { Description = $"From when it is so ({Times.Form})", HelpName = "DATE", Required = true };
        var until = new Option<string?>("--until") { Description = "Until when (not counting that date itself)", HelpName = "DATE" };
        var evidence = new Option<string?>("--evidence") { Description = "A document of the dossier, and the code points of the words in it", HelpName = "DOCUMENT[:START-END]" };
        var reason = new Option<string?>("--reason") { Description = "Why, where no document shows it", HelpName = "TEXT" };
        var corrects = new Option<string?>("--corrects") { Description = "The finding that this one replaces: to end it, to move it, to take it back", HelpName = "FINDING" };
        var author = Authors.Required();
        var ledgerOption = LedgerPath.Option();
        var format = Formats.Option("text", "json");
        var verb = new Command("record", "Records a finding in the ledger and prints what changed status.") { source, assignment, from, until, evidence, reason, corrects, author, ledgerOption, format };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var (proposition, value) = WhatIfVerb.ReadAssignment(parsed.GetRequiredValue(assignment), "record", allowUnknown: false);
            var start = Times.Read(parsed.GetRequiredValue(from), "--from");
            var end = parsed.GetValue(until) is { } text ? Times.Read(text, "--until") : (Moment?)null;
            if (end is { } last && last.Start <= start.Start)
            {
                throw new WrongUseException("--until: it lies before --from or on it, so the finding would hold at no time");
            }

            var why = parsed.GetValue(reason)?.Trim();
            if (parsed.GetValue(evidence) is null && string.IsNullOrEmpty(why))
            {
                throw new WrongUseException("a finding needs --evidence DOCUMENT[:START-END] or --reason TEXT");
            }

            var name = Authors.Of(parsed.GetValue(author));
            using var target = await DossierSource.InLedgerAsync(parsed.GetRequiredValue(source), parsed.GetValue(ledgerOption), name, cancellationToken).ConfigureAwait(false);
            var before = target.Ledger.FindDossier(target.Id)!;
            var ids = before.Propositions.Select(p => p.Id).Distinct().ToList();
            if (!ids.Contains(proposition))
            {
                throw new WrongUseException($"unknown proposition '{proposition}' in dossier '{target.Id}'{Nearest.Hint(proposition, ids)}");
            }

            var replaced = parsed.GetValue(corrects);
            if (replaced is not null && !before.Findings.Any(f => f.Id == replaced && f.Proposition == proposition))
            {
                var findings = before.Findings.Where(f => f.Proposition == proposition).Select(f => f.Id).Distinct().ToList();
                throw new WrongUseException($"--corrects: '{proposition}' has no finding '{replaced}'{Nearest.Hint(replaced, findings)}{(findings.Count > 0 ? $" ({string.Join(", ", findings)})" : string.Empty)}");
            }

            var words = parsed.GetValue(evidence) is { } cited ? ReadEvidence(target.Ledger, target.Id, cited) : null;
            var finding = new Finding(
                FindingId(before, proposition, start), proposition, value == Truth.True, start, end, null, why, replaced, words is null ? [] : [words], new Origin("new", default, null));
            var receipt = target.Ledger.Record(target.Id, finding, name);
            var after = target.Ledger.FindDossier(target.Id)!;

            // Seen from now, or from the day the finding begins where that is later.
            var now = Instant.From(TimeProvider.System.GetUtcNow());
            var valid = start.AsOf > now ? start.AsOf : now;
            var known = receipt.Recorded > now ? receipt.Recorded : now;
            var change = WhatIf.Compare(
                StatusTable.Evaluate(before, valid, known, receipt.IsDraft), StatusTable.Evaluate(after, valid, known, receipt.IsDraft));
            if (parsed.GetValue(format) == "json")
            {
                JsonOutput.Write(json => WhatIfJson.WriteRecord(json, receipt.Entry, receipt.IsDraft, change, after));
            }
            else
            {
                using var output = Terminal.OpenText();
                output.WriteLine(PlainText.Line($"recorded {receipt.Entry} in {target.LedgerFile}: {proposition} is {value.Word()} from {start}{(end is { } to ? $" to {to}" : string.Empty)}"));
                if (receipt.IsDraft)
                {
                    output.WriteLine("a draft: it waits for another's approval; once approved it would change this:");
                }

                ChangeText.WriteDifference(output, after, change);
            }

            return ExitCode.Done;
        });
        return verb;
    }

    private static string FindingId(Dossier dossier, string proposition, Moment from)
    {
        var stem = $"finding-{proposition.Replace('/', '-')}-{from.ToString().Replace(':', '-')}";
        var taken = dossier.Findings.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        var id = stem;
        for (var n = 2; taken.Contains(id); n++)
        {
            id = $"{stem}-{n}";
        }

        return id;
    }

    /// <summary>Reads <c>DOCUMENT[:START-END]</c>: a document of the dossier by name or SHA-256, and code points of its text.</summary>
    private static Evidence ReadEvidence(ILedger ledger, string dossier, string text)
    {
        var documents = ledger.Documents(dossier);
        var colon = text.LastIndexOf(':');
        var range = colon > 0 ? ReadRange(text.AsSpan(colon + 1)) : null;
        var name = range is null ? text : text[..colon];
        var matches = documents.Where(d => d.Name == name || d.Sha256 == name).ToList();
        if (matches.Count != 1)
        {
            throw new WrongUseException(matches.Count == 0
                ? $"--evidence: unknown document '{name}' in dossier '{dossier}'{Nearest.Hint(name, documents.Select(d => d.Name))}"
                : $"--evidence: {matches.Count} documents of dossier '{dossier}' are named '{name}'; give one by its SHA-256");
        }

        var sha256 = matches[0].Sha256;
        if (range is not { } codePoints)
        {
            return new Evidence(matches[0].Name, null, [], sha256);
        }

        var document = ledger.FindDocument(sha256)!;
        var offsets = new CodePoints(document.Text);
        if (codePoints.End > offsets.Length || codePoints.Start >= codePoints.End)
        {
            throw new WrongUseException($"--evidence: {codePoints.Start}-{codePoints.End} is not a range of '{name}', which has {offsets.Length} code points");
        }

        var span = offsets.ToUtf16(new Span(codePoints.Start, codePoints.End));
        return new Evidence(document.Name, span.In(document.Text), [span], sha256);
    }

    private static (int Start, int End)? ReadRange(ReadOnlySpan<char> text)
    {
        var dash = text.IndexOf('-');
        return dash > 0
            && int.TryParse(text[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && int.TryParse(text[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var end)
                ? (start, end)
                : null;
    }
}
