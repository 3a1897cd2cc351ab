using Casus.Model;

namespace Casus.Logic;

/// <summary>A value that is constant over intervals [start, next start); the first begins at <see cref="Instant.Min"/>, neighbours differ.</summary>
internal sealed class Timeline<T>
{
    private readonly Instant[] _starts;
    private readonly T[] _values;

    private Timeline(Instant[] starts, T[] values) => (_starts, _values) = (starts, values);

    public int Count => _starts.Length;

    public static Timeline<T> Constant(T value) => new([Instant.Min], [value]);

    /// <param name="changes">Ascending; the first is at <see cref="Instant.Min"/>; a later one at the same instant wins.</param>
    public static Timeline<T> From(List<(Instant At, T Value)> changes)
    {
        var (starts, values, count) = (new Instant[changes.Count], new T[changes.Count], 0);
        foreach (var (at, value) in changes)
        {
            if (count > 0 && starts[count - 1] == at)
            {
                count--;
            }

            if (count == 0 || !EqualityComparer<T>.Default.Equals(values[count - 1], value))
            {
                (starts[count], values[count]) = (at, value);
                count++;
            }
        }

        return count == starts.Length ? new(starts, values) : new(starts[..count], values[..count]);
    }

    public IReadOnlyList<Instant> Starts => _starts;

    public Instant Start(int index) => _starts[index];

    public Instant? End(int index) => index + 1 < _starts.Length ? _starts[index + 1] : null;

    public T Value(int index) => _values[index];

    public bool IsSame(Timeline<T> other) =>
        ReferenceEquals(this, other) || (_starts.AsSpan().SequenceEqual(other._starts) && _values.AsSpan().SequenceEqual(other._values));

    /// <summary>True when this, as far as <paramref name="until"/>, is what the other is as far as <paramref name="otherUntil"/>.</summary>
    public bool IsSame(Timeline<T> other, Instant until, Instant otherUntil)
    {
        if (ReferenceEquals(this, other) && until == otherUntil)
        {
            return true;
        }

        var (count, otherCount) = (IndexAt(until) + 1, other.IndexAt(otherUntil) + 1);
        return _starts.AsSpan(0, count).SequenceEqual(other._starts.AsSpan(0, otherCount)) && _values.AsSpan(0, count).SequenceEqual(other._values.AsSpan(0, otherCount));
    }

    public Timeline<TOther> Select<TOther>(Func<T, TOther> value) => Timeline<TOther>.From([.. _starts.Zip(_values, (start, one) => (start, value(one)))]);

    public bool Has(T value) => Array.IndexOf(_values, value) >= 0;

    /// <summary>The index of the interval that covers <paramref name="time"/>.</summary>
    public int IndexAt(Instant time)
    {
        var at = Array.BinarySearch(_starts, time);
        return at >= 0 ? at : Math.Max(0, ~at - 1);
    }

    public T At(Instant time) => _values.Length == 1 ? _values[0] : _values[IndexAt(time)];
}

internal static class Timelines
{
    public static Timeline<bool> Or(this Timeline<bool> one, Timeline<bool> other) =>
        Timeline<bool>.From([.. one.Starts.Concat(other.Starts).Order().Select(s => (s, one.At(s) || other.At(s)))]);
}
