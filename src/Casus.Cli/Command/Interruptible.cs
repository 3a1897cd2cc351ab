namespace Casus.Cli;

/// <summary>Runs what changes nothing outside the process, so that an interrupt need not wait for it.</summary>
internal static class Interruptible
{
    /// <summary>Runs it beside; when interrupted, it is left behind, unfinished, and the process ends without it.</summary>
    public static Task RunAsync(Action run, CancellationToken interrupted) => Task.Run(run, interrupted).WaitAsync(interrupted);
}
