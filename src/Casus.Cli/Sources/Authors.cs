using System.CommandLine;

namespace Casus.Cli;

/// <summary>Who writes into the ledger: <c>--as NAME</c>, else the name the user is logged in by.</summary>
internal static class Authors
{
    private const int MaxLength = 200;

    public static Option<string?> Option() => new("--as") { Description = "The author of what is recorded (default: your user name)", HelpName = "NAME" };

    public static Option<string> Required() => new("--as") { Description = "The author of what is recorded", HelpName = "NAME", Required = true };

    public static string Of(string? option)
    {
        var name = PlainText.Line((option ?? Environment.UserName).Trim());
        return name.Length is > 0 and <= MaxLength
            ? name
            : throw new WrongUseException($"--as: a name of 1 to {MaxLength} characters is needed");
    }
}
