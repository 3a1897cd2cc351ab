using System.Globalization;

namespace Casus.Web.Tests;

/// <summary>Graphs in columns: what must hold of every picture, on graphs drawn at random and on those with a known answer.</summary>
public sealed class LayeredLayoutTests
{
    [Fact]
    public void RandomGraphs_NoBoxLiesOnAnotherAndArrowsLeadRight()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 40; round++)
        {
            var boxes = Enumerable.Range(0, random.Next(1, 60)).Select(i => new GraphBox($"n{i}", 100, random.Next(20, 80))).ToList();
            var arrows = Enumerable.Range(0, random.Next(0, 90)).Select(_ => new GraphArrow($"n{random.Next(boxes.Count)}", $"n{random.Next(boxes.Count)}")).ToList();
            var layout = LayeredLayout.Of(boxes, arrows);
            foreach (var column in layout.Boxes.GroupBy(b => b.Layer))
            {
                foreach (var (above, below) in column.OrderBy(b => b.Y).Zip(column.OrderBy(b => b.Y).Skip(1)))
                {
                    Assert.True(above.Y + above.Box.Height + LayeredLayout.BoxGap <= below.Y + 0.001, $"round {round}: {above.Box.Key} lies on {below.Box.Key}");
                }
            }

            Assert.All(layout.Boxes, b => Assert.True(b.X >= 0 && b.Y >= 0 && b.X + 100 <= layout.Width && b.Y + b.Box.Height <= layout.Height));
            var places = layout.Boxes.ToDictionary(b => b.Box.Key, StringComparer.Ordinal);
            Assert.All(layout.Arrows, a => Assert.Equal(a.IsBack, places[a.Arrow.From].Layer >= places[a.Arrow.To].Layer));
            Assert.Equal(arrows, layout.Arrows.Select(a => a.Arrow));
        }
    }

    [Fact]
    public void ATree_HasNoCrossingAndNoArrowBack()
    {
        var boxes = Enumerable.Range(0, 121).Select(i => Box(i)).ToList();
        var arrows = Enumerable.Range(1, 120).Select(i => new GraphArrow(Key((i - 1) / 3), Key(i))).ToList();
        var random = new Random(7);
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(arrows));
        var layout = LayeredLayout.Of(boxes, arrows);
        Assert.DoesNotContain(layout.Arrows, a => a.IsBack);
        Assert.Equal(0, Crossings(layout));
    }

    [Fact]
    public void TwoPairsThatCross_AreUncrossed()
    {
        var layout = LayeredLayout.Of([.. Enumerable.Range(0, 4).Select(Box)], [new("n0", "n3"), new("n1", "n2")]);
        Assert.Equal(0, Crossings(layout));
    }

    [Fact]
    public void ACircle_IsBrokenByOneArrowBack()
    {
        var layout = LayeredLayout.Of([.. Enumerable.Range(0, 3).Select(Box)], [new("n0", "n1"), new("n1", "n2"), new("n2", "n0")]);
        var back = Assert.Single(layout.Arrows, a => a.IsBack);
        Assert.True(back.Points[0].X > back.Points[^1].X);
        Assert.Equal([0, 1, 2], layout.Boxes.Select(b => b.Layer).Order());
    }

    [Fact]
    public void ALongArrow_RunsThroughEachColumnItPasses()
    {
        var layout = LayeredLayout.Of([.. Enumerable.Range(0, 4).Select(Box)], [new("n0", "n1"), new("n1", "n2"), new("n2", "n3"), new("n0", "n3")]);

        // Two columns lie between: in and out of each.
        Assert.Equal(2 + 4, layout.Arrows[3].Points.Count);
        Assert.Equal(layout.Arrows[3].Points.Select(p => p.X).Order(), layout.Arrows[3].Points.Select(p => p.X));
    }

    [Fact]
    public void TheSameGraph_GivesTheSamePicture()
    {
        GraphArrow[] arrows = [new("n0", "n4"), new("n1", "n4"), new("n4", "n2"), new("n0", "n3"), new("n3", "n2")];
        var (first, second) = (LayeredLayout.Of([.. Enumerable.Range(0, 5).Select(Box)], arrows), LayeredLayout.Of([.. Enumerable.Range(0, 5).Select(Box)], arrows));
        Assert.Equal(first.Boxes, second.Boxes);
        Assert.Equal(first.Arrows.SelectMany(a => a.Points), second.Arrows.SelectMany(a => a.Points));
    }

    [Fact]
    public void WrongKeys_AreNamed()
    {
        Assert.Contains("'n9'", Assert.Throws<ArgumentException>(() => LayeredLayout.Of([Box(0)], [new("n0", "n9")])).Message, StringComparison.Ordinal);
        Assert.Contains("'n0'", Assert.Throws<ArgumentException>(() => LayeredLayout.Of([Box(0), Box(0)], [])).Message, StringComparison.Ordinal);
    }

    private static string Key(int i) => string.Create(CultureInfo.InvariantCulture, $"n{i}");

    private static GraphBox Box(int i) => new(Key(i), 100, 30);

    // Counted anew from the picture: two arrows between the same columns cross when their ends lie the other way round.
    private static int Crossings(LayeredLayout layout)
    {
        var lines = layout.Arrows.Select(a => (From: a.Points[0], To: a.Points[1])).ToList();
        return lines.SelectMany((a, i) => lines.Skip(i + 1).Select(b => (a, b)))
            .Count(p => p.a.From.X == p.b.From.X && p.a.To.X == p.b.To.X && (p.a.From.Y - p.b.From.Y) * (p.a.To.Y - p.b.To.Y) < 0);
    }
}
