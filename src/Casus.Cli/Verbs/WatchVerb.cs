using System.CommandLine;
using Casus.Exchange;
using Casus.Logic;
using Casus.Model;

namespace Casus.Cli;

/// <summary><c>casus watch DOSSIER</c>: deadlines that come near, threats that stand against promises, incidents on days of duty, positions that moved.</summary>
internal static class WatchVerb
{
    private const int MostDays = 36_500;

    public static Command Create()
    {
        var options = new DossierOptions();
        var days = new Option<int>("--days") { Description = "How many days to look ahead", HelpName = "N", DefaultValueFactory = _ => 30 };
        var format = Formats.Option("text", "json", "ics");
        var verb = new Command("watch", "Tells which deadlines come near, which promises threats stand against, and how positions moved.") { days, format };
        options.AddTo(verb);
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var count = parsed.GetValue(days);
            if (count is < 0 or > MostDays)
            {
                throw new WrongUseException($"--days: a number from 0 to {MostDays} is expected, not {count}");
            }

            var view = await options.ViewAsync(parsed, cancellationToken).ConfigureAwait(false);
            var valid = options.ValidAt(parsed);
            var until = new Duration(0, count, 0).After(valid);
            await Interruptible.RunAsync(
                () =>
                {
                    var list = Watch.Over(view.Dossier, valid, options.KnownAt(parsed, view), until, parsed.GetValue(options.Drafts));
                    if (parsed.GetValue(format) == "json")
                    {
                        JsonOutput.Write(json => WatchJson.Write(json, list, view.Dossier, view.Offsets));
                    }
                    else if (parsed.GetValue(format) == "ics")
                    {
                        using var output = Terminal.OpenText();
                        output.Write(WatchCalendar.Text(list));
                    }
                    else
                    {
                        using var output = Terminal.OpenText();
                        WatchText.Write(output, view.Dossier, list);
                    }
                },
                cancellationToken).ConfigureAwait(false);

            return ExitCode.Done;
        });
        return verb;
    }
}
