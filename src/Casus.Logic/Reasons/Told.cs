namespace Casus.Logic;

/// <summary>Something told of a status that is worked out when it is first asked for; equal where what is told is equal.</summary>
/// <remarks>
/// Of ten thousand commitments a reader looks at few: reasons are put into words only for those. Statuses share what they are told from, also with those
/// of what is only supposed, so one is told at a time: all that share it have one gate.
/// </remarks>
internal sealed class Told<T> : IEquatable<Told<T>>
{
    private readonly object _gate;
    private Func<T>? _tell;
    private T? _value;

    public Told(object gate, Func<T> tell) => (_gate, _tell) = (gate, tell);

    public Told(T value) => (_gate, _value) = (this, value);

    public T Value
    {
        get
        {
            if (Volatile.Read(ref _tell) is not null)
            {
                lock (_gate)
                {
                    if (_tell is { } tell)
                    {
                        _value = tell();
                        Volatile.Write(ref _tell, null);
                    }
                }
            }

            return _value!;
        }
    }

    public bool Equals(Told<T>? other) => other is not null && (ReferenceEquals(this, other) || EqualityComparer<T>.Default.Equals(Value, other.Value));

    public override bool Equals(object? obj) => Equals(obj as Told<T>);

    public override int GetHashCode() => Value?.GetHashCode() ?? 0;
}
