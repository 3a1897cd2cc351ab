using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Casus.Web;

/// <summary>What passwords and names must be, and how passwords are kept: by ASP.NET Core Identity's hasher (PBKDF2, HMAC-SHA-512, salted).</summary>
public static partial class Passwords
{
    /// <summary>Characters of a password, at least; NIST SP 800-63B asks for length, not for kinds of characters.</summary>
    public const int Least = 12;

    /// <summary>Characters of a password, at most: what is hashed is bounded.</summary>
    public const int Most = 256;

    // As OWASP advises for PBKDF2 with HMAC-SHA-512.
    private static readonly PasswordHasher<string> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));

    private static readonly Lazy<string> NobodysHash = new(() => Hash("a password that nobody has, for accounts that are not there"));

    /// <summary>The hash that a name without an account is tried against, so that it takes as long.</summary>
    internal static string Nobody => NobodysHash.Value;

    internal static string Hash(string password) => Hasher.HashPassword(string.Empty, password);

    internal static bool Fits(string hash, string password) =>
        password.Length <= Most && Hasher.VerifyHashedPassword(string.Empty, hash, password) != PasswordVerificationResult.Failed;

    /// <exception cref="AccountException"><c>bad-name</c>.</exception>
    internal static void CheckName(string name)
    {
        if (!Name().IsMatch(name))
        {
            throw new AccountException("bad-name", "a name has 1 to 64 lower-case letters (a to z), digits, full stops, hyphens and underscores, and begins with a letter");
        }
    }

    /// <exception cref="AccountException"><c>bad-password</c>.</exception>
    internal static void Check(string name, string password)
    {
        if (password.Length is < Least or > Most)
        {
            throw new AccountException("bad-password", FormattableString.Invariant($"a password has {Least} to {Most} characters"));
        }

        if (password.Contains(name, StringComparison.OrdinalIgnoreCase) || password.Distinct().Count() < 5)
        {
            throw new AccountException("bad-password", "a password does not hold the account's name, and has at least five different characters");
        }
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
