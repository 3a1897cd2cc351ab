namespace Casus.Reading;

/// <summary>How much running text and how many links stand under each element of a page, each asked in constant time.</summary>
internal sealed class PageMeasure
{
    private readonly int[] _prose;
    private readonly int[] _words;
    private readonly int[] _linkWords;

    /// <param name="marks">What is left out: by node, not 0.</param>
    public PageMeasure(PageTree tree, List<TextBlock> blocks, byte[]? marks)
    {
        (_prose, _words, _linkWords) = (new int[tree.Count + 1], new int[tree.Count + 1], new int[tree.Count + 1]);
        var next = 0;
        for (var i = 0; i < tree.Count; i++)
        {
            (_prose[i + 1], _words[i + 1], _linkWords[i + 1]) = (_prose[i], _words[i], _linkWords[i]);
            if (next == blocks.Count || blocks[next].First != i)
            {
                continue;
            }

            var block = blocks[next++];
            if (marks is not null && marks[i] != 0)
            {
                continue;
            }

            _prose[i + 1] += block.IsProse ? block.AllWords : 0;
            _words[i + 1] += block.AllWords;
            _linkWords[i + 1] += block.LinkWords;
        }
    }

    /// <summary>Words of running text.</summary>
    public int Prose(in PageNode node, int index) => _prose[node.Last] - _prose[index];

    public int Words(in PageNode node, int index) => _words[node.Last] - _words[index];

    public int LinkWords(in PageNode node, int index) => _linkWords[node.Last] - _linkWords[index];

    public int AllProse => _prose[^1];
}
