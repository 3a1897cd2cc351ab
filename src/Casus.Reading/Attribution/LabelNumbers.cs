using Casus.Language;

namespace Casus.Reading;

/// <summary>From a language model's numbers of tags, relations and entity types to those the network was trained with; a name that training did not know is the empty one.</summary>
internal sealed class LabelNumbers
{
    /// <param name="trained">The names of tags, relations and entity types, a line each; each of the three lists begins with the empty name.</param>
    /// <exception cref="ModelFormatException">The two have too little in common to be made for each other.</exception>
    public LabelNumbers(string file, string trained, LabelSet labels)
    {
        var lists = new List<Dictionary<string, int>>();
        foreach (var name in trained.Split('\n'))
        {
            if (name.Length == 0)
            {
                lists.Add(new(StringComparer.Ordinal));
            }

            if (lists.Count > 0)
            {
                lists[^1].TryAdd(name, lists[^1].Count);
            }
        }

        if (lists.Count != 3)
        {
            throw new ModelFormatException(file, $"its labels are {lists.Count} lists where three are needed");
        }

        Tags = Numbers(file, "tags", labels.Tags, lists[0]);
        Relations = Numbers(file, "relations", labels.Relations, lists[1]);
        Entities = Numbers(file, "entity types", labels.Entities, lists[2]);
    }

    public int[] Tags { get; }

    public int[] Relations { get; }

    public int[] Entities { get; }

    private static int[] Numbers(string file, string what, Labels labels, Dictionary<string, int> trained)
    {
        var numbers = new int[labels.Count];
        var known = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = trained.GetValueOrDefault(labels[i]);
            known += trained.ContainsKey(labels[i]) ? 1 : 0;
        }

        return 2 * known >= trained.Count ? numbers : throw new ModelFormatException(file, $"it was trained over another language model: {known} of its {trained.Count} {what} are known here");
    }
}
