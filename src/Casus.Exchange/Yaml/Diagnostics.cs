using Casus.Model;

namespace Casus.Exchange;

/// <summary>Collects what is refused in one file, each with its line and column.</summary>
/// <param name="lines">Where the text's lines begin, where that is known already.</param>
internal sealed class Diagnostics(string fileName, string text, LineMap? lines = null)
{
    /// <summary>Enough to mend a file by; the rest waits for the next run.</summary>
    public const int Max = 50;

    private readonly LineMap _lines = lines ?? new(text);
    private readonly List<(int Offset, Refusal Refusal)> _found = [];

    public string Text { get; } = text;

    public bool IsEmpty => _found.Count == 0;

    public bool IsFull => _found.Count >= Max;

    /// <summary>In the order of the file.</summary>
    public IEnumerable<Refusal> Refusals => _found.OrderBy(f => f.Offset).Select(f => f.Refusal);

    public int Line(int offset) => _lines.Line(offset);

    /// <summary>The line an item stands at, as its origin says it.</summary>
    public string Entry(int offset) => $"{fileName}:{Line(offset)}";

    public void Add(int offset, string code, string reason)
    {
        if (!IsFull)
        {
            _found.Add((offset, new Refusal($"{fileName}:{Line(offset)}:{_lines.Column(offset)}", code, reason)));
        }
    }

    /// <summary>Adds a refusal of a word that is not known, naming the nearest one that is.</summary>
    public void AddUnknown(int offset, string code, string word, string reason, IEnumerable<string> known)
    {
        if (!IsFull)
        {
            Add(offset, code, reason + Nearest.Hint(word, known));
        }
    }
}
