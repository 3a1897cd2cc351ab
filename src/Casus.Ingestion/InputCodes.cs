namespace Casus.Ingestion;

/// <summary>The codes of refusals of inputs: stable, for scripts; described in <c>docs/reference/errors.md</c>.</summary>
public static class InputCodes
{
    public const string Missing = "missing";

    public const string NotPermitted = "not-permitted";

    /// <summary>A pipe, device or socket.</summary>
    public const string NotAFile = "not-a-file";

    /// <summary>The system gave an error while reading.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>No byte, or no character that is not white space.</summary>
    public const string Empty = "empty";

    public const string Binary = "binary";

    /// <summary>A PDF without text: pictures of pages, or nothing.</summary>
    public const string NoText = "no-text";

    /// <summary>A PDF that a password locks.</summary>
    public const string Encrypted = "encrypted";

    public const string BadPdf = "bad-pdf";

    /// <summary>What an address gave is no RSS, Atom or JSON feed.</summary>
    public const string NotAFeed = "not-a-feed";

    public const string TooLarge = "too-large";

    public const string TruncatedGzip = "truncated-gzip";

    public const string BadGzip = "bad-gzip";

    public const string NotUtf8 = "not-utf8";

    /// <summary>Bytes that are not in the encoding given by an option, a header, a byte order mark or the page.</summary>
    public const string BadEncoding = "bad-encoding";

    public const string Timeout = "timeout";

    public const string BadAddress = "bad-address";

    /// <summary>The address resolves to none but private, loopback, link-local, metadata or otherwise special ranges.</summary>
    public const string RefusedAddress = "refused-address";

    public const string TooManyRedirects = "too-many-redirects";

    /// <summary>A redirect away from http and https, or from https down to http.</summary>
    public const string RedirectScheme = "redirect-scheme";

    public const string HttpStatus = "http-status";

    /// <summary>An answer that is not HTTP, breaks off, or is packed in a way not understood.</summary>
    public const string BadResponse = "bad-response";

    public const string ConnectionFailed = "connection-failed";

    /// <summary>No trusted secure connection.</summary>
    public const string Tls = "tls";

    /// <summary>An option's value that cannot be used.</summary>
    public const string BadOption = "bad-option";
}
