namespace Casus.Language;

/// <summary>The tokenizer's expressions, each run in the way that keeps its Python meaning in linear time.</summary>
internal sealed class AffixPatterns
{
    private readonly Anchored? _prefix;
    private readonly Anchored? _suffix;
    private readonly Anchored? _infix;
    private readonly PatternProgram? _url;
    private readonly int[] _urlNeeds = [];
    private readonly PatternProgram? _token;

    public AffixPatterns(string? prefix, string? suffix, string? infix, string? url, string? token)
    {
        var classes = new Dictionary<string, CodePointSet>(StringComparer.Ordinal);
        _prefix = prefix is null ? null : Anchored.Forwards(PatternParser.Parse(prefix, classes));
        _suffix = suffix is null ? null : Anchored.Backwards(PatternParser.Parse(suffix, classes));
        _infix = infix is null ? null : Anchored.Forwards(PatternParser.Parse(infix, classes));
        if (url is not null)
        {
            var node = PatternParser.Parse(url, classes);
            _url = PatternProgram.Compile(node);
            _urlNeeds = [.. node.Required().Where(c => c <= char.MaxValue)];
        }

        _token = token is null ? null : PatternProgram.Compile(PatternParser.Parse(token, classes));
    }

    /// <summary>The length of the prefix at the start, or 0.</summary>
    public int Prefix(ReadOnlySpan<char> text) =>
        _prefix is { } prefix && prefix.CanBegin(text, 0) && Backtracking.MatchAt(prefix.Program, text, 0) is var end and > 0 ? end : 0;

    /// <summary>The length of the suffix at the end, or 0: the expression's first match from the left that reaches the end.</summary>
    public int Suffix(ReadOnlySpan<char> text) =>
        _suffix is { } suffix && suffix.CanEnd(text) && Automaton.Farthest(suffix.Program, text, text.Length, backwards: true) is var start and >= 0 ? text.Length - start : 0;

    /// <summary>The next infix at or after <paramref name="from"/>; false when there is none.</summary>
    public bool Infix(ReadOnlySpan<char> text, int from, out int start, out int end)
    {
        end = 0;
        for (start = from; _infix is { } infix && start < text.Length; start++)
        {
            if (infix.CanBegin(text, start) && Backtracking.MatchAt(infix.Program, text, start) is var found and >= 0)
            {
                end = found;
                return true;
            }
        }

        return false;
    }

    public bool IsUrl(ReadOnlySpan<char> text)
    {
        foreach (var needed in _urlNeeds)
        {
            if (!text.Contains((char)needed))
            {
                return false;
            }
        }

        return _url is not null && Automaton.Farthest(_url, text, 0, backwards: false) >= 0;
    }

    public bool IsToken(ReadOnlySpan<char> text) => _token is not null && Automaton.Farthest(_token, text, 0, backwards: false) >= 0;

    /// <summary>Whether any of prefix, infix and suffix is found in an exception, so that affix rules may tear it.</summary>
    public bool Touches(ReadOnlySpan<char> text) => Prefix(text) > 0 || Suffix(text) > 0 || Infix(text, 0, out _, out _);

    /// <summary>A program with the set of what its matches begin (or end) with, which rules out most places at once.</summary>
    private sealed record Anchored(PatternProgram Program, CodePointSet? Edge)
    {
        public static Anchored Forwards(PatternNode node) => Of(node);

        public static Anchored Backwards(PatternNode node) => Of(node.Reversed());

        private static Anchored Of(PatternNode node)
        {
            var builder = new CodePointSet.Builder();
            return new(PatternProgram.Compile(node), node.AddFirsts(builder) ? builder.Build() : null);
        }

        public bool CanBegin(ReadOnlySpan<char> text, int at) =>
            at < text.Length && !(at > 0 && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1])) && (Edge is null || Edge.Contains(Backtracking.CodePointAt(text, at, out _)));

        public bool CanEnd(ReadOnlySpan<char> text)
        {
            if (text.IsEmpty)
            {
                return false;
            }

            System.Text.Rune.DecodeLastFromUtf16(text, out var rune, out _);
            return Edge is null || Edge.Contains(rune.Value);
        }
    }
}
