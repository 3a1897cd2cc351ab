using System.CommandLine;

namespace Casus.Cli;

/// <summary>The <c>--format</c> option of a verb; its first form is the default.</summary>
internal static class Formats
{
    public static Option<string> Option(params string[] forms)
    {
        var option = new Option<string>("--format") { Description = $"The output's form: {string.Join(", ", forms)} (default {forms[0]})", HelpName = string.Join('|', forms), DefaultValueFactory = _ => forms[0] };
        option.AcceptOnlyFromAmong(forms);
        return option;
    }
}
