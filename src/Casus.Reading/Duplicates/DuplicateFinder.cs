using Casus.Model;

namespace Casus.Reading;

/// <summary>Tells, document after document in their order, which statements are further reports of one that was told before: agency copy, a quote cut otherwise, the same in other words.</summary>
/// <remarks>
/// It remembers the last <see cref="Window"/> statements and no more, some ten megabytes at most however many documents pass; a repeat of something older is a first
/// report again. Time grows with the statements, not with their square: each is held only against those that share its rarest words. Not for several threads.
/// </remarks>
public sealed class DuplicateFinder
{
    /// <summary>How many statements are remembered.</summary>
    public const int Window = 20_000;

    private const int RarestWords = 8;

    private const int MostOfAWord = 48;

    private readonly Dictionary<uint, Posting> _byStem = [];

    private readonly Dictionary<string, Report> _byId = new(StringComparer.Ordinal);

    private readonly Queue<Report> _order = new();

    /// <summary>The result with <see cref="Statement.DuplicateOf"/> set where a statement repeats one of this document or of those before it.</summary>
    public ReadingResult Mark(ReadingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Statements.Count == 0)
        {
            return result;
        }

        var within = new Dictionary<string, string?>(StringComparer.Ordinal);
        var marked = new Statement[result.Statements.Count];
        var head = EndOfHead(result.Document.Text);
        for (var i = 0; i < marked.Length; i++)
        {
            var statement = result.Statements[i];
            within[statement.Id] = statement.Within;
            marked[i] = statement with { DuplicateOf = Original(statement, result.Document, statement.Content.Start < head, within) };
        }

        return result with { Statements = [.. marked] };
    }

    // A document read again has the same statements: what was said of them then is said again.
    private string? Original(Statement statement, Document document, bool heads, Dictionary<string, string?> within)
    {
        if (_byId.TryGetValue(statement.Id, out var known))
        {
            return known.Original == known.Id ? null : known.Original;
        }

        var report = new Report(statement, document.Sha256, heads);
        Report? first = null;
        var best = 0.0;
        foreach (var candidate in Candidates(report))
        {
            if (!Holds(statement, candidate.Id, within) && Likeness.Of(candidate, report, Weight) is var alike && alike > best)
            {
                (first, best) = (candidate, alike);
            }
        }

        report.Original = first?.Original ?? report.Id;
        Remember(report);
        return first?.Original;
    }

    private HashSet<Report> Candidates(Report report)
    {
        var found = new HashSet<Report>();
        foreach (var stem in report.Stems.Where(_byStem.ContainsKey).OrderBy(stem => _byStem[stem].Count).Take(RarestWords))
        {
            found.UnionWith(_byStem[stem].Latest);
        }

        return found;
    }

    private void Remember(Report report)
    {
        _byId[report.Id] = report;
        _order.Enqueue(report);
        foreach (var stem in report.Stems)
        {
            if (!_byStem.TryGetValue(stem, out var posting))
            {
                _byStem[stem] = posting = new();
            }

            posting.Add(report);
        }

        if (_order.Count > Window)
        {
            Forget(_order.Dequeue());
        }
    }

    private void Forget(Report oldest)
    {
        _byId.Remove(oldest.Id);
        foreach (var stem in oldest.Stems)
        {
            if (_byStem[stem].Remove(oldest) == 0)
            {
                _byStem.Remove(stem);
            }
        }
    }

    // As inverse document frequency, with five hundred statements assumed in which every word stood ten times.
    private double Weight(uint stem) => Math.Max(0.2, Math.Log((500.0 + _order.Count) / (10.0 + (_byStem.TryGetValue(stem, out var posting) ? posting.Count : 0))));

    private static bool Holds(Statement statement, string outer, Dictionary<string, string?> within)
    {
        for (var id = statement.Within; id is not null; id = within.GetValueOrDefault(id))
        {
            if (id == outer)
            {
                return true;
            }
        }

        return false;
    }

    // The headline and the first paragraph.
    private static int EndOfHead(string text)
    {
        var lines = 0;
        var blank = true;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n')
            {
                lines += blank ? 0 : 1;
                blank = true;
                if (lines == 2)
                {
                    return i;
                }
            }
            else if (!char.IsWhiteSpace(text[i]))
            {
                blank = false;
            }
        }

        return lines == 0 ? 0 : text.Length;
    }

    /// <summary>The statements that have a stem: how many are remembered, and the latest of them.</summary>
    private sealed class Posting
    {
        private readonly Queue<Report> _latest = new();

        public int Count { get; private set; }

        public IEnumerable<Report> Latest => _latest;

        public void Add(Report report)
        {
            Count++;
            _latest.Enqueue(report);
            if (_latest.Count > MostOfAWord)
            {
                _latest.Dequeue();
            }
        }

        public int Remove(Report oldest)
        {
            if (_latest.TryPeek(out var first) && first == oldest)
            {
                _latest.Dequeue();
            }

            return --Count;
        }
    }
}
