using System.CommandLine;
using Casus.Exchange;
using Casus.Logic;

namespace Casus.Cli;

/// <summary><c>casus changes DOSSIER --since T</c>: what changed since, with the entry and the words that did it.</summary>
internal static class ChangesVerb
{
    public static Command Create()
    {
        var options = new DossierOptions();
        var since = new Option<string>("--since") { Description = $"The time to compare with ({Times.Form})", HelpName = "T", Required = true };
        var until = Times.Option("--until", "The end of the span looked at");
        var format = Formats.Option("text", "json");
        var verb = new Command("changes", "Tells every status, value or conflict that changed since a time, with the entry and the words that did it.")
        {
            options.Dossier, since, until, options.Ledger, options.Drafts, format,
        };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var start = Times.Read(parsed.GetRequiredValue(since), "--since").AsOf;
            var view = await options.ViewAsync(parsed, cancellationToken).ConfigureAwait(false);
            var end = Times.KnownAsOf(parsed.GetValue(until), "--until", view, TimeProvider.System);
            if (end < start)
            {
                throw new WrongUseException("--since: it lies after the end of the span");
            }

            await Interruptible.RunAsync(
                () =>
                {
                    var changes = Changes.Since(view.Dossier, start, end, parsed.GetValue(options.Drafts));
                    if (parsed.GetValue(format) == "json")
                    {
                        JsonOutput.Write(json => ChangesJson.Write(json, changes, view.Dossier, view.Offsets));
                    }
                    else
                    {
                        using var output = Terminal.OpenText();
                        ChangeText.Write(output, view.Dossier, changes);
                    }
                },
                cancellationToken).ConfigureAwait(false);

            return ExitCode.Done;
        });
        return verb;
    }
}
