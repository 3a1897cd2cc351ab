using Casus.Web;

namespace Casus.Cli;

/// <summary>A desk that has begun to answer, until it is closed.</summary>
internal static class ServedDesk
{
    /// <summary>Prints the address on its own line, says <paramref name="words"/> beside the output, and waits until the desk is closed.</summary>
    public static async Task<int> UntilClosedAsync(RunningDesk desk, string words, CancellationToken cancellationToken)
    {
        await using var running = desk.ConfigureAwait(false);
        await using (var output = Terminal.OpenText())
        {
            await output.WriteLineAsync(desk.Address.ToString()).ConfigureAwait(false);
        }

        Terminal.Error(words);
        await desk.Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }
}
