using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Casus.Exchange;

/// <summary>Reads one YAML document into nodes with their places, within limits of depth and number.</summary>
/// <remarks>Anchors, aliases and tags are refused: a dossier needs none, and an alias can stand for any amount of data.</remarks>
internal sealed class NodeReader
{
    public const int MaxDepth = 32;

    public const int MaxNodes = 1_000_000;

    private readonly Diagnostics _found;
    private readonly Parser _parser;
    private readonly int _skipped;
    private int _nodes;
    private int _last;

    private NodeReader(Diagnostics found)
    {
        _found = found;
        _skipped = found.Text is ['\uFEFF', ..] ? 1 : 0; // the parser would take a byte order mark for the first letter of the first key
        _parser = new Parser(new StringReader(found.Text[_skipped..]));
    }

    /// <summary>The root node, or null where the text is not one document of YAML; what is wrong is then in <paramref name="found"/>.</summary>
    public static Node? Read(Diagnostics found)
    {
        var reader = new NodeReader(found);
        try
        {
            return reader.Document();
        }
        catch (YamlException e)
        {
            var at = reader.At(e.Start);
            found.Add(e.Message.Contains("invalid tab", StringComparison.Ordinal) ? Tab(found.Text, at) : at, "bad-yaml", Plain(e.Message));
        }
        catch (LimitException e)
        {
            found.Add(e.Offset, e.Code, e.Message);
        }

        return null;
    }

    private Node? Document()
    {
        Next();
        if (Next() is not DocumentStart)
        {
            _found.Add(0, "empty", "there is no dossier in this file");
            return null;
        }

        var root = Node(Next(), 0);
        Next();
        if (Next() is DocumentStart second)
        {
            _found.Add(At(second.Start), "several-documents", "a second document begins here; a dossier file holds one");
            return null;
        }

        return root;
    }

    private ParsingEvent Next()
    {
        if (!Advance() || _parser.Current is not { } current)
        {
            throw new LimitException(_last, "bad-yaml", "the text ends too early");
        }

        _last = Math.Max(_last, At(current.Start));
        return current;
    }

    /// <summary>Moves the parser, of which 18.1.0 lets two exceptions of its own insides through.</summary>
    private bool Advance()
    {
        try
        {
            return _parser.MoveNext();
        }
        catch (InvalidOperationException e)
        {
            // A key in an unclosed list: "a: [b", line break, "c: d".
            throw new LimitException(_last, "bad-yaml", "a list or mapping that begins near here is not closed", e);
        }
        catch (ArgumentException e)
        {
            // A tag that is no URI: "!!x[".
            throw new LimitException(_last, "tag", "a tag (!name) that begins near here cannot be read; leave it out, or put the value in quotes if it is text", e);
        }
    }

    private Node Node(ParsingEvent current, int depth)
    {
        var at = At(current.Start);
        if (++_nodes > MaxNodes)
        {
            throw new LimitException(at, "too-large", $"a dossier file may hold {MaxNodes} values at most");
        }

        if (depth > MaxDepth)
        {
            throw new LimitException(at, "too-deep", $"values are nested more than {MaxDepth} deep");
        }

        if (current is AnchorAlias)
        {
            throw new LimitException(at, "alias", "aliases (*name) are not read; write the value out, or in quotes if it is text");
        }

        if (current is NodeEvent node)
        {
            Refuse(node, at);
        }

        return current switch
        {
            Scalar scalar => new ScalarNode(at, At(scalar.End), scalar.Value, scalar.Style),
            SequenceStart => List(at, depth),
            MappingStart mapping => Map(mapping, depth),
            _ => throw new LimitException(at, "bad-yaml", "a value was expected here"),
        };
    }

    private static void Refuse(NodeEvent node, int at)
    {
        if (!node.Anchor.IsEmpty)
        {
            throw new LimitException(at, "alias", "anchors (&name) are not read; leave it out, or put the value in quotes if it is text");
        }

        // "!" alone is what quotes imply.
        if (!node.Tag.IsEmpty && node.Tag.Value != "!")
        {
            throw new LimitException(at, "tag", "tags (!name) are not read; leave it out, or put the value in quotes if it is text");
        }
    }

    private ListNode List(int start, int depth)
    {
        var items = new List<Node>();
        for (var current = Next(); current is not SequenceEnd; current = Next())
        {
            items.Add(Node(current, depth + 1));
        }

        return new ListNode(start, _last, items);
    }

    private MapNode Map(MappingStart mapping, int depth)
    {
        var start = At(mapping.Start);
        var pairs = new List<KeyValuePair<ScalarNode, Node>>();
        for (var current = Next(); current is not MappingEnd; current = Next())
        {
            var key = Node(current, depth + 1);
            var value = Node(Next(), depth + 1);
            pairs.Add(key is ScalarNode name
                ? new(name, value)
                : throw new LimitException(key.Start, "wrong-type", $"a key must be a word, not {key.Kind}"));
        }

        if (mapping.Style == MappingStyle.Flow)
        {
            pairs = FlowParentheses.Join(pairs, _found.Text);
        }

        var entries = new List<KeyValuePair<ScalarNode, Node>>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            var name = pair.Key;
            if (lines.TryAdd(name.Value, _found.Line(name.Start)))
            {
                entries.Add(pair);
            }
            else
            {
                _found.Add(name.Start, "duplicate-key", $"'{Words.Short(name.Value)}' stands twice in this mapping, first in line {lines[name.Value]}");
            }
        }

        // The parser gives a pair in a list ("[a: b]") no place of its own.
        return new MapNode(start == _skipped && entries is [var first, ..] ? first.Key.Start : start, _last, entries);
    }

    private int At(Mark mark) => Math.Clamp((int)mark.Index + _skipped, 0, _found.Text.Length);

    /// <summary>The first tab that indents a line; the parser names only the mapping it spoils.</summary>
    private static int Tab(string text, int from)
    {
        for (var line = from; line < text.Length; line = text.IndexOf('\n', line) is var end and >= 0 ? end + 1 : text.Length)
        {
            var first = line;
            while (first < text.Length && text[first] == ' ')
            {
                first++;
            }

            if (first < text.Length && text[first] == '\t')
            {
                return first;
            }
        }

        return from;
    }

    /// <summary>The parser's sentence, begun in lower case, with what usually causes it.</summary>
    private static string Plain(string message)
    {
        var reason = message.TrimEnd('.');
        var hint = reason switch
        {
            _ when reason.Contains("cannot start any token", StringComparison.Ordinal) => "; a text that begins so needs quotes, and lines are indented by spaces, not tabs",
            _ when reason.Contains("mapping values are not allowed", StringComparison.OrdinalIgnoreCase)
                || reason.Contains("invalid mapping", StringComparison.Ordinal) => "; a text with ': ' in it needs quotes",
            _ when reason.Contains("unexpected end of stream", StringComparison.Ordinal) => "; a quote that opens here is not closed",
            _ => string.Empty,
        };
        return string.Concat("this is not YAML: ", reason.Length > 0 ? char.ToLowerInvariant(reason[0]) + reason[1..] : "it cannot be read", hint);
    }

    /// <summary>Leaves the recursion at the first thing that is not read further.</summary>
    private sealed class LimitException(int offset, string code, string message, Exception? inner = null) : Exception(message, inner)
    {
        public int Offset { get; } = offset;

        public string Code { get; } = code;
    }
}
