using System.Text.Json;
using Casus.Model;

namespace Casus.Reading;

/// <summary>What the JSON-LD blocks of a page say of its article: objects alone, in arrays, in <c>@graph</c>, under <c>mainEntity</c>; names given by <c>@id</c>.</summary>
/// <remarks>A block that is broken JSON is mended where it can be (<see cref="LooseJson"/>); one that cannot says nothing.</remarks>
internal sealed class JsonLd
{
    private const int LongestBlock = 1_000_000;

    private const int Deepest = 10;

    private const int MostItems = 500;

    private readonly Dictionary<string, string> _named = new(StringComparer.Ordinal);
    private readonly List<string> _authorIds = [];
    private string? _publisherId;
    private bool _hasArticle;

    public string? Headline { get; private set; }

    public string? Published { get; private set; }

    public string? Updated { get; private set; }

    public string? Publisher { get; private set; }

    public string? Language { get; private set; }

    public List<string> Authors { get; } = [];

    public (string Text, Span Source)? Body { get; private set; }

    public static JsonLd Of(PageTree tree)
    {
        var data = new JsonLd();
        for (var i = 0; i < tree.Count; i++)
        {
            ref readonly var node = ref tree[i];
            if (node.Tag == Tag.Script && node.Content.Length is > 0 and < LongestBlock && tree.Attribute(i, "type") is { } type && type.StartsWith("application/ld+json", StringComparison.OrdinalIgnoreCase))
            {
                data.ReadBlock(tree.Source(node.Content), node.Content);
            }
        }

        data.Resolve();
        return data;
    }

    private void ReadBlock(ReadOnlySpan<char> source, Span place)
    {
        using var block = LooseJson.Parse(source);
        if (block is not null)
        {
            Visit(block.RootElement, place, 0);
        }
    }

    private void Visit(JsonElement element, Span place, int depth)
    {
        if (depth > Deepest)
        {
            return;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray().Take(MostItems))
            {
                Visit(item, place, depth + 1);
            }

            return;
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (Text(element, "@id") is { } id && Text(element, "name") is { } name && _named.Count < MostItems)
        {
            _named.TryAdd(id, name);
        }

        foreach (var part in (ReadOnlySpan<string>)["@graph", "mainEntity", "mainEntityOfPage"])
        {
            if (element.TryGetProperty(part, out var inside))
            {
                Visit(inside, place, depth + 1);
            }
        }

        var type = element.TryGetProperty("@type", out var kind) ? kind.ToString() : string.Empty;
        var isArticle = type.Contains("Article", StringComparison.Ordinal) || type.Contains("Posting", StringComparison.Ordinal) || type.Contains("Report", StringComparison.Ordinal);
        if (isArticle ? !_hasArticle : type.Contains("WebPage", StringComparison.Ordinal))
        {
            ReadArticle(element, place, isArticle);
        }
    }

    private void ReadArticle(JsonElement element, Span place, bool isArticle)
    {
        // The first article is the page's; what a page says of itself as a page only fills in.
        if (isArticle)
        {
            _hasArticle = true;
            (Headline, Published, Updated) = (Text(element, "headline") ?? Text(element, "name") ?? Headline, Text(element, "datePublished") ?? Text(element, "dateCreated") ?? Published, Text(element, "dateModified") ?? Updated);
        }
        else
        {
            (Published, Updated) = (Published ?? Text(element, "datePublished"), Updated ?? Text(element, "dateModified"));
        }

        Language ??= Text(element, "inLanguage");
        if (element.TryGetProperty("publisher", out var publisher))
        {
            Publisher ??= Name(publisher);
            _publisherId ??= publisher.ValueKind == JsonValueKind.Object ? Text(publisher, "@id") : null;
        }

        if (Authors.Count == 0 && _authorIds.Count == 0 && (element.TryGetProperty("author", out var authors) || element.TryGetProperty("creator", out authors)))
        {
            foreach (var author in authors.ValueKind == JsonValueKind.Array ? authors.EnumerateArray().Take(50) : [authors])
            {
                if (Name(author) is { } name)
                {
                    Authors.Add(name);
                }
                else if (author.ValueKind == JsonValueKind.Object && Text(author, "@id") is { } id)
                {
                    _authorIds.Add(id);
                }
            }
        }

        if (Body is null && isArticle && element.TryGetProperty("articleBody", out var body) && body.ValueKind == JsonValueKind.String && body.GetString() is { Length: > 0 } text)
        {
            Body = (text, place);
        }
    }

    private void Resolve()
    {
        Authors.AddRange(_authorIds.Select(id => _named.GetValueOrDefault(id)).OfType<string>());
        Publisher ??= _publisherId is not null ? _named.GetValueOrDefault(_publisherId) : null;
    }

    private static string? Name(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => CharacterReferences.Clean(element.GetString()) is { Length: > 0 } name ? name : null,
        JsonValueKind.Object => Text(element, "name"),
        JsonValueKind.Array when element.GetArrayLength() > 0 => Name(element[0]),
        _ => null,
    };

    private static string? Text(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            return null;
        }

        value = value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 ? value[0] : value;
        return value.ValueKind == JsonValueKind.String && CharacterReferences.Clean(value.GetString()) is { Length: > 0 } text ? text : null;
    }
}
