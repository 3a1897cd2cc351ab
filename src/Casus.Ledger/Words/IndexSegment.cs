using System.Buffers.Binary;
using System.Globalization;
using SQLitePCL;

namespace Casus.Ledger;

/// <summary>One segment of the full-text index: words in order, each with its rows in order, each with the places of the word in it, laid over numbered pages.</summary>
/// <remarks>
/// A page begins with two numbers of 16 bits: where its first row number stands if that is before its first word, and where its body ends; behind the body stand the places of its words.
/// </remarks>
internal sealed class IndexSegment
{
    private const int PageBits = 31;
    private const int HeightBits = 5;
    private const byte MainIndex = (byte)'0';

    private readonly WordKey _key;
    private readonly long _id;
    private readonly long _first;
    private readonly long _last;
    private readonly Cursor _pages;
    private readonly Cursor _keys;
    private readonly Cursor _jumps;
    private readonly List<(long Page, long? Row)> _since = []; // the pages after the one with the word, and the row number that each begins with
    private byte[] _word = new byte[256];
    private int _length;
    private ulong _hash;
    private ulong _inRow;
    private ulong _sum;
    private long _row;
    private bool _isNew; // a word whose first row number is still to come
    private int _left; // bytes of a list of places
    private long _place;
    private bool _isColumnNext;
    private bool _isColumnNew;
    private long _page;
    private long _keyed; // the last page with a word, and whether there is an index of the pages its last word runs over
    private bool _isIndexed;

    public IndexSegment(sqlite3 database, WordKey key, long id, long first, long last)
    {
        (_key, _id, _first, _last) = (key, id, first, last);
        _pages = Cursor.Over(database, string.Create(CultureInfo.InvariantCulture, $"select id, block from search_data where id between {Id(0, 0, first)} and {Id(0, 0, last)} order by id"));
        _keys = Cursor.Over(database, string.Create(CultureInfo.InvariantCulture, $"select term, pgno from search_idx where segid = {id} order by term"));
        _jumps = Cursor.Prepared(database, "select block from search_data where id = $1");
    }

    /// <summary>Adds up the occurrences.</summary>
    /// <exception cref="FormatException">It is not laid out as expected.</exception>
    public ulong Read()
    {
        using (_pages)
        using (_keys)
        using (_jumps)
        {
            for (; _keys.HasRow && _keys.Number(1) >> 1 < _first; _keys.Step())
            {
                // pages that a merge has taken away
            }

            for (_page = _first; _page <= _last; _page++, _pages.Step())
            {
                WordIndex.Want(_pages.HasRow && _pages.Number(0) == Id(0, 0, _page));
                Page(_pages.Bytes(1));
            }

            EndWord();
            WordIndex.Want(!_pages.HasRow && !_keys.HasRow);
            return _sum;
        }
    }

    private void Page(ReadOnlySpan<byte> page)
    {
        WordIndex.Want(page.Length >= 4);
        var (firstRow, end) = (BinaryPrimitives.ReadUInt16BigEndian(page), BinaryPrimitives.ReadUInt16BigEndian(page[2..]));
        WordIndex.Want(end >= 4 && end <= page.Length);
        var places = page[end..];
        var body = page[..end];
        var (at, inPlaces) = (4, 0);
        var next = places.IsEmpty ? end : Varint.Small(places, ref inPlaces);
        var hasWord = !places.IsEmpty;
        WordIndex.Want(next <= end && (!hasWord || next < end));

        at = Continue(body[..next], at);
        if (firstRow != 0 || at < next)
        {
            WordIndex.Want(firstRow == at && at < next && _length > 0 && _left == 0);
            Row(body[..next], ref at, isAbsolute: true);
        }

        if (_length > 0 && (firstRow != 0 || !hasWord))
        {
            _since.Add((_page, firstRow != 0 ? _row : null));
        }

        Rows(body[..next], ref at);
        for (var isFirst = true; hasWord; isFirst = false)
        {
            EndDoclist();
            at = next;
            hasWord = inPlaces < places.Length;
            next = hasWord ? next + Varint.Small(places, ref inPlaces) : end;
            WordIndex.Want(next <= end && next > at && (!hasWord || next < end));
            Word(body[..next], ref at, isFirst);
            if (at < next)
            {
                Row(body[..next], ref at, isAbsolute: true);
                Rows(body[..next], ref at);
            }
        }
    }

    private void Rows(ReadOnlySpan<byte> body, ref int at)
    {
        while (at < body.Length)
        {
            Row(body, ref at, isAbsolute: false);
        }
    }

    // A row number, the length of its list of places, and as much of the list as this page has.
    private void Row(ReadOnlySpan<byte> body, ref int at, bool isAbsolute)
    {
        WordIndex.Want(_left == 0 && (isAbsolute || !_isNew));
        var number = Varint.Read(body, ref at);
        var row = isAbsolute ? number : _row + number;
        WordIndex.Want(_isNew || row > _row);
        (_row, _isNew) = (row, false);
        var size = Varint.Small(body, ref at);
        WordIndex.Want(size > 1 && (size & 1) == 0); // an odd one takes a row back that another segment has
        _left = size >> 1;
        (_place, _isColumnNext, _isColumnNew) = (0, false, false);
        _inRow = _key.InRow(_hash, row);
        at = Continue(body, at);
    }

    // Places in a column are told by their distance and two more, as a 1 says that the number of another column follows.
    private int Continue(ReadOnlySpan<byte> body, int at)
    {
        if (_left == 0)
        {
            return at;
        }

        var end = Math.Min(body.Length, at + _left);
        _left -= end - at;
        var list = body[..end];
        var sum = 0UL;
        while (at < end)
        {
            var value = Varint.Read(list, ref at);
            if (_isColumnNext)
            {
                WordIndex.Want(value is > 0 and < 3);
                (_place, _isColumnNext, _isColumnNew) = (value << 32, false, true);
            }
            else if (value == 1 && !_isColumnNew)
            {
                _isColumnNext = true;
            }
            else
            {
                WordIndex.Want(value >= 2);
                _place += value - 2;
                _isColumnNew = false;
                sum += _key.At(_inRow, _place);
            }
        }

        _sum += sum;
        WordIndex.Want(_left > 0 || !(_isColumnNext || _isColumnNew));
        return at;
    }

    private void Word(ReadOnlySpan<byte> body, ref int at, bool isFirst)
    {
        var kept = isFirst ? 0 : Varint.Small(body, ref at);
        var more = Varint.Small(body, ref at);
        WordIndex.Want(kept <= _length && more > 0 && more <= body.Length - at);
        var added = body.Slice(at, more);
        at += more;
        var before = _word.AsSpan(0, _length);
        WordIndex.Want(before[kept..].SequenceCompareTo(added) < 0 && (kept > 0 || added[0] == MainIndex));
        if (isFirst)
        {
            EndWord();
            Keyed(added, before);
        }

        while (kept + more > _word.Length)
        {
            Array.Resize(ref _word, _word.Length * 2);
        }

        added.CopyTo(_word.AsSpan(kept));
        _length = kept + more;
        _hash = _key.Word(_word.AsSpan(1, _length - 1));
        (_isNew, _row) = (true, 0);
        _since.Clear();
    }

    // A search goes to the page whose key is the last that is not behind its word: so each page with a word has one, behind all words before it and not behind its own first.
    private void Keyed(ReadOnlySpan<byte> first, ReadOnlySpan<byte> before)
    {
        WordIndex.Want(_keys.HasRow && _keys.Number(1) >> 1 == _page);
        var key = _keys.Bytes(0);
        WordIndex.Want(key.SequenceCompareTo(first) <= 0 && (_keyed == 0 || before.SequenceCompareTo(key) < 0));
        (_keyed, _isIndexed) = (_page, (_keys.Number(1) & 1) == 1);
        _keys.Step();
    }

    private void EndDoclist() => WordIndex.Want(_left == 0 && !_isNew);

    // The last word of a page, with the pages that it runs over.
    private void EndWord()
    {
        EndDoclist();
        if (_isIndexed)
        {
            var start = _since.FindIndex(page => page.Row is not null);
            WordIndex.Want(start >= 0);
            Jumps(_since[start..]);
        }

        _isIndexed = false;
    }

    // From level to level the numbers and first rows of the nodes below, each node with a flag, the first number, the first row, and the distances of the others, 0 where a page begins none.
    private void Jumps(List<(long Page, long? Row)> below)
    {
        for (var height = 0; ; height++)
        {
            var nodes = new List<(long Page, long? Row)>();
            var isRoot = false;
            for (var i = 0; i < below.Count;)
            {
                WordIndex.Want(!isRoot && _jumps.Find(Id(1, height, _keyed + nodes.Count)));
                var node = _jumps.Bytes(0);
                var at = 1;
                WordIndex.Want(node.Length > 1 && node[0] <= 1);
                isRoot = node[0] == 0;
                WordIndex.Want(Varint.Read(node, ref at) == below[i].Page);
                var row = Varint.Read(node, ref at);
                WordIndex.Want(row == below[i++].Row);
                nodes.Add((_keyed + nodes.Count, row));
                for (; at < node.Length; i++)
                {
                    var distance = Varint.Read(node, ref at);
                    WordIndex.Want(i < below.Count && below[i].Page == below[i - 1].Page + 1 && distance == (below[i].Row is { } other ? other - row : 0));
                    row = below[i].Row ?? row;
                }
            }

            if (isRoot)
            {
                return;
            }

            WordIndex.Want(nodes.Count > 1);
            below = nodes;
        }
    }

    private long Id(int isIndex, int height, long page) => (_id << (PageBits + HeightBits + 1)) + ((long)isIndex << (PageBits + HeightBits)) + ((long)height << PageBits) + page;
}
