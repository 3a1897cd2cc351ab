namespace Casus.Language.Tests;

public sealed unsafe class ShareCacheTests
{
    [Fact]
    public void FullOne_BeginsAnew()
    {
        using var cache = new ShareCache(4);
        for (ulong value = 0; value < 100_000; value++)
        {
            if (value % 64 == 0)
            {
                cache.MakeRoom(64);
            }

            var entry = cache.Entry(value, out var isNew);
            Assert.True(isNew);
            entry[3] = value;
            Assert.Equal((nint)entry, (nint)cache.Entry(value, out var isNewAgain));
            Assert.False(isNewAgain);
            Assert.Equal(value & ~63UL, cache.Entry(value & ~63UL, out _)[3]); // the first since room was made is still there
        }
    }
}
