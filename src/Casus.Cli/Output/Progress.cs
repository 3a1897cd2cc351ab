using System.Globalization;

namespace Casus.Cli;

/// <summary>Tells on stderr how far a run has come: a line that is rewritten on a terminal, one closing line elsewhere.</summary>
internal sealed class Progress : IDisposable
{
    private readonly string _done;
    private readonly bool _live;
    private long _drawn;
    private int _documents;
    private int _statements;
    private int _failed;
    private bool _shown;

    private Progress(string done, bool live) => (_done, _live) = (done, live);

    public static Progress Start(string done) => new(done, !Console.IsErrorRedirected && Console.IsOutputRedirected);

    public void Step(string name, int statements)
    {
        _documents++;
        _statements += statements;
        var now = Environment.TickCount64;
        if (_live && now - _drawn >= 100)
        {
            _drawn = now;
            _shown = true;
            Console.Error.Write($"\r\u001b[K{Sum()} · {(name.Length > 40 ? name[..40] : name)}");
        }
    }

    public void Report(object line)
    {
        _failed++;
        Clear();
        Terminal.Error(line);
    }

    /// <param name="passedOver">What was passed over, or empty.</param>
    public void Finish(string passedOver)
    {
        Clear();
        if (passedOver.Length > 0)
        {
            Terminal.Error($"casus: {passedOver}");
        }

        if (_documents + _failed > 1)
        {
            Terminal.Error($"casus: {Sum()}");
        }
    }

    public void Dispose() => Clear();

    private string Sum() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_done} {_documents} {(_documents == 1 ? "document" : "documents")}{(_statements > 0 ? $", {_statements} {(_statements == 1 ? "statement" : "statements")}" : string.Empty)}{(_failed > 0 ? $", {_failed} failed" : string.Empty)}");

    private void Clear()
    {
        if (_shown)
        {
            _shown = false;
            Console.Error.Write("\r\u001b[K");
        }
    }
}
