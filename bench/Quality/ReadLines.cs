using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Casus.Model;
using Casus.Reading;

namespace Casus.Quality;

/// <summary>Reads the plain texts of a folder and writes the fields that the scorers compare, one document a line.</summary>
internal static class ReadLines
{
    public static void Write(string folder, TextWriter output)
    {
        var reader = new Reader(new());
        foreach (var path in Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            var raw = File.ReadAllBytes(path);
            var document = reader.Open(new() { Name = Path.GetFileName(path), Path = path, Raw = raw, Sha256 = Convert.ToHexStringLower(SHA256.HashData(raw)), Text = Encoding.UTF8.GetString(raw), Kind = TextKind.Plain });
            WriteLine(document, reader.Read(document).Statements, output);
        }
    }

    public static void WriteLine(Document document, ValueList<Statement> read, TextWriter output)
    {
        var points = new CodePoints(document.Text);
        var statements = read.Select(statement => new
        {
            statement.Id,
            source = Words(statement.Source),
            cue = Words(statement.Cue),
            content = Words(statement.Content),
            speakers = statement.Speakers.Select(s => new { actor = s.Actor, name = s.Name, kind = s.Kind.Word(), side = s.Side }),
            voice = statement.Voice.Word(),
            act = statement.Act.Word(),
            conditions = statement.Conditions.Select(c => new { span = Ends(c.Span), kind = c.Kind.Word(), text = c.Text }),
            addressees = statement.Addressees.Select(Named),
            commitment = statement.Commitment is { } c ? new { debtors = c.Debtors.Select(Named), toward = c.Toward.Select(Named) } : null,
            deadline = statement.Deadline is { } d ? new { text = d.Text, value = d.Value } : null,
            duplicateOf = statement.DuplicateOf,
            relays = statement.Relays,
            confidence = statement.Confidence,
            explanation = statement.Explanation,
        });
        output.WriteLine(JsonSerializer.Serialize(new { document = new { name = document.Name, language = document.Language, published = document.Published?.ToString(), dateline = document.Dateline, relayedFrom = document.RelayedFrom, title = document.Title }, statements }));

        int[] Ends(Span span) => [points.FromUtf16(span.Start), points.FromUtf16(span.End)];
        object? Words(Quoted? quoted) => quoted is null ? null : new { spans = quoted.Spans.Select(Ends), text = quoted.Text };
    }

    private static object Named(ActorName actor) => new { actor = actor.Actor, name = actor.Name };
}
