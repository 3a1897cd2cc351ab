namespace Casus.Language;

/// <summary>Names by small numbers; number 0 is the empty name. Filled while a model is opened, then only read.</summary>
internal sealed class Labels
{
    private readonly List<string> _names = [""];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal) { [""] = 0 };

    public int Count => _names.Count;

    public string this[int number] => _names[number];

    public int Add(string name)
    {
        if (!_numbers.TryGetValue(name, out var number))
        {
            _numbers.Add(name, number = _names.Count);
            _names.Add(name);
        }

        return number;
    }

    public int Find(string name) => _numbers.GetValueOrDefault(name, -1);
}

/// <summary>The names a model's columns are made of.</summary>
internal sealed class LabelSet
{
    public Labels Tags { get; } = new();

    public Labels PartsOfSpeech { get; } = new();

    public Labels Morphologies { get; } = new();

    public Labels Relations { get; } = new();

    public Labels Entities { get; } = new();
}
