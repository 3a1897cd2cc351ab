using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Casus.Tests;

namespace Casus.Shared.Tests;

/// <summary>The folder <c>shared</c> beside the checkout, and its scorers.</summary>
internal static class Shared
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(CasusProcess.Root, "..", "shared"));

    public static string In(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>Runs a scorer of the gold by python3 and gives what it prints.</summary>
    public static string Score(string scorer, params string[] arguments)
    {
        var start = new ProcessStartInfo("python3", [In("gold", scorer), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        TestContext.Current.SendDiagnosticMessage(output);
        return output;
    }

    /// <summary>A figure of the scorer's closing line, <c>name=0.512</c>.</summary>
    public static double Figure(string output, string name)
    {
        var match = Regex.Match(output, $@"\b{Regex.Escape(name)}=(?<value>[\d.]+)", RegexOptions.None, TimeSpan.FromSeconds(1));
        Assert.True(match.Success, $"the scorer printed no {name}:\n{output}");
        return double.Parse(match.Groups["value"].ValueSpan, CultureInfo.InvariantCulture);
    }
}
