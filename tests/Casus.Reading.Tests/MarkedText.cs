using System.Security.Cryptography;
using System.Text;
using Casus.Language;
using Casus.Model;

namespace Casus.Reading.Tests;

/// <summary>A text in which the parts of sayings are marked: <c>[source]</c>, <c>&lt;cue&gt;</c>, <c>{content}</c>; a bar ends a saying.</summary>
internal static class MarkedText
{
    private static readonly Lazy<Pipeline> Shared = new(() => Pipeline.Load(ModelFiles.Find("en_core_web_sm")!));

    /// <summary>The statements of a marked text, with what is known beforehand of each saying in order.</summary>
    public static ValueList<Statement> Read(string marked, params GivenReading[] given) => Read(marked, null, null, given);

    public static ValueList<Statement> Read(string marked, string? published, string? relayedFrom, params GivenReading[] given)
    {
        var (document, sayings) = Parse(marked, published, relayedFrom);
        return StatementBuilder.Build(document, sayings, CancellationToken.None, given.Length == 0 ? null : [.. sayings.Select((_, i) => given[Math.Min(i, given.Length - 1)])]);
    }

    public static GivenReading Given(Act act, params Speaker[] speakers) => new(new([.. speakers], "given"), new([new(act, 1)], []));

    public static Speaker Person(string name, string? side = null) => new("person/" + name.ToLowerInvariant().Replace(' ', '-'), name, SpeakerKind.Person, side);

    public static Speaker Unnamed(string? side = null) => new(null, "anonymous", SpeakerKind.Anonymous, side);

    private static (ParsedDocument Document, List<Saying> Sayings) Parse(string marked, string? published, string? relayedFrom)
    {
        var text = new StringBuilder();
        var parts = new List<List<(char Role, Span Span)>> { new() };
        var open = new Stack<(char Role, int Start)>();
        foreach (var c in marked)
        {
            switch (c)
            {
                case '[' or '<' or '{':
                    open.Push((c, text.Length));
                    break;
                case ']' or '>' or '}':
                    var (role, start) = open.Pop();
                    parts[^1].Add((role, new(start, text.Length)));
                    break;
                case '|':
                    parts.Add([]);
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        var plain = text.ToString();
        var raw = Encoding.UTF8.GetBytes(plain);
        var document = new Document
        {
            Name = "note.txt",
            Path = "in/note.txt",
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(raw)),
            Text = plain,
            Raw = raw,
            Published = published is null ? null : PartialDate.TryParse(published, out var day) ? day : throw new ArgumentException(published),
            RelayedFrom = relayedFrom,
        };
        var parsed = new ParsedDocument(document, Shared.Value.Read(plain));
        return (parsed, [.. parts.Select(roles => new Saying { Source = Of(parsed, roles, '['), Cue = Of(parsed, roles, '<'), Content = Of(parsed, roles, '{') })]);
    }

    private static ValueList<TokenRange> Of(ParsedDocument document, List<(char Role, Span Span)> roles, char role) =>
        [.. roles.Where(part => part.Role == role).OrderBy(part => part.Span.Start).Select(part => document.Tokens(part.Span)!.Value)];
}
