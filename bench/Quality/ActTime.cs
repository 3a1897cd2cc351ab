using System.Diagnostics;
using System.Globalization;
using Casus.Reading;

namespace Casus.Quality;

/// <summary>How long reading who speaks and the acts of a gold folder takes, the parse not counted: microseconds and bytes allocated a saying.</summary>
internal static class ActTime
{
    private const int Rounds = 20;

    public static void Write(string gold, string texts, TextWriter output)
    {
        var read = GoldSpans.Read(gold, texts).ToList();
        Round(read);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        var sayings = 0;
        for (var i = 0; i < Rounds; i++)
        {
            sayings += Round(read);
        }

        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sayings} sayings, {watch.Elapsed.TotalMicroseconds / sayings:0.0} µs and {bytes / sayings} bytes each"));
    }

    private static int Round(List<GoldDocument> read)
    {
        var sayings = 0;
        foreach (var one in read)
        {
            var who = new WhoSpeaks(one.Document, one.Sayings);
            var reader = new ActReader(one.Document, one.Sayings, new(one.Document, who));
            for (var i = 0; i < one.Sayings.Count; i++)
            {
                sayings += reader.Of(i, who.Of(i).Speakers).Acts.Count > 0 ? 1 : 0;
            }
        }

        return sayings;
    }
}
