namespace Casus.Language;

/// <summary>
/// A buffer for the rows of both encoders over a document: the shared tok2vec's (<c>doc.tensor</c>) and the entity recogniser's own. Filled by
/// <see cref="Pipeline.Read(string, EncoderRows, CancellationToken)"/> and valid until the next; grown as needed, so that reading into it again costs no allocation. Not
/// safe to share between threads.
/// </summary>
internal sealed unsafe class EncoderRows : IDisposable
{
    /// <summary>Room beyond this many numbers (192 MB) is given back when a smaller document follows.</summary>
    private const long Kept = 48L << 20;

    private NativeFloats _shared = new(0);
    private NativeFloats _entity = new(0);

    /// <summary>The number of tokens.</summary>
    public int Count { get; private set; }

    /// <summary>The numbers a row of the shared encoder: 96 in sm and md.</summary>
    public int Width { get; private set; }

    /// <summary>The numbers a row of the entity recogniser's encoder: 96 in sm and md, 0 when it does not run.</summary>
    public int EntityWidth { get; private set; }

    /// <summary>The shared encoder's rows, <see cref="Width"/> numbers a token, on a 64-byte bound.</summary>
    public float* Pointer => _shared.Pointer;

    /// <summary>The entity encoder's rows, <see cref="EntityWidth"/> numbers a token, on a 64-byte bound.</summary>
    public float* EntityPointer => _entity.Pointer;

    /// <summary>A token's row of the shared encoder.</summary>
    public ReadOnlySpan<float> Row(int token) => Slice(_shared, Width, token);

    /// <summary>A token's row of the entity recogniser's encoder; empty when it does not run.</summary>
    public ReadOnlySpan<float> EntityRow(int token) => Slice(_entity, EntityWidth, token);

    internal void Begin(int tokens, int width, int entityWidth)
    {
        (Count, Width, EntityWidth) = (tokens, width, entityWidth);
        Grow(ref _shared, (long)tokens * width);
        Grow(ref _entity, (long)tokens * entityWidth);
    }

    internal void Take(float* rows, int first, int count) => Copy(rows, _shared.Pointer, Width, first, count);

    internal void TakeEntity(float* rows, int first, int count) => Copy(rows, _entity.Pointer, EntityWidth, first, count);

    private static void Copy(float* rows, float* target, int width, int first, int count)
    {
        var bytes = (long)count * width * sizeof(float);
        Buffer.MemoryCopy(rows, target + ((long)first * width), bytes, bytes);
    }

    private static void Grow(ref NativeFloats floats, long needed)
    {
        if (floats.Count < needed || (floats.Count > Kept && needed < floats.Count / 4))
        {
            floats.Dispose();
            floats = new(needed + (needed / 4));
        }
    }

    private ReadOnlySpan<float> Slice(NativeFloats floats, int width, int token)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)token, (uint)Count, nameof(token));
        return new(floats.Pointer + ((long)token * width), width);
    }

    public void Dispose()
    {
        Count = 0;
        _shared.Dispose();
        _entity.Dispose();
    }
}
