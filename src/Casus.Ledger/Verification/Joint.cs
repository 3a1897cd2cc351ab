namespace Casus.Ledger;

/// <summary>Joins stretches in order: checks at each seam what the stretch took on trust, and finds the first broken entry of all.</summary>
internal sealed class Joint
{
    private readonly Dictionary<string, ChainState> _chains = new(StringComparer.Ordinal);
    private readonly Dictionary<long, CheckedReading> _readings = [];
    private long _last;
    private Casus.Model.Instant _recorded = Casus.Model.Instant.Min;
    private string? _stray;

    public IReadOnlyDictionary<string, ChainState> Chains => _chains;

    public long Entries { get; private set; }

    public int Documents { get; private set; }

    public int Statements { get; private set; }

    /// <summary>The words of all search rows; null where one holds no text.</summary>
    public WordSums? Words { get; private set; } = default(WordSums);

    /// <summary>The keys that all rows have in the indexes.</summary>
    public KeySums Keys { get; private set; }

    /// <summary>What is wrong up to the end of the stretch, or null.</summary>
    public string? Join(Stretch stretch)
    {
        if (Wrong(stretch).OrderBy(wrong => wrong.Id).Select(wrong => wrong.Message).FirstOrDefault() is { } broken)
        {
            return broken;
        }

        foreach (var chain in stretch.Chains)
        {
            _chains[chain.Name] = chain;
        }

        if (stretch.Last > 0)
        {
            (_last, _recorded, _stray) = (stretch.Last, stretch.Recorded, null);
        }

        _stray ??= stretch.Stray;
        Entries += stretch.Entries;
        Documents += stretch.Documents;
        Statements += stretch.Statements;
        Words += stretch.Words;
        Keys += stretch.Keys;
        foreach (var reading in stretch.Readings)
        {
            if (!_readings.TryAdd(reading.Id, reading))
            {
                _readings[reading.Id].Left += reading.Left;
            }
        }

        return null;
    }

    /// <summary>What is left over when all stretches have been joined, or null.</summary>
    public string? Finish()
    {
        if (_stray is not null)
        {
            return _stray;
        }

        var incomplete = _readings.Values.Where(reading => reading.Left != 0).MinBy(reading => reading.Id);
        return incomplete is null ? null : $"document {incomplete.Document.Sha256}: {incomplete.Left} of the statements that reader {incomplete.Reader} found are missing";
    }

    // In the order in which one walk over all entries would come upon them.
    private IEnumerable<(long Id, string Message)> Wrong(Stretch stretch)
    {
        foreach (var (seam, i) in stretch.Seams.Select((seam, i) => (seam, i)))
        {
            var before = _chains.GetValueOrDefault(seam.Chain);
            var position = before?.Position ?? 0;
            var wrong =
                seam.Position != position + 1 ? Seam.OutOfOrder(seam.Chain, position)
                : i == 0 && seam.Id != _last + 1 ? Seam.NotNext(seam.Id, _last)
                : !seam.Previous.AsSpan().SequenceEqual(before is null ? EntryHash.Zero : before.Hash) ? Seam.OtherPrevious
                : null;
            if (wrong is not null)
            {
                yield return (seam.Id, $"entry {seam.Entry}: {wrong}");
            }
        }

        if (stretch.Broken is { } broken)
        {
            yield return broken;
        }

        if (stretch.Seams is [var first, ..])
        {
            if (first.Recorded <= _recorded && _last > 0)
            {
                yield return (first.Id, $"entry {first.Entry}: {Seam.RecordedBefore}");
            }

            if (_stray is not null)
            {
                yield return (first.Id, $"entry {first.Entry}: {_stray}");
            }
        }
    }
}
