using System.CommandLine;
using Casus.Model;

namespace Casus.Cli;

/// <summary><c>casus begin ID --title TEXT</c>: begins a dossier in the ledger, without a file.</summary>
internal static class BeginVerb
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "The dossier's id: letters, digits and hyphens" };
        var title = new Option<string>("--title") { Description = "What it is called", HelpName = "TEXT", Required = true };
        var summary = new Option<string?>("--summary") { Description = "What the arrangement is, for one who opens it", HelpName = "TEXT" };
        var reviewers = new Option<int>("--reviewers") { Description = "2: a person's change waits for another's approval (default); 1: it counts at once", HelpName = "1|2", DefaultValueFactory = _ => 2 };
        var author = Authors.Option();
        var ledgerOption = LedgerPath.Option();
        var verb = new Command("begin", "Begins a dossier in the ledger; propose adds to it.") { id, title, summary, reviewers, author, ledgerOption };
        verb.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(id);
            if (name.Length is 0 or > 100 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') || !char.IsAsciiLetterOrDigit(name[0]))
            {
                throw new WrongUseException($"'{name}' is no id: use at most 100 letters, digits and hyphens");
            }

            var called = parsed.GetRequiredValue(title) is var text && !string.IsNullOrWhiteSpace(text) ? text : throw new WrongUseException("--title: say what it is called");
            var count = parsed.GetValue(reviewers) is (1 or 2) and var given ? given : throw new WrongUseException($"--reviewers: 1 or 2, not {parsed.GetValue(reviewers)}");
            var ledgerFile = LedgerPath.Of(parsed.GetValue(ledgerOption));
            using var ledger = LedgerPath.OpenForWriting(ledgerFile);
            var dossier = new Dossier { Id = name, Title = called, Summary = parsed.GetValue(summary), Policy = new ReviewPolicy(count) };
            var receipt = ledger.Begin(dossier, Authors.Of(parsed.GetValue(author)));
            using var output = Terminal.OpenText();
            output.WriteLine(PlainText.Line($"began {name} in {ledgerFile}: {receipt.Entry}"));
            return ExitCode.Done;
        });
        return verb;
    }
}
