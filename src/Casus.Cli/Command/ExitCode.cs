namespace Casus.Cli;

/// <summary>The command's exit codes, as <c>docs/reference/errors.md</c> lists them.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int InputFailed = 1;
    public const int WrongUse = 2;
    public const int Interrupted = 130;
}
