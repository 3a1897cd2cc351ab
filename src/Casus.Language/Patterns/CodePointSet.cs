using System.Globalization;

namespace Casus.Language;

/// <summary>A set of code points: ranges and Python's classes (<c>\w \d \s</c>), perhaps all but these. Immutable.</summary>
internal sealed class CodePointSet
{
    private readonly int[] _firsts;
    private readonly int[] _lasts;
    private readonly bool _word;
    private readonly bool _digit;
    private readonly bool _space;
    private readonly bool _notSpace;
    private readonly bool _negated;
    private readonly ulong _low;
    private readonly ulong _high;

    private CodePointSet(int[] firsts, int[] lasts, bool word, bool digit, bool space, bool notSpace, bool negated)
    {
        (_firsts, _lasts, _word, _digit, _space, _notSpace, _negated) = (firsts, lasts, word, digit, space, notSpace, negated);
        if (firsts.Length == 1 && firsts[0] == lasts[0] && !(word || digit || space || notSpace || negated))
        {
            Single = firsts[0];
        }

        for (var c = 0; c < 64; c++)
        {
            _low |= Test(c) ? 1UL << c : 0;
            _high |= Test(c + 64) ? 1UL << c : 0;
        }
    }

    /// <summary>The set's only member, or −1.</summary>
    public int Single { get; } = -1;

    public bool Contains(int c) => c < 128 ? ((c < 64 ? _low : _high) >> (c & 63) & 1) != 0 : Test(c);

    private bool Test(int c)
    {
        // The last range that begins no later.
        var (at, end) = (-1, _firsts.Length);
        while (end - at > 1)
        {
            var middle = (at + end) / 2;
            (at, end) = _firsts[middle] <= c ? (middle, end) : (at, middle);
        }

        var inside = (at >= 0 && c <= _lasts[at]) || (_word && PythonText.IsWord(c)) || (_digit && PythonText.IsDecimal(c))
            || (_space && PythonText.IsSpace(c)) || (_notSpace && !PythonText.IsSpace(c));
        return inside != _negated;
    }

    /// <summary>Collects the members of a set.</summary>
    public sealed class Builder
    {
        private readonly List<int> _firsts = [];
        private readonly List<int> _lasts = [];

        public bool Word { get; set; }

        public bool Digit { get; set; }

        public bool Space { get; set; }

        public bool NotSpace { get; set; }

        public bool Negated { get; set; }

        public Builder Add(int first, int last)
        {
            _firsts.Add(first);
            _lasts.Add(last);
            return this;
        }

        /// <summary>Adds another set; false when it says what is not in it, which ranges cannot.</summary>
        public bool TryAdd(CodePointSet set)
        {
            if (set._negated)
            {
                return false;
            }

            for (var i = 0; i < set._firsts.Length; i++)
            {
                Add(set._firsts[i], set._lasts[i]);
            }

            Word |= set._word;
            Digit |= set._digit;
            Space |= set._space;
            NotSpace |= set._notSpace;
            return true;
        }

        public CodePointSet Build()
        {
            var (allFirsts, allLasts) = (_firsts.ToArray(), _lasts.ToArray());
            Array.Sort(allFirsts, allLasts);
            var (firsts, lasts) = (new List<int>(allFirsts.Length), new List<int>(allFirsts.Length));
            for (var i = 0; i < allFirsts.Length; i++)
            {
                var (first, last) = (allFirsts[i], allLasts[i]);
                if (lasts.Count > 0 && first <= lasts[^1] + 1)
                {
                    lasts[^1] = Math.Max(lasts[^1], last);
                }
                else
                {
                    firsts.Add(first);
                    lasts.Add(last);
                }
            }

            return new(firsts.ToArray(), lasts.ToArray(), Word, Digit, Space, NotSpace, Negated);
        }
    }

    public static CodePointSet Of(int c) => new([c], [c], false, false, false, false, false);

    public override string ToString() => Single >= 0 ? char.ConvertFromUtf32(Single) : string.Create(CultureInfo.InvariantCulture, $"[{_firsts.Length} ranges]");
}
