using System.CommandLine;
using Casus.Exchange;
using Casus.Logic;
using Casus.Model;

namespace Casus.Cli;

/// <summary><c>casus whatif DOSSIER --set P=true</c>: what would change, and why; nothing is recorded.</summary>
internal static class WhatIfVerb
{
    public static Command Create()
    {
        var options = new DossierOptions();
        var set = new Option<string[]>("--set")
        {
            Description = "A proposition and the value it is supposed to have, from a date on (default: --valid)",
            HelpName = "P=true|false|unknown[@DATE]",
            Required = true,
            Arity = ArgumentArity.OneOrMore,
        };
        var format = Formats.Option("text", "json");
        var verb = new Command("whatif", "Tells what would change if propositions had other values; nothing is recorded.") { set, format };
        options.AddTo(verb);
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var suppositions = parsed.GetRequiredValue(set).Select(ReadSupposition).ToValueList();
            var view = await options.ViewAsync(parsed, cancellationToken).ConfigureAwait(false);
            if (WhatIf.Refuse(view.Dossier, suppositions, options.ValidAt(parsed)) is { IsEmpty: false } refusals)
            {
                throw new WrongUseException(string.Join("; ", refusals.Select(r => $"--set: {r.Code} '{r.Input}': {r.Reason}")));
            }

            await Interruptible.RunAsync(
                () =>
                {
                    var result = WhatIf.Suppose(view.Dossier, suppositions, options.ValidAt(parsed), options.KnownAt(parsed, view), parsed.GetValue(options.Drafts));
                    if (parsed.GetValue(format) == "json")
                    {
                        JsonOutput.Write(json => WhatIfJson.Write(json, result, view.Dossier, view.Offsets));
                    }
                    else
                    {
                        using var output = Terminal.OpenText();
                        ChangeText.Write(output, view.Dossier, result);
                    }
                },
                cancellationToken).ConfigureAwait(false);

            return ExitCode.Done;
        });
        return verb;
    }

    internal static Supposition ReadSupposition(string text)
    {
        var at = text.LastIndexOf('@');
        var assignment = at < 0 ? text : text[..at];
        var (proposition, value) = ReadAssignment(assignment, "--set", allowUnknown: true);
        return new Supposition(proposition, value, at < 0 ? null : Times.Read(text[(at + 1)..], "--set"));
    }

    /// <summary>Reads <c>P=true</c>, <c>P=false</c> and, where allowed, <c>P=unknown</c>.</summary>
    internal static (string Proposition, Truth Value) ReadAssignment(string text, string where, bool allowUnknown)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var value = equals < 0 ? null : text[(equals + 1)..] switch
        {
            "true" => Truth.True,
            "false" => Truth.False,
            "unknown" when allowUnknown => Truth.Unknown,
            _ => (Truth?)null,
        };
        return equals > 0 && value is { } truth
            ? (text[..equals], truth)
            : throw new WrongUseException($"{where}: '{text}' is not PROPOSITION=true|false{(allowUnknown ? "|unknown" : string.Empty)}");
    }
}
