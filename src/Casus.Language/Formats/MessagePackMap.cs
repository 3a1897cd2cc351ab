namespace Casus.Language;

/// <summary>A msgpack map in the order it was written: keys are strings or integers (binary keys were read as UTF-8); its getters name the file when a value is missing or of another kind.</summary>
internal sealed class MessagePackMap(string name, int capacity)
{
    private readonly Dictionary<object, object?> _values = new(capacity);

    public List<KeyValuePair<object, object?>> Entries { get; } = new(capacity);

    public void Add(object key, object? value)
    {
        if (!_values.TryAdd(key, value))
        {
            throw new ModelFormatException(name, $"the key '{key}' stands twice in a map");
        }

        Entries.Add(new(key, value));
    }

    public object? Find(object key) => _values.GetValueOrDefault(key);

    public T Get<T>(object key) => Find(key) is T value ? value : throw new ModelFormatException(name, $"'{key}' is missing or not {typeof(T).Name}");

    /// <summary>The value as a map, list or text; an error that names the file when it is something else.</summary>
    public static T Cast<T>(object? value, string name) => value is T cast ? cast : throw new ModelFormatException(name, $"{typeof(T).Name} expected, found {value?.GetType().Name ?? "nil"}");

    public static ulong Key(object key, string name) => key switch
    {
        ulong unsigned => unsigned,
        long signed => (ulong)signed,
        _ => throw new ModelFormatException(name, $"the key '{key}' is not a hash"),
    };
}
