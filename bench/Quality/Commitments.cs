using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Casus.Language;
using Casus.Model;
using Casus.Reading;

namespace Casus.Quality;

/// <summary>Scores the reader on our own commitments (<c>bench/Quality/commitments/README.md</c> says the format and the rules), with given spans and as it reads by itself.</summary>
internal static class Commitments
{
    /// <param name="files">Files of texts or of groups of reports; each is told by what its lines hold.</param>
    /// <param name="errors">Whether to print what went wrong; for sets that may be looked at.</param>
    public static void Write(IReadOnlyList<string> files, bool errors, TextWriter output)
    {
        using var pipeline = Pipeline.Load(ModelFiles.Find("en_core_web_sm")!);
        foreach (var file in files)
        {
            var lines = File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement).ToList();
            var isGroups = lines.Count > 0 ? lines[0].TryGetProperty("group", out _) : throw new InvalidDataException($"{file}: no lines");

            foreach (var given in (ReadOnlySpan<bool>)[true, false])
            {
                output.WriteLine($"{Path.GetFileName(file)}, {(given ? "with given spans" : "as read")}");
                if (isGroups)
                {
                    DuplicateScore.Write(lines, (name, json) => Read(pipeline, name, json, given), errors, output);
                }
                else
                {
                    Score(lines, pipeline, given, errors, output);
                }
            }

            if (lines[0].TryGetProperty("group", out _))
            {
                output.WriteLine($"{Path.GetFileName(file)}, with given spans, speakers and acts");
                DuplicateScore.Write(lines, (name, json) => Read(pipeline, name, json, given: true, DuplicateScore.Given), errors, output);
            }
        }
    }

    private static void Score(List<JsonElement> lines, Pipeline pipeline, bool given, bool errors, TextWriter output)
    {
        var tally = new CommitmentTally(errors ? output : null);
        foreach (var line in lines)
        {
            var text = line.GetProperty("text").GetString()!;
            tally.Add(line, text, Read(pipeline, line.GetProperty("id").GetString()!, line, given).Statements);
        }

        tally.Write(output);
    }

    /// <summary>The statements of one text, by the annotators' spans or by the reader's own.</summary>
    private static ReadingResult Read(Pipeline pipeline, string name, JsonElement json, bool given, Func<JsonElement, GivenReading>? known = null)
    {
        var text = json.GetProperty("text").GetString()!;
        var raw = Encoding.UTF8.GetBytes(text);
        var published = PartialDate.TryParse(json.GetProperty("published").GetString()!, out var date) ? date : throw new InvalidDataException($"{name}: 'published' is no date");
        var reader = new Reader(new() { Published = published });
        var document = reader.Open(new() { Name = name + ".txt", Path = name, Raw = raw, Sha256 = Convert.ToHexStringLower(SHA256.HashData(raw)), Text = text, Kind = TextKind.Plain });
        if (!given)
        {
            return reader.Read(document);
        }

        var parsed = new ParsedDocument(document, pipeline.Read(StoppedText.Of(text)));
        var sayings = json.GetProperty("statements").EnumerateArray().Select(statement => (Label: statement, Saying: new Saying
        {
            Source = Ranges(parsed, Pieces.Of(text, statement, "source")),
            Cue = Ranges(parsed, Pieces.Of(text, statement, "cue")),
            Content = Ranges(parsed, Pieces.Of(text, statement, "content")),
        })).OrderBy(pair => pair.Saying.First).ToList();
        return new(document, StatementBuilder.Build(parsed, sayings.ConvertAll(pair => pair.Saying), CancellationToken.None, known is null ? null : sayings.ConvertAll(pair => known(pair.Label))), null);
    }

    private static ValueList<TokenRange> Ranges(ParsedDocument document, List<Span> spans) =>
        [.. spans.Select(span => document.Tokens(span)).Where(range => range is not null).Select(range => range!.Value)];
}
