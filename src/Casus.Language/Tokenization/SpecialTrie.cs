namespace Casus.Language;

/// <summary>The sequences of words that torn exceptions became, as a trie.</summary>
internal sealed class SpecialTrie
{
    private readonly Dictionary<string, SpecialTrie> _next = new(StringComparer.Ordinal);

    public bool IsEnd { get; private set; }

    public static SpecialTrie Of(IEnumerable<string[]> sequences)
    {
        var root = new SpecialTrie();
        foreach (var sequence in sequences)
        {
            var node = root;
            foreach (var word in sequence)
            {
                if (!node._next.TryGetValue(word, out var next))
                {
                    node._next.Add(word, next = new());
                }

                node = next;
            }

            node.IsEnd = sequence.Length > 0;
        }

        return root;
    }

    public SpecialTrie? After(string word) => _next.GetValueOrDefault(word);
}
