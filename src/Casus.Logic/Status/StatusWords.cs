namespace Casus.Logic;

/// <summary>The words by which values and states are written outside the process.</summary>
public static class StatusWords
{
    public const string Undetermined = "undetermined";

    public static string Word(this Truth value) => value.ToString().ToLowerInvariant();

    public static string Word(this CommitmentState state) => state.ToString().ToLowerInvariant();

    public static string Word(this CommitmentStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return status.Status?.Word() ?? Undetermined;
    }
}
