namespace Casus.Language;

/// <summary>
/// One layer of a thinc model as written to disk: its name, dimensions, references, attributes and weights.
/// </summary>
internal sealed record ThincNode(int Index, string Name, MessagePackMap References, MessagePackMap Attributes, Dictionary<string, NumericArray> Parameters, string File)
{
    public NumericArray Parameter(string name) => Parameters.GetValueOrDefault(name) ?? throw new ModelFormatException(File, $"the layer '{Name}' ({Index}) has no '{name}'");

    /// <summary>An attribute; thinc packs each by itself, so it is unpacked twice.</summary>
    public T Attribute<T>(string name) => MessagePackMap.Cast<T>(MessagePack.Read(Attributes.Get<ReadOnlyMemory<byte>>(name), File), File);
}

/// <summary>A thinc model: its layers in breadth-first order, which is the order by which a loader picks them.</summary>
internal sealed class ThincModel
{
    private ThincModel(string file, List<ThincNode> nodes)
    {
        File = file;
        Nodes = nodes;
    }

    public string File { get; }

    public IReadOnlyList<ThincNode> Nodes { get; }

    /// <param name="path">The file's name, for faults.</param>
    public static ThincModel Read(byte[] bytes, string path)
    {
        var root = MessagePackMap.Cast<MessagePackMap>(MessagePack.Read(bytes, path), path);
        var nodes = root.Get<List<object?>>("nodes");
        var attributes = root.Get<List<object?>>("attrs");
        var parameters = root.Get<List<object?>>("params");
        if (attributes.Count != nodes.Count || parameters.Count != nodes.Count)
        {
            throw new ModelFormatException(path, "its lists of nodes, attrs and params differ in length");
        }

        var list = new List<ThincNode>(nodes.Count);
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = MessagePackMap.Cast<MessagePackMap>(nodes[i], path);
            var arrays = new Dictionary<string, NumericArray>(StringComparer.Ordinal);
            foreach (var (key, value) in MessagePackMap.Cast<MessagePackMap>(parameters[i], path).Entries)
            {
                if (value is MessagePackMap array)
                {
                    arrays.Add((string)key, NumericArray.From(array, path));
                }
            }

            list.Add(new(i, node.Get<string>("name"), node.Get<MessagePackMap>("refs"), MessagePackMap.Cast<MessagePackMap>(attributes[i], path), arrays, path));
        }

        return new(path, list);
    }

    public IEnumerable<ThincNode> Named(string name) => Nodes.Where(n => n.Name == name);

    /// <summary>The layer that the root refers to by <paramref name="name"/>.</summary>
    public ThincNode Reference(string name) => Nodes[0].References.Get<long>(name) is var at && at >= 0 && at < Nodes.Count
        ? Nodes[(int)at]
        : throw new ModelFormatException(File, $"its '{name}' is layer {at} of {Nodes.Count}");
}
