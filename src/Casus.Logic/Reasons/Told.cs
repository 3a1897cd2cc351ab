namespace Casus.Logic;

/// <summary>Something told of a status that is worked out when it is first asked for; equal where what is told is equal.</summary>
/// <remarks>Of ten thousand commitments a reader looks at few: reasons are put into words only for those.</remarks>
internal sealed class Told<T>(Func<T> tell) : IEquatable<Told<T>>
{
    private readonly Lazy<T> _value = new(tell);

    public T Value => _value.Value;

    public bool Equals(Told<T>? other) => other is not null && (ReferenceEquals(this, other) || EqualityComparer<T>.Default.Equals(Value, other.Value));

    public override bool Equals(object? obj) => Equals(obj as Told<T>);

    public override int GetHashCode() => Value?.GetHashCode() ?? 0;
}
