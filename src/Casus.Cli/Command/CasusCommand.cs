using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.InteropServices;
using Casus.Language;
using Casus.Ledger;
using Casus.Model;
using Casus.Web;

namespace Casus.Cli;

/// <summary>The root command: its verbs, what an interrupt does, and how every failure becomes a line and an exit code.</summary>
internal static class CasusCommand
{
    // Signal numbers are the same on Linux and macOS; PosixSignal takes raw ones.
    private const int FileSizeLimitSignal = 25;

    public static async Task<int> RunAsync(string[] args)
    {
        using var interrupted = new CancellationTokenSource();
        var exitOnInterrupt = ExitCode.Interrupted;
        void Interrupt(PosixSignalContext context)
        {
            context.Cancel = true;
            exitOnInterrupt = context.Signal == PosixSignal.SIGTERM ? 143 : ExitCode.Interrupted;
            interrupted.Cancel();
        }

        using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);

        // Past a file size limit the write then fails with an error that names the file, instead of ending the process.
        using var onFileSizeLimit = OperatingSystem.IsWindows()
            ? null
            : PosixSignalRegistration.Create((PosixSignal)FileSizeLimitSignal, context => context.Cancel = true);

        try
        {
            return await InvokeAsync(args, interrupted.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            return exitOnInterrupt;
        }
        catch (WrongUseException wrong)
        {
            return Terminal.Fail($"casus: {wrong.Message}", ExitCode.WrongUse);
        }
        catch (InputRefusedException refused)
        {
            foreach (var refusal in refused.Refusals)
            {
                Terminal.Error(refusal);
            }

            return ExitCode.InputFailed;
        }
        catch (ModelFormatException wrong)
        {
            Terminal.Error(new Refusal(wrong.File, "bad-model", wrong.Reason));
            return ExitCode.InputFailed;
        }
        catch (AccountException wrong) when (wrong.Code is "bad-name" or "no-such-account")
        {
            return Terminal.Fail($"casus: {wrong.Message}", ExitCode.WrongUse);
        }
        catch (AccountException failure)
        {
            return Terminal.Fail($"casus: {failure.Code}: {failure.Message}", ExitCode.InputFailed);
        }
        catch (LedgerException failure)
        {
            return Terminal.Fail($"casus: {failure.Code}: {failure.Message}", ExitCode.InputFailed);
        }
        catch (OutputFailedException failure)
        {
            return Terminal.Fail($"casus: output-failed: {failure.Message}", ExitCode.InputFailed);
        }
    }

    public static RootCommand Create()
    {
        var root = new RootCommand("Keeps who promised, threatened, demanded, offered or refused what, to whom and on which condition, with the words that prove it.")
        {
            ReadVerb.Create(),
            CleanVerb.Create(),
            ParseVerb.Create(),
            AddVerb.Create(),
            ImportVerb.Create(),
            ExportVerb.Create(),
            StatusVerb.Create(),
            WhatIfVerb.Create(),
            ChangesVerb.Create(),
            CriticalVerb.Create(),
            WatchVerb.Create(),
            RecordVerb.Create(),
            BeginVerb.Create(),
            ProposeVerb.Create(),
            ReviewVerb.Create(),
            SearchVerb.Create(),
            VerifyVerb.Create(),
            BackupVerb.Create(),
            RestoreVerb.Create(),
            WithdrawTextVerb.Create(),
            OpenVerb.Create(),
            ServeVerb.Create(),
            AccountVerb.Create(),
            ModelVerb.Create(),
            CompletionVerb.Create(),
        };
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Action = new HelpWithExamples((HelpAction)help.Action!);
            }
        }

        return root;
    }

    private static async Task<int> InvokeAsync(string[] args, CancellationToken interrupted)
    {
        var root = Create();
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (args.Length == 0)
        {
            // Nothing asked: show what there is, as wrong use.
            await root.Parse(["--help"]).InvokeAsync(new() { Output = Console.Error }, interrupted).ConfigureAwait(false);
            return ExitCode.WrongUse;
        }

        if ((parsed.Action is null or ParseErrorAction || parsed.Action == parsed.CommandResult.Command.Action) && UsageErrors.Describe(parsed) is { Count: > 0 } wrong)
        {
            foreach (var message in wrong)
            {
                Terminal.Error($"casus: {message}");
            }

            Terminal.Error($"casus: see 'casus {UsageErrors.VerbOf(parsed)}--help'");
            return ExitCode.WrongUse;
        }

        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        return await parsed.InvokeAsync(configuration, interrupted).ConfigureAwait(false);
    }
}

/// <summary>The library's help with the verb's examples after it.</summary>
internal sealed class HelpWithExamples(HelpAction inner) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = inner.Invoke(parseResult);
        if (Examples.Of(UsageErrors.Path(parseResult.CommandResult)) is { Count: > 0 } examples)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine($"  {example}");
            }

            output.WriteLine();
        }

        return code;
    }
}
