using Casus.Ingestion;
using Casus.Model;
using Casus.Reading;

namespace Casus.Cli;

/// <summary>The texts to parse, by name: each input whole, or each line of JSON lines; what cannot be read is reported and left out.</summary>
internal sealed class ParsedTexts(Ingestor ingestor, Reader reader, bool jsonLines, Action<Refusal> refused)
{
    public IEnumerable<(string Name, string Text)> Of(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        foreach (var fetched in ingestor.FetchAsync(paths, cancellationToken).ToBlockingEnumerable(cancellationToken))
        {
            if (!fetched.IsValue)
            {
                refused(DocumentRun.ByName(fetched.Refusals[0]));
            }
            else if (jsonLines)
            {
                foreach (var line in Lines(fetched.Value))
                {
                    yield return line;
                }
            }
            else
            {
                yield return (fetched.Value.Name, fetched.Value.Kind == TextKind.Page ? reader.Open(fetched.Value).Text : fetched.Value.Text);
            }
        }
    }

    /// <summary>What was passed over, for the closing line.</summary>
    public string PassedOver => ingestor.PassedOver.ToString();

    private IEnumerable<(string Name, string Text)> Lines(FetchedText fetched)
    {
        var number = 0;
        var start = fetched.Text.StartsWith('\uFEFF') ? 1 : 0;
        while (start < fetched.Text.Length)
        {
            var end = fetched.Text.IndexOf('\n', start);
            end = end < 0 ? fetched.Text.Length : end;
            number++;
            var line = fetched.Text.AsMemory(start, end - start);
            start = end + 1;
            if (line.Span.IsWhiteSpace())
            {
                continue;
            }

            if (JsonTextLine.TryRead(line, out var name, out var text, out var wrong))
            {
                yield return (name ?? $"{fetched.Name}:{number}", text);
            }
            else
            {
                refused(new Refusal($"{fetched.Name}:{number}", "bad-json", wrong));
            }
        }
    }
}
