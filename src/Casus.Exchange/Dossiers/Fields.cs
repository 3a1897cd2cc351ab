using System.Globalization;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>Reads the values of one mapping by key, each as its type; what does not fit is refused where it stands.</summary>
/// <remarks>A value that was refused is read as absent, or as a stand-in where one is required: no dossier is made of a file with a refusal.</remarks>
internal sealed class Fields
{
    public const int MaxIdLength = 200;

    private static readonly Formula StandIn = new Atom("refused");

    private readonly Dictionary<string, ScalarNode> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Node> _values = new(StringComparer.Ordinal);
    private readonly KeySet _keys;

    public Fields(MapNode map, KeySet keys, Diagnostics found)
    {
        (Map, _keys, Found) = (map, keys, found);
        foreach (var (name, value) in map.Entries)
        {
            if (!keys.All.Contains(name.Value))
            {
                var hint = FlowParentheses.IsKeyOnly(new(name, value), found.Text) ? "; a text with a comma in it needs quotes inside { }" : string.Empty;
                found.AddUnknown(name.Start, "unknown-key", name.Value, $"'{Words.Short(name.Value)}' is no key of {Words.Article(keys.Name)}{hint}", keys.All);
            }
            else if (value is not ScalarNode { IsNull: true })
            {
                _names.Add(name.Value, name);
                _values.Add(name.Value, value);
            }
        }

        foreach (var key in keys.Required)
        {
            if (!_values.ContainsKey(key))
            {
                found.Add(map.Start, "missing-key", $"{Words.Article(keys.Name)} needs '{key}'");
            }
        }
    }

    public MapNode Map { get; }

    public Diagnostics Found { get; }

    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>Where the value of a key stands; the mapping itself where there is none.</summary>
    public int Place(string key) => _values.TryGetValue(key, out var value) ? value.Start : Map.Start;

    public int KeyPlace(string key) => _names.TryGetValue(key, out var name) ? name.Start : Map.Start;

    public ScalarNode? Scalar(string key, string expected)
    {
        if (!_values.TryGetValue(key, out var value))
        {
            return null;
        }

        if (value is ScalarNode scalar)
        {
            return scalar;
        }

        Found.Add(value.Start, "wrong-type", $"'{key}' is {expected}, not {value.Kind}");
        return null;
    }

    public string? Text(string key) => Scalar(key, "a text")?.Value;

    /// <summary>A text with something in it.</summary>
    public string Required(string key)
    {
        var scalar = Scalar(key, "a text");
        if (scalar is not null && string.IsNullOrWhiteSpace(scalar.Value))
        {
            Found.Add(scalar.Start, "bad-value", $"'{key}' is empty");
        }

        return scalar?.Value ?? string.Empty;
    }

    /// <summary>An id, or null where there is none.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="inFormulas">True for what formulas name.</param>
    public string? Id(string key, bool inFormulas = false)
    {
        if (Scalar(key, "an id") is not { } scalar)
        {
            return null;
        }

        if (Ids.Wrong(scalar.Value, inFormulas) is { } wrong)
        {
            Found.Add(scalar.Start, "bad-value", $"'{Words.Short(scalar.Value)}' cannot be an id: {wrong}");
            return null;
        }

        return scalar.Value;
    }

    public bool? Truth(string key)
    {
        if (Scalar(key, "true or false") is not { } scalar)
        {
            return null;
        }

        switch (scalar)
        {
            case { IsPlain: true, Value: "true" or "True" or "TRUE" }:
                return true;
            case { IsPlain: true, Value: "false" or "False" or "FALSE" }:
                return false;
            default:
                Found.Add(scalar.Start, "wrong-type", $"'{key}' is true or false, without quotes, not '{Words.Short(scalar.Value)}'");
                return null;
        }
    }

    public Moment? Moment(string key)
    {
        if (Scalar(key, "a date") is not { } scalar)
        {
            return null;
        }

        if (Model.Moment.TryParse(scalar.Value, out var moment))
        {
            return moment;
        }

        Found.Add(
            scalar.Start,
            "bad-date",
            $"'{Words.Short(scalar.Value)}' is no date that exists, as 2026-01-05, 2026-01 or 2026, and no instant with an offset, as 2026-01-05T14:30:00Z");
        return null;
    }

    public Duration? Duration(string key)
    {
        if (Scalar(key, "a duration") is not { } scalar)
        {
            return null;
        }

        if (Model.Duration.TryParse(scalar.Value, out var duration))
        {
            return duration;
        }

        Found.Add(scalar.Start, "bad-duration", $"'{Words.Short(scalar.Value)}' is no ISO 8601 duration, as P30D, P2W, P6M or PT48H");
        return null;
    }

    public decimal? Number(string key)
    {
        if (Scalar(key, "a number") is not { } scalar)
        {
            return null;
        }

        if (scalar.IsPlain && decimal.TryParse(scalar.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Found.Add(scalar.Start, "wrong-type", $"'{key}' is a number, as 1100000000 or 0.25, not '{Words.Short(scalar.Value)}'");
        return null;
    }

    public double? Probability(string key)
    {
        if (Scalar(key, "a number") is not { } scalar)
        {
            return null;
        }

        if (!scalar.IsPlain || !double.TryParse(scalar.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) || double.IsNaN(number))
        {
            Found.Add(scalar.Start, "wrong-type", $"'{key}' is a number from 0 to 1, not '{Words.Short(scalar.Value)}'");
            return null;
        }

        if (number is >= 0 and <= 1)
        {
            return number;
        }

        Found.Add(scalar.Start, "bad-value", $"a probability lies between 0 and 1; {Words.Short(scalar.Value)} does not");
        return null;
    }

    /// <summary>One of a closed set of words.</summary>
    public T? Word<T>(string key, Words.Reader<T> read, Func<T, string> write)
        where T : struct, Enum
    {
        if (Scalar(key, "a word") is not { } scalar)
        {
            return null;
        }

        if (read(scalar.Value, out var value))
        {
            return value;
        }

        var words = Enum.GetValues<T>().Select(write).ToArray();
        Found.AddUnknown(scalar.Start, "bad-value", scalar.Value, $"'{key}' is one of {string.Join(", ", words)}, not '{Words.Short(scalar.Value)}'", words);
        return null;
    }

    /// <summary>A formula with the propositions it names; those are checked later, when all are known.</summary>
    public Formula? Formula(string key, References references)
    {
        if (Scalar(key, "a formula") is not { } scalar)
        {
            return null;
        }

        if (FormulaSyntax.TryParse(scalar.Value, out var formula, out var error, out var names))
        {
            references.AddFormula(scalar, names);
            return formula;
        }

        Found.Add(ScalarOffsets.InSource(Found.Text, scalar, error.Span.Start), "bad-formula", error.ToString());
        return null;
    }

    /// <summary>A duration alone, or <c>48 hours of FORMULA</c>: counted from when that first holds.</summary>
    public (Duration? Length, Formula? Of) Within(string key, References references)
    {
        const string Word = "within ";
        if (Scalar(key, "a duration") is not { } scalar)
        {
            return (null, null);
        }

        if (!scalar.Value.Contains(" of ", StringComparison.Ordinal))
        {
            return scalar.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var number, var unit] && DurationSyntax.TryRead(number, unit, out var length)
                ? (length, null)
                : (Duration(key), null);
        }

        if (FormulaSyntax.TryParse(Word + scalar.Value, out var formula, out var error, out var names) && formula is Within { What: null } within)
        {
            references.AddFormula(scalar, names, Word.Length);
            return (within.Length, within.Of);
        }

        Found.Add(
            ScalarOffsets.InSource(Found.Text, scalar, Math.Max(0, (error?.Span.Start ?? 0) - Word.Length)),
            "bad-duration",
            $"'{Words.Short(scalar.Value)}' is no duration of something, as '48 hours of ceasefire'{(error is null ? string.Empty : $": {error}")}");
        return (null, null);
    }

    public Formula RequiredFormula(string key, References references) => Formula(key, references) ?? StandIn;

    /// <summary>A list of texts, each with its place.</summary>
    public IReadOnlyList<ScalarNode> Texts(string key)
    {
        var texts = new List<ScalarNode>();
        foreach (var node in List(key))
        {
            if (node is ScalarNode { IsNull: false } scalar && !string.IsNullOrWhiteSpace(scalar.Value))
            {
                texts.Add(scalar);
            }
            else
            {
                Found.Add(node.Start, "wrong-type", $"'{key}' is a list of texts; this is {(node is ScalarNode ? "nothing" : node.Kind)}");
            }
        }

        return texts;
    }

    /// <summary>The mappings of a list.</summary>
    public IEnumerable<Fields> Items(string key, KeySet keys)
    {
        foreach (var node in List(key))
        {
            if (node is MapNode map)
            {
                yield return new Fields(map, keys, Found);
            }
            else
            {
                Found.Add(node.Start, "wrong-type", $"{Words.Article(keys.Name)} is a mapping, not {node.Kind}");
            }
        }
    }

    public Fields? Mapping(string key, KeySet keys)
    {
        if (!_values.TryGetValue(key, out var value))
        {
            return null;
        }

        if (value is MapNode map)
        {
            return new Fields(map, keys, Found);
        }

        Found.Add(value.Start, "wrong-type", $"'{key}' is a mapping, not {value.Kind}");
        return null;
    }

    public IReadOnlyList<Node> List(string key)
    {
        if (!_values.TryGetValue(key, out var value))
        {
            return [];
        }

        if (value is ListNode list)
        {
            return list.Items;
        }

        Found.Add(value.Start, "wrong-type", $"'{key}' is a list, not {value.Kind}");
        return [];
    }
}
