namespace Casus.Language;

/// <summary>A worker's columns for the document at hand beyond its tokens; reused, and grown as needed.</summary>
internal sealed class WorkColumns
{
    public ushort[] Tags { get; private set; } = [];

    public byte[] PartsOfSpeech { get; private set; } = [];

    public ushort[] Morphologies { get; private set; } = [];

    public string?[] Lemmas { get; private set; } = [];

    public int[] Heads { get; private set; } = [];

    public ushort[] Relations { get; private set; } = [];

    public bool[] SentenceStarts { get; private set; } = [];

    /// <summary>0 outside, 1 inside, 2 at the begin of an entity, over the entity's number shifted by two.</summary>
    public ushort[] Entities { get; private set; } = [];

    public void Ensure(int count)
    {
        if (Tags.Length >= count)
        {
            return;
        }

        var size = Math.Max(256, count + (count / 4));
        Tags = new ushort[size];
        PartsOfSpeech = new byte[size];
        Morphologies = new ushort[size];
        Lemmas = new string?[size];
        Heads = new int[size];
        Relations = new ushort[size];
        SentenceStarts = new bool[size];
        Entities = new ushort[size];
    }

    /// <summary>Lets go of large columns after a large document.</summary>
    public void Trim(int keep)
    {
        if (Tags.Length > keep)
        {
            Tags = [];
            Ensure(1);
        }
    }
}
