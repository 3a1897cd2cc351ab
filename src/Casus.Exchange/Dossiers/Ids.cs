using System.Collections.Frozen;
using System.Text;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>Gives and checks the ids of a file's items.</summary>
internal static class Ids
{
    private const int MaxSlug = 60;

    /// <summary>Why a text cannot be an id, or null when it can.</summary>
    public static string? Wrong(string id, bool inFormulas)
    {
        if (id.Length == 0)
        {
            return "it is empty";
        }

        if (id.Length > Fields.MaxIdLength)
        {
            return $"it is longer than {Fields.MaxIdLength} characters";
        }

        if (inFormulas && !FormulaSyntax.IsId(id))
        {
            return "formulas name it, so it begins with a letter or digit, goes on with letters, digits, '-', '_', '/' and '.', and is none of and, or, not, at, least, of";
        }

        return id.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c)) ? "it may hold no space and no control character" : null;
    }

    /// <summary>The words of a text as part of an id: letters and digits in lower case, all else one hyphen.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text)
        {
            if (slug.Length >= MaxSlug)
            {
                break;
            }

            if (char.IsLetterOrDigit(c) || (c is '.' or '_' && slug.Length > 0))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }
}

/// <summary>The ids of the items of one kind: refuses one given twice, makes one for an item without.</summary>
/// <remarks>A made id follows from the item's content, not from its place; only items alike in it are told apart by <c>-2</c>, <c>-3</c>, … in order of the file.</remarks>
internal sealed class IdRegister(string kind, Diagnostics found)
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    /// <summary>Ids that stand outside the file, and may be given in it again.</summary>
    public IReadOnlySet<string> Elsewhere { get; set; } = FrozenSet<string>.Empty;

    public IReadOnlyCollection<string> All => Elsewhere.Count == 0 ? _lines.Keys : [.. _lines.Keys, .. Elsewhere];

    public bool Contains(string id) => _lines.ContainsKey(id) || Elsewhere.Contains(id);

    public void Give(string id, int offset)
    {
        if (!_lines.TryAdd(id, found.Line(offset)))
        {
            found.Add(offset, "duplicate-id", $"the {kind} '{id}' in line {found.Line(offset)} has the id of the one in line {_lines[id]}");
        }
    }

    /// <summary>Makes an id from the parts that are there, joined by hyphens. Call it when all ids that were given are known.</summary>
    public string Make(int offset, params ReadOnlySpan<string?> parts)
    {
        var words = new List<string>();
        foreach (var part in parts)
        {
            if (part is not null && Ids.Slug(part) is { Length: > 0 } slug)
            {
                words.Add(slug);
            }
        }

        var stem = string.Join('-', words);
        if (stem.Length > Fields.MaxIdLength - 10)
        {
            stem = stem[..(Fields.MaxIdLength - 10)];
        }

        var id = stem;
        for (var n = _next.GetValueOrDefault(stem, 2); !_lines.TryAdd(id, found.Line(offset)); n++)
        {
            id = $"{stem}-{n}";
            _next[stem] = n + 1;
        }

        return id;
    }
}
