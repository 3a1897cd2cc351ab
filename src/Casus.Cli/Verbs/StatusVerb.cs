using System.CommandLine;
using Casus.Exchange;
using Casus.Logic;

namespace Casus.Cli;

/// <summary><c>casus status DOSSIER</c>: where every commitment stands, and why.</summary>
internal static class StatusVerb
{
    public static Command Create()
    {
        var options = new DossierOptions();
        var format = Formats.Option("text", "json");
        var explain = new Option<bool>("--explain") { Description = "Tells why as a tree, down to the words in the documents, and the nearest change that would alter it" };
        var verb = new Command("status", "Tells where every commitment of a dossier stands, and why.") { explain, format };
        options.AddTo(verb);
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var view = await options.ViewAsync(parsed, cancellationToken).ConfigureAwait(false);
            await Interruptible.RunAsync(
                () =>
                {
                    var status = StatusTable.Evaluate(view.Dossier, options.ValidAt(parsed), options.KnownAt(parsed, view), parsed.GetValue(options.Drafts));
                    if (parsed.GetValue(format) == "json")
                    {
                        JsonOutput.Write(json => StatusJson.Write(json, status, view.Dossier, view.Offsets, parsed.GetValue(explain)));
                    }
                    else
                    {
                        using var output = Terminal.OpenText();
                        if (parsed.GetValue(explain))
                        {
                            ExplanationText.Write(output, view.Dossier, status);
                        }
                        else
                        {
                            StatusText.Write(output, view.Dossier, status);
                        }
                    }
                },
                cancellationToken).ConfigureAwait(false);

            return ExitCode.Done;
        });
        return verb;
    }
}
