namespace Casus.Reading;

/// <summary>A run of text that no block element or line break cuts: a paragraph, a heading, a list item, a line.</summary>
internal struct TextBlock
{
    /// <summary>The first of its text nodes, and the index past the last.</summary>
    public int First;
    public int Last;

    /// <summary>The nearest block element around it.</summary>
    public int Owner;

    /// <summary>Words outside links; two Chinese or Japanese characters count as one.</summary>
    public int Words;
    public int LinkWords;

    /// <summary>Ends as a sentence does.</summary>
    public bool Ends;

    /// <summary>Commas and ends of sentences.</summary>
    public int Marks;

    public readonly int AllWords => Words + LinkWords;

    public readonly double LinkShare => LinkWords == 0 ? 0 : LinkWords / (double)AllWords;

    /// <summary>Running text rather than a label or a list of links.</summary>
    public readonly bool IsProse => (LinkShare <= 0.5 && (AllWords >= 12 || (AllWords >= 5 && Ends && Words >= 3))) || (Words >= 15 && Ends && LinkShare < 0.8);
}
