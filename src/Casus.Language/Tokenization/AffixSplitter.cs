namespace Casus.Language;

/// <summary>A piece of a chunk; an exception stands for all its tokens.</summary>
internal readonly record struct Piece(int Start, int Length, bool IsException);

/// <summary>
/// Splits a chunk (a run without a change between white space and the rest) as spaCy's tokenizer does: exceptions first, then prefixes and suffixes from the outside in,
/// addresses whole, infixes.
/// </summary>
internal sealed class AffixSplitter
{
    private readonly AffixPatterns _patterns;
    private readonly Dictionary<string, string[][]>.AlternateLookup<ReadOnlySpan<char>> _exceptions;
    private readonly int _longestException;

    public AffixSplitter(TokenizerRules rules)
    {
        _patterns = new(rules.Prefix, rules.Suffix, rules.Infix, rules.Url, rules.Token);
        _exceptions = rules.Exceptions.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var exception in rules.Exceptions.Keys)
        {
            _longestException = Math.Max(_longestException, exception.Length);
        }
    }

    /// <summary>What the rules without exceptions make of every exception they tear or that holds a space, each once; the later pass puts these together again.</summary>
    public static string[][] Torn(TokenizerRules rules)
    {
        var splitter = new AffixSplitter(rules);
        var torn = new List<string[]>();
        foreach (var exception in rules.Exceptions.Keys.Where(e => splitter._patterns.Touches(e) || e.Contains(' ', StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var pieces = new List<Piece>();
            foreach (var (start, length) in Whitespace.Chunks(exception))
            {
                splitter.Split(exception.AsSpan(start, length), start, pieces, useExceptions: false);
            }

            torn.Add([.. pieces.Select(p => exception.Substring(p.Start, p.Length))]);
        }

        return [.. torn];
    }

    public bool IsException(ReadOnlySpan<char> text) => text.Length <= _longestException && _exceptions.ContainsKey(text);

    public string[][]? Exception(ReadOnlySpan<char> text) => text.Length <= _longestException && _exceptions.TryGetValue(text, out var tokens) ? tokens : null;

    /// <param name="offset">Added to the pieces' starts.</param>
    public void Split(ReadOnlySpan<char> chunk, int offset, List<Piece> pieces, bool useExceptions)
    {
        if (useExceptions && IsException(chunk))
        {
            pieces.Add(new(offset, chunk.Length, true));
            return;
        }

        var (from, to) = (0, chunk.Length);
        List<Piece>? suffixes = null;
        var last = -1;
        while (to > from && to - from != last)
        {
            var rest = chunk[from..to];
            last = rest.Length;
            if (_patterns.IsToken(rest) || (useExceptions && IsException(rest)))
            {
                break;
            }

            var prefix = _patterns.Prefix(rest);
            if (prefix > 0 && useExceptions && IsException(rest[prefix..]))
            {
                pieces.Add(new(offset + from, prefix, false));
                from += prefix;
                break;
            }

            var suffix = _patterns.Suffix(rest[prefix..]);
            if (suffix > 0 && useExceptions && IsException(rest[..^suffix]))
            {
                (suffixes ??= []).Add(new(offset + to - suffix, suffix, false));
                to -= suffix;
                break;
            }

            if (prefix > 0)
            {
                pieces.Add(new(offset + from, prefix, false));
                from += prefix;
            }

            if (suffix > 0 && prefix + suffix <= rest.Length)
            {
                (suffixes ??= []).Add(new(offset + to - suffix, suffix, false));
                to -= suffix;
            }
        }

        if (to > from)
        {
            Middle(chunk[from..to], offset + from, pieces, useExceptions);
        }

        for (var i = (suffixes?.Count ?? 0) - 1; i >= 0; i--)
        {
            pieces.Add(suffixes![i]);
        }
    }

    private void Middle(ReadOnlySpan<char> text, int offset, List<Piece> pieces, bool useExceptions)
    {
        if (useExceptions && IsException(text))
        {
            pieces.Add(new(offset, text.Length, true));
            return;
        }

        var start = 0;
        if (!_patterns.IsToken(text) && !_patterns.IsUrl(text))
        {
            var from = 0;
            while (_patterns.Infix(text, from, out var infix, out var end))
            {
                from = Math.Max(end, from + 1);
                if (infix == 0)
                {
                    continue;
                }

                if (infix != start)
                {
                    pieces.Add(new(offset + start, infix - start, false));
                }

                if (end != infix)
                {
                    pieces.Add(new(offset + infix, end - infix, false));
                }

                start = end;
            }
        }

        if (start < text.Length)
        {
            pieces.Add(new(offset + start, text.Length - start, false));
        }
    }
}
