using System.CommandLine;
using Casus.Model;

namespace Casus.Cli;

/// <summary>The arguments and options shared by the verbs that look at a dossier.</summary>
internal sealed class DossierOptions
{
    public Argument<string> Dossier { get; } = new("DOSSIER") { Description = "A folder with dossier.yaml, a YAML file, or an id in the ledger" };

    public Option<string?> Ledger { get; } = LedgerPath.Option();

    public Option<string?> Valid { get; } = Times.Option("--valid", "True on: the time asked about");

    public Option<string?> Known { get; } = Times.Option("--known", "Known on: counts only what was known by then");

    public Option<bool> Drafts { get; } = new("--drafts") { Description = "Counts what is not approved yet too, and marks what rests on it" };

    public void AddTo(Command verb)
    {
        verb.Add(Dossier);
        verb.Add(Ledger);
        verb.Add(Valid);
        verb.Add(Known);
        verb.Add(Drafts);
    }

    public Task<DossierView> ViewAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        DossierSource.ViewAsync(parsed.GetRequiredValue(Dossier), parsed.GetValue(Ledger), cancellationToken);

    public Instant ValidAt(ParseResult parsed) => Times.AsOf(parsed.GetValue(Valid), "--valid", TimeProvider.System);

    public Instant KnownAt(ParseResult parsed, DossierView view) => Times.KnownAsOf(parsed.GetValue(Known), "--known", view, TimeProvider.System);
}
