namespace Casus.Exchange;

/// <summary>Small turns of phrase for refusals.</summary>
internal static class Words
{
    public delegate bool Reader<T>(string word, out T value);

    /// <summary><c>a commitment</c>, <c>an act</c>; what has no article goes without.</summary>
    public static string Article(string noun) => noun switch
    {
        "evidence" or "policy" => noun,
        _ when noun[0] is 'a' or 'i' => $"an {noun}",
        _ => $"a {noun}",
    };

    /// <summary>At most 60 characters of what was written, for a message of one line.</summary>
    public static string Short(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[58]) ? 58 : 59), "…");
}
