namespace Casus.Web;

/// <summary>Somebody who may sign in.</summary>
/// <param name="Name">Lower-case letters, digits, full stop, hyphen and underscore; the author of what they record.</param>
/// <param name="SignedIn">When they last did, or null.</param>
public sealed record Account(string Name, Role Role, bool IsDisabled, DateTimeOffset Created, DateTimeOffset? SignedIn);

/// <summary>Something signed in: a browser, or a script by its token.</summary>
/// <param name="Secret">What the cookie or the header holds; only its hash is stored.</param>
/// <param name="IsToken">True for a token that the command gave out; it rides in no cookie.</param>
public sealed record Session(string Account, Role Role, string Secret, bool IsToken);

/// <summary>An account that cannot be made, found or changed as asked.</summary>
public sealed class AccountException(string code, string message) : Exception(message)
{
    /// <summary><c>bad-name</c>, <c>bad-password</c>, <c>exists</c>, <c>no-such-account</c>, <c>not-accounts</c>, <c>accounts-busy</c>.</summary>
    public string Code { get; } = code;
}
