using System.Text;

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
        _prefix = prefix is null ? null : new Anchored(PatternParser.Parse(prefix, classes));
        _suffix = suffix is null ? null : new Anchored(PatternParser.Parse(suffix, classes).Reversed());
        _infix = infix is null ? null : new Anchored(PatternParser.Parse(infix, classes));
        if (url is not null)
        {
            var node = PatternParser.Parse(url, classes);
            _url = PatternProgram.Compile(node);
            var needs = node.Required();
            needs.RemoveAll(c => c > char.MaxValue);
            _urlNeeds = needs.ToArray();
        }

        _token = token is null ? null : PatternProgram.Compile(PatternParser.Parse(token, classes));
    }

    /// <summary>The length of the prefix at the start, or 0.</summary>
    public int Prefix(ReadOnlySpan<char> text) =>
        _prefix is { } prefix && prefix.Beginning(text, 0) is { } program && Backtracking.MatchAt(program, text, 0) is var end and > 0 ? end : 0;

    /// <summary>The length of the suffix at the end, or 0: the expression's first match from the left that reaches the end.</summary>
    public int Suffix(ReadOnlySpan<char> text) =>
        _suffix is { } suffix && suffix.Ending(text) is { } program && Automaton.Farthest(program, text, text.Length, backwards: true) is var start and >= 0 ? text.Length - start : 0;

    /// <summary>The next infix at or after <paramref name="from"/>; false when there is none.</summary>
    public bool Infix(ReadOnlySpan<char> text, int from, out int start, out int end)
    {
        end = 0;
        for (start = from; _infix is { } infix && start < text.Length; start++)
        {
            if (infix.Beginning(text, start) is { } program && Backtracking.MatchAt(program, text, start) is var found and >= 0)
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

    /// <summary>
    /// An expression by the character that its matches begin with (or end with, when it is reversed): for each only the alternatives that can take it, compiled when first met.
    /// </summary>
    private sealed class Anchored
    {
        private readonly IReadOnlyList<PatternNode> _choices;
        private readonly CodePointSet?[] _edges;
        private readonly PatternProgram?[] _byCharacter = new PatternProgram?[128];
        private readonly bool[] _known = new bool[128];
        private readonly PatternProgram _all;

        public Anchored(PatternNode node)
        {
            _choices = node is PatternNode.Alternation alternation ? alternation.Choices : [node];
            _edges = [.. _choices.Select(c => new CodePointSet.Builder() is var builder && c.AddFirsts(builder) && !c.CanBeEmpty() ? builder.Build() : null)];
            _all = PatternProgram.Compile(new PatternNode.Alternation(_choices));
        }

        /// <summary>The program for a match that begins at a place, or null when none can.</summary>
        public PatternProgram? Beginning(ReadOnlySpan<char> text, int at) =>
            at < text.Length && !(at > 0 && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1])) ? For(Backtracking.CodePointAt(text, at, out _)) : null;

        /// <summary>The program for a match that ends with the text, or null when none can.</summary>
        public PatternProgram? Ending(ReadOnlySpan<char> text)
        {
            if (text.IsEmpty)
            {
                return null;
            }

            Rune.DecodeLastFromUtf16(text, out var rune, out _);
            return For(rune.Value);
        }

        // Two threads may compile the same program; either is right. The flag is set after what it speaks of.
        private PatternProgram? For(int c)
        {
            if (c >= _known.Length)
            {
                return _all;
            }

            if (!Volatile.Read(ref _known[c]))
            {
                PatternNode[] choices = [.. _choices.Where((_, i) => _edges[i]?.Contains(c) != false)];
                _byCharacter[c] = choices.Length == 0 ? null : PatternProgram.Compile(new PatternNode.Alternation(choices));
                Volatile.Write(ref _known[c], true);
            }

            return _byCharacter[c];
        }
    }
}
