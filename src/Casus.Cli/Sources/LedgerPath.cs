using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Casus.Ledger;

namespace Casus.Cli;

/// <summary>Where the ledger lies: <c>--ledger</c>, else <c>$CASUS_LEDGER</c>, else the user's data folder.</summary>
internal static class LedgerPath
{
    public static Option<string?> Option() => new("--ledger")
    {
        Description = "The ledger's file (default: $CASUS_LEDGER, else the user's data folder)",
        HelpName = "FILE",
    };

    /// <summary>The ledger named by the option or the environment, else the user's own.</summary>
    public static string Of(string? option) => Named(option) ?? Path.Combine(DataFolder(), "ledger.casus");

    /// <summary>Opens a ledger for writing, made where it does not exist; the user's data folder is made too, any other folder must be there.</summary>
    public static SqliteLedger OpenForWriting(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder) && (folder + Path.DirectorySeparatorChar).StartsWith(DataFolder() + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            try
            {
                Directory.CreateDirectory(folder);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new LedgerException("ledger-not-writable", $"{path}: its folder cannot be made: {failure.Message}", failure);
            }
        }

        return SqliteLedger.Open(path, LedgerAccess.Create);
    }

    /// <summary>The ledger for a dossier that is a file: a named one, else one private to that file, so that two files with one id stay apart.</summary>
    public static string ForFile(string? option, string dossierFile)
    {
        if (Named(option) is { } named)
        {
            return named;
        }

        var full = Path.GetFullPath(dossierFile);
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(full)))[..16];
        var label = Path.GetFileName(Path.GetDirectoryName(full)) is { Length: > 0 } folder ? folder : "dossier";
        return Path.Combine(DataFolder(), "private", $"{label}-{key}.casus");
    }

    private static string? Named(string? option) =>
        option ?? (Environment.GetEnvironmentVariable("CASUS_LEDGER") is { Length: > 0 } fromEnvironment ? fromEnvironment : null);

    public static string DataFolder()
    {
        // $XDG_DATA_HOME or ~/.local/share on Linux, the platform's own elsewhere.
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length > 0
            ? Path.Combine(folder, "casus")
            : throw new WrongUseException("there is no home folder to keep a ledger in; give one by --ledger FILE or $CASUS_LEDGER");
    }
}
