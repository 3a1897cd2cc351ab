using System.Globalization;
using Casus.Language;
using Casus.Model;

namespace Casus.Cli;

/// <summary>Parses texts in order of input and writes each as soon as it is there.</summary>
internal sealed class ParseRun : IDisposable
{
    private readonly Pipeline _pipeline;
    private readonly int _threads;
    private readonly Stream _output;
    private readonly StreamWriter _text;
    private readonly Action<string, Doc> _write;
    private int _failed;

    public ParseRun(Pipeline pipeline, int threads, string format)
    {
        (_pipeline, _threads) = (pipeline, threads);
        _output = new BufferedStream(Terminal.OpenOutput(), 64 * 1024);
        _text = new StreamWriter(_output, new System.Text.UTF8Encoding(false), 64 * 1024) { NewLine = "\n" };
        _write = format switch
        {
            "conllu" => new ConlluWriter(_text).Write,
            "jsonl" => new JsonLinesWriter(_output).Write,
            _ => new TableWriter(_text).Write,
        };
    }

    public void Report(Refusal refusal)
    {
        _failed++;
        Terminal.Error(refusal);
    }

    /// <returns>0, or 1 when some input failed.</returns>
    public int Over(ParsedTexts texts, string[] paths, CancellationToken cancellationToken)
    {
        // Documents come in the order in which their texts are taken, so their names wait in a queue.
        var names = new Queue<string>();
        var (documents, tokens) = (0, 0L);
        foreach (var doc in _pipeline.ReadAll(Taken(), _threads, cancellationToken))
        {
            _write(names.Dequeue(), doc);
            documents++;
            tokens += doc.Count;
        }

        _text.Flush();
        _output.Flush();
        if (texts.PassedOver is { Length: > 0 } passedOver)
        {
            Terminal.Error($"casus: {passedOver}");
        }

        if (documents + _failed > 1)
        {
            Terminal.Error(string.Create(CultureInfo.InvariantCulture, $"casus: parsed {documents} documents, {tokens} tokens{(_failed > 0 ? $", {_failed} failed" : string.Empty)}"));
        }

        return _failed > 0 ? ExitCode.InputFailed : ExitCode.Done;

        IEnumerable<string> Taken()
        {
            foreach (var (name, text) in texts.Of(paths, cancellationToken))
            {
                names.Enqueue(name);
                yield return text;
            }
        }
    }

    public void Dispose()
    {
        _text.Dispose();
        _output.Dispose();
    }
}
