using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Casus.Exchange;
using Casus.Logic;
using Casus.Model;

namespace Casus.Cli;

/// <summary><c>casus critical DOSSIER</c> and <c>casus critical --open-psa FILE</c>: what falls, and by the absence of what.</summary>
internal static class CriticalVerb
{
    // Of a time limit, the share that the search for the exact answer may have; the rest is for bounds.
    private const double ExactShare = 0.6;

    public static Command Create()
    {
        var dossier = new Argument<string?>("DOSSIER") { Description = "A folder with dossier.yaml, a YAML file, or an id in the ledger", Arity = ArgumentArity.ZeroOrOne };
        var of = new Option<string?>("--of") { Description = "The proposition or commitment asked about (default: the propositions that nothing else rests on)", HelpName = "ID" };
        var valid = new Option<string?>("--valid") { Description = $"Takes as settled what findings settle at this time ({Times.Form}; default: the form alone is asked about)", HelpName = "T" };
        var openPsa = new Option<string[]>("--open-psa") { Description = "A fault tree in Open-PSA XML instead of a dossier; several files make one model", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var top = new Option<string?>("--top") { Description = "With --open-psa: the gate that is the top event (default: the first that no gate uses)", HelpName = "GATE" };
        var timeLimit = new Option<double?>("--time-limit") { Description = "Stops after so many seconds, with exit code 1 and proven bounds of the probability", HelpName = "S" };
        var list = new Option<int>("--list") { Description = "Also lists the first N cut sets by order", HelpName = "N" };
        var thorough = new Option<bool>("--thorough") { Description = "Computes Fussell and Vesely's importance however long it takes" };
        var ledger = LedgerPath.Option();
        var known = Times.Option("--known", "Known on: counts only what was known by then");
        var drafts = new Option<bool>("--drafts") { Description = "Counts what is not approved yet too" };
        var format = Formats.Option("text", "json");
        var verb = new Command("critical", "Tells what makes a proposition fall: minimal cut sets, single points of failure, probability, importance.")
        {
            dossier, of, valid, openPsa, top, timeLimit, list, thorough, ledger, known, drafts, format,
        };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var clock = Stopwatch.StartNew();
            var limit = parsed.GetValue(timeLimit);
            if (limit is { } seconds && !(seconds is > 0 and < 1e6))
            {
                throw new WrongUseException($"--time-limit: '{seconds.ToString(CultureInfo.InvariantCulture)}' is not a number of seconds above 0");
            }

            if (parsed.GetValue(list) < 0)
            {
                throw new WrongUseException("--list: a number of cut sets is 0 or more");
            }

            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            using var stopExact = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (limit is { } total)
            {
                stop.CancelAfter(TimeSpan.FromSeconds(total));
                stopExact.CancelAfter(TimeSpan.FromSeconds(total * ExactShare));
            }

            var files = parsed.GetValue(openPsa) ?? [];
            CriticalQuestion Limited(CriticalQuestion question) => question with
            {
                List = parsed.GetValue(list),
                IsThorough = parsed.GetValue(thorough),
                Stop = stop.Token,
                StopExact = stopExact.Token,
            };
            CriticalAnswer answer;
            List<CriticalAnswer> each = [];
            var argument = parsed.GetValue(dossier);
            if (files.Length > 0)
            {
                if (argument is not null || parsed.GetValue(of) is not null)
                {
                    throw new WrongUseException("give a DOSSIER or --open-psa FILE, not both");
                }

                answer = FaultTrees.Ask(files, parsed.GetValue(top), Limited);
            }
            else
            {
                var view = await DossierSource.ViewAsync(
                    argument ?? throw new WrongUseException("what is to be looked at? Give a DOSSIER or --open-psa FILE"), parsed.GetValue(ledger), cancellationToken).ConfigureAwait(false);
                Instant? settledAt = parsed.GetValue(valid) is { } day ? Times.AsOf(day, "--valid", TimeProvider.System) : null;
                (answer, each) = AskDossier(
                    view.Dossier, parsed.GetValue(of), Times.KnownAsOf(parsed.GetValue(known), "--known", view, TimeProvider.System), parsed.GetValue(drafts), settledAt, Limited);
            }

            cancellationToken.ThrowIfCancellationRequested();
            var isListed = parsed.GetValue(list) > 0;
            if (parsed.GetValue(format) == "json")
            {
                JsonOutput.Write(json => CriticalJson.Write(json, answer, each, isListed, clock.Elapsed.TotalSeconds));
            }
            else
            {
                using var output = Terminal.OpenText();
                CriticalText.Write(output, answer, each);
            }

            if (answer.Result.IsComplete)
            {
                return ExitCode.Done;
            }

            Terminal.Error($"casus: {(stopExact.IsCancellationRequested ? "time-limit" : "too-large")}: {answer.Result.Why}; what is told is proven, the rest is not known");
            return ExitCode.InputFailed;
        });
        return verb;
    }

    private static (CriticalAnswer Answer, List<CriticalAnswer> Each) AskDossier(
        Dossier dossier, string? of, Instant known, bool drafts, Instant? settledAt, Func<CriticalQuestion, CriticalQuestion> limited)
    {
        ValueList<string> asked = of is null ? Fall.Ends(dossier, known, drafts) : [of];
        if (asked.IsEmpty)
        {
            throw new WrongUseException($"no proposition of dossier '{dossier.Id}' is made of others or needs any: name one with --of");
        }

        return (Ask(asked), asked.Count == 1 ? [] : [.. asked.Select(id => Ask([id]))]);

        CriticalAnswer Ask(ValueList<string> propositions)
        {
            var outcome = Fall.Read(dossier, propositions, known, drafts, settledAt);
            if (!outcome.IsValue)
            {
                var refusal = outcome.Refusals[0];
                throw refusal.Code == "unknown-proposition"
                    ? new WrongUseException($"--of: {Unknown(dossier, refusal.Input, known, drafts)}")
                    : new InputRefusedException(refusal);
            }

            var fall = outcome.Value;
            var question = new CriticalQuestion(fall.Circuit, fall.Event, i => 1 - fall.Basics[i].Probability) { Causes = fall.Causes, Name = i => fall.Basics[i].Id };
            var what = propositions.Count == 1 ? $"{propositions[0]} is false" : $"one of {string.Join(", ", propositions)} is false";
            return new(what, propositions, true, Critical.Analyze(limited(question)), i => new(fall.Basics[i].Id, fall.Basics[i].Text));
        }
    }

    // Why an id is not there at a known time: it may be at another.
    private static string Unknown(Dossier dossier, string id, Instant known, bool drafts)
    {
        IDossierItem[] items = [.. dossier.Propositions, .. dossier.Commitments];
        var versions = items.Where(item => item.Id == id).Select(item => item.Origin).ToList();
        if (versions.Count == 0)
        {
            return $"unknown proposition or commitment '{id}'{Nearest.Hint(id, items.Where(item => item.Origin.Counts(known, drafts)).Select(item => item.Id))}";
        }

        return versions.Select(origin => drafts ? origin.Known : origin.Approved).OfType<Instant>().Where(from => from > known).Order().FirstOrDefault(Instant.Max) is var first && first < Instant.Max
            ? $"'{id}' is not known yet at {known}: it counts from {first} on; ask by --known for a time from then on"
            : !drafts && versions.Exists(origin => origin.Counts(known, drafts: true))
                ? $"'{id}' is a draft that is not approved at {known}; --drafts counts it"
                : $"'{id}' no longer stands at {known}; ask by --known for a time before it was withdrawn";
    }
}
