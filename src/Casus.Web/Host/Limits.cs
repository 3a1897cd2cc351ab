namespace Casus.Web;

/// <summary>What the desk takes in, at most.</summary>
internal static class Limits
{
    /// <summary>Bytes of a request's body.</summary>
    public const int Body = 64 * 1024;

    /// <summary>UTF-16 units of a request's first line: a what-if names many propositions in its address.</summary>
    public const int RequestLine = 32 * 1024;

    /// <summary>Suppositions in one what-if.</summary>
    public const int Suppositions = 100;

    /// <summary>UTF-16 units of a reason, a note or quoted words.</summary>
    public const int Prose = 8 * 1024;

    /// <summary>UTF-16 units of a name, an id or a search.</summary>
    public const int Line = 300;

    /// <summary>UTF-16 units of a text to parse.</summary>
    public const int Parse = 2_000;

    /// <summary>Sentences whose arcs are drawn.</summary>
    public const int DrawnSentences = 30;

    /// <summary>Code points of a word as drawn; longer ones are cut.</summary>
    public const int DrawnWord = 24;

    /// <summary>UTF-16 units of a document shown on one page; longer ones are shown in parts.</summary>
    public const int Part = 300_000;

    /// <summary>Documents and statements a search tells.</summary>
    public const int Hits = 100;

    /// <summary>Propositions offered in one list.</summary>
    public const int Choices = 300;

    /// <summary>Items of one part of a paged list.</summary>
    public const int Listed = 200;

    /// <summary>Connections open at once.</summary>
    public const int Connections = 1_000;

    /// <summary>Passwords tried from one address in five minutes.</summary>
    public const int SignInsByAddress = 60;

    /// <summary>Passwords tried for one account in five minutes, wherever from.</summary>
    public const int SignInsByAccount = 20;

    /// <summary>Changing requests a minute, of one visitor.</summary>
    public const int WritesPerMinute = 120;

    /// <summary>Requests of one visitor at once; a page asks for itself alone, its parts are kept.</summary>
    public const int ReadsAtOnce = 600;

    /// <summary>Requests a second that one visitor may keep up.</summary>
    public const int ReadsPerSecond = 100;
}
