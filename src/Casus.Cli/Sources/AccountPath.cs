using System.CommandLine;
using Casus.Web;

namespace Casus.Cli;

/// <summary>Where the accounts lie: <c>--accounts</c>, else <c>$CASUS_ACCOUNTS</c>, else the user's data folder.</summary>
internal static class AccountPath
{
    public static Option<string?> Option() => new("--accounts")
    {
        Description = "The file of accounts (default: $CASUS_ACCOUNTS, else the user's data folder)",
        HelpName = "FILE",
    };

    /// <summary>Opens it, and makes it where it does not exist; the user's data folder is made too, any other folder must be there.</summary>
    public static AccountFile Open(string? option)
    {
        var named = option ?? (Environment.GetEnvironmentVariable("CASUS_ACCOUNTS") is { Length: > 0 } variable ? variable : null);
        try
        {
            return AccountFile.Open(named ?? Path.Combine(Directory.CreateDirectory(LedgerPath.DataFolder()).FullName, "accounts.casus"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new AccountException("accounts-not-writable", $"{named ?? LedgerPath.DataFolder()}: {failure.Message}");
        }
    }
}
