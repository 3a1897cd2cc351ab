namespace Casus.Language;

/// <summary>What a pipeline does and how much it may remember. The answers do not depend on the cache's size.</summary>
public sealed record PipelineOptions
{
    /// <summary>Everything, with the usual caches.</summary>
    public static PipelineOptions Default { get; } = new();

    /// <summary>Whether sentences are split by the senter, as spaCy does it with parser and senter exchanged: then there are no heads and relations.</summary>
    public bool UseSenter { get; init; }

    /// <summary>Whether the entity recogniser runs.</summary>
    public bool Entities { get; init; } = true;

    /// <summary>How many words' ready-made sums each worker keeps for each encoder (about 4 kB an entry).</summary>
    public int CacheEntries { get; init; } = 8192;

    /// <summary>The kernels to use; null: the fastest the machine can run.</summary>
    internal Kernel? Kernel { get; init; }
}
