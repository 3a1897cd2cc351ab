namespace Casus.Reading.Tests;

public class SpanDecoderTests
{
    [Fact]
    public void ChoiceAmongSpans_IsWorthWhatTheBestOfAllIs()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var spans = Enumerable.Range(0, 9).Select(_ => random.Next(8)).Select(first => new LabelledSpan((SpanRole)random.Next(3), new(first, first + 1 + random.Next(4)), random.NextDouble())).ToList();
            var chosen = SpanDecoder.Choose(spans);
            Assert.Equal(Choices([.. spans.OrderBy(span => span.Range.First)], 0).Max(Worth), Worth(chosen), 6);
            Assert.All(chosen.Zip(chosen.Skip(1)), pair => Assert.True(pair.First.Range.End <= pair.Second.Range.First));
            Assert.Equal(chosen, SpanDecoder.Choose([.. spans.AsEnumerable().Reverse()]));
        }
    }

    [Fact]
    public void Nothing_IsChosenOfNothing() => Assert.Empty(SpanDecoder.Choose([]));

    private static double Worth(List<LabelledSpan> spans) => spans.Sum(SpanDecoder.Gain);

    // Every way to take some of the spans, none overlapping.
    private static IEnumerable<List<LabelledSpan>> Choices(List<LabelledSpan> spans, int from)
    {
        yield return [];
        for (var i = 0; i < spans.Count; i++)
        {
            if (spans[i].Range.First < from)
            {
                continue;
            }

            foreach (var rest in Choices(spans[(i + 1)..], spans[i].Range.End))
            {
                yield return [spans[i], .. rest];
            }
        }
    }
}
