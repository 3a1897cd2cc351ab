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
        var at = Array.BinarySearch(_firsts, c);
        at = at >= 0 ? at : ~at - 1;
        var inside = (at >= 0 && c <= _lasts[at]) || (_word && PythonText.IsWord(c)) || (_digit && PythonText.IsDecimal(c))
            || (_space && PythonText.IsSpace(c)) || (_notSpace && !PythonText.IsSpace(c));
        return inside != _negated;
    }

    /// <summary>Collects the members of a set.</summary>
    public sealed class Builder
    {
        private readonly List<(int First, int Last)> _ranges = [];

        public bool Word { get; set; }

        public bool Digit { get; set; }

        public bool Space { get; set; }

        public bool NotSpace { get; set; }

        public bool Negated { get; set; }

        public Builder Add(int first, int last)
        {
            _ranges.Add((first, last));
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
            _ranges.Sort();
            var merged = new List<(int First, int Last)>(_ranges.Count);
            foreach (var range in _ranges)
            {
                if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
                {
                    merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, range.Last));
                }
                else
                {
                    merged.Add(range);
                }
            }

            return new([.. merged.Select(r => r.First)], [.. merged.Select(r => r.Last)], Word, Digit, Space, NotSpace, Negated);
        }
    }

    public static CodePointSet Of(int c) => new([c], [c], false, false, false, false, false);

    public override string ToString() => Single >= 0 ? char.ConvertFromUtf32(Single) : string.Create(CultureInfo.InvariantCulture, $"[{_firsts.Length} ranges]");
}
