using System.Runtime.InteropServices;

namespace Casus.Language;

/// <summary>Zeroed numbers outside the collected heap, on 64-byte bounds. Freed with their owner.</summary>
internal sealed unsafe class NativeFloats : IDisposable
{
    private const nuint Alignment = 64;

    public NativeFloats(long count)
    {
        Count = count;
        var bytes = (nuint)Math.Max(1, count) * sizeof(float);
        Pointer = (float*)NativeMemory.AlignedAlloc(bytes, Alignment);
        NativeMemory.Clear(Pointer, bytes);
        if (bytes > 1 << 20)
        {
            GC.AddMemoryPressure((long)bytes);
        }
    }

    ~NativeFloats() => Free();

    public float* Pointer { get; private set; }

    public long Count { get; }

    public static NativeFloats Of(ReadOnlySpan<float> values)
    {
        var native = new NativeFloats(values.Length);
        values.CopyTo(new Span<float>(native.Pointer, values.Length));
        return native;
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (Pointer != null)
        {
            NativeMemory.AlignedFree(Pointer);
            Pointer = null;
            if (Count * sizeof(float) > 1 << 20)
            {
                GC.RemoveMemoryPressure(Count * sizeof(float));
            }
        }
    }
}
