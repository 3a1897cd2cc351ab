using System.Net;
using System.Text.RegularExpressions;
using Casus.Exchange;
using Casus.Logic;
using Casus.Model;

namespace Casus.Web.Tests;

/// <summary>A series as a picture with its thresholds, and the page it stands on.</summary>
public sealed class SeriesChartTests
{
    [Fact]
    public void Picture_PutsFiguresThresholdsAndStretchesWhereTheyBelong()
    {
        var dossier = Dossier();
        var chart = Chart(dossier, "2026-02-01");
        Assert.Equal(3, chart.Dots.Count);
        Assert.True(chart.Dots[1].Y < chart.Dots[0].Y, "a greater figure stands higher");
        var threshold = Assert.Single(chart.Thresholds);
        Assert.InRange(threshold.Y, chart.Dots[1].Y, chart.Dots[0].Y);
        Assert.Equal("> 80; > 80 for 10 days", threshold.Says);

        // Above 80 from the 5th to the 20th; for ten days from the 15th on.
        Assert.Equal([0, 1], chart.Stretches.Select(s => s.Row));
        Assert.Equal(chart.Dots[1].X, chart.Stretches[0].X, 6);
        Assert.Equal(chart.Dots[2].X, chart.Stretches[1].X + chart.Stretches[1].Width, 6);
        Assert.Equal(2 * chart.Stretches[0].Width, 6 * chart.Stretches[1].Width, 6);
        Assert.Equal("price(oil) > 80 held from 2026-01-05 to 2026-01-20", chart.Stretches[0].Says);
        Assert.Contains("never held", Chart(dossier, "2026-01-04").Says, StringComparison.Ordinal);

        // Steps: the first figure stands until the second.
        Assert.StartsWith($"M{Svg.N(chart.Dots[0].X)} {Svg.N(chart.Dots[0].Y)}H{Svg.N(chart.Dots[1].X)}L", chart.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void LaterFigures_AreLeftOutAndCounted()
    {
        var early = Chart(Dossier(), "2026-01-10");
        Assert.Equal((2, 1), (early.Dots.Count, early.Later));
        Assert.Null(SeriesChart.Of(Dossier().Series[0], [], Instant.FromDate(new(2025, 1, 1))));
    }

    [Fact]
    public void SomeDays_BeginWithWhatStandsThenAndHoldNoOtherFigure()
    {
        var (dossier, valid) = (Dossier(), Moment.FromDate(new(2026, 2, 1)).Start);
        var conditions = SeriesConditions.Of(dossier, valid, valid);
        var whole = SeriesChart.Of(dossier.Series[0], conditions, valid)!;
        var chart = SeriesChart.Of(dossier.Series[0], conditions, valid, new(2026, 1, 10), new(2026, 1, 21))!;
        Assert.True(whole.IsWhole);
        Assert.False(chart.IsWhole);
        Assert.Equal((new DateOnly(2026, 1, 10), new DateOnly(2026, 1, 21)), (chart.From, chart.To));

        // The figure of the 5th stands on the 10th: the line begins at the edge, and its dot is not among these days.
        Assert.StartsWith($"M{Svg.N(SeriesChart.Left)} ", chart.Path, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(chart.Dots).Row);
        Assert.Equal(SeriesChart.Left + ((SeriesChart.Right - SeriesChart.Left) * 10 / 12), chart.Dots[0].X, 6);
        Assert.All(chart.Stretches, s => Assert.InRange(s.X, SeriesChart.Left, SeriesChart.Right));
        Assert.Equal(SeriesChart.Left, chart.Stretches[0].X, 6);
        Assert.Equal(chart.Dots[0].X, chart.Stretches[0].X + chart.Stretches[0].Width, 6);
        Assert.StartsWith("From 2026-01-10 to 2026-01-21: ", chart.Says, StringComparison.Ordinal);

        // Days that are not there, or that are turned round, are those that are there.
        var beyond = SeriesChart.Of(dossier.Series[0], conditions, valid, new(2020, 1, 1), new(2030, 1, 1))!;
        Assert.Equal((whole.From, whole.To, whole.Path), (beyond.From, beyond.To, beyond.Path));
        var turned = SeriesChart.Of(dossier.Series[0], conditions, valid, new(2026, 1, 15), new(2026, 1, 3))!;
        Assert.Equal(turned.From, turned.To);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-5", "5")]
    [InlineData("0.0001", "0.0002")]
    [InlineData("123456789012345", "123456789012999")]
    public void Axis_HoldsEveryFigureBetweenFewMarks(string one, string other)
    {
        var points = new[] { one, other }.Select((v, i) => new SeriesPoint(Moment.FromDate(new(2026, 1, 1 + i)), null, null, decimal.Parse(v, System.Globalization.CultureInfo.InvariantCulture), null));
        var chart = SeriesChart.Of(Dossier().Series[0] with { Points = [.. points] }, [], Instant.FromDate(new(2026, 2, 1)))!;
        Assert.InRange(chart.Figures.Count, 3, 10);
        Assert.All(chart.Dots, d => Assert.InRange(d.Y, SeriesChart.Top, SeriesChart.Floor));
        Assert.All(chart.Figures, t => Assert.InRange(t.At, SeriesChart.Top - 0.001, SeriesChart.Floor + 0.001));
    }

    [Fact]
    public void FiguresOfOneDateThatDisagree_BreakTheLine()
    {
        var series = Dossier().Series[0];
        var torn = series with { Points = [series.Points[0], series.Points[1], series.Points[1] with { Value = 70 }, series.Points[2]] };
        var chart = SeriesChart.Of(torn, [], Instant.FromDate(new(2026, 2, 1)))!;
        Assert.Equal(4, chart.Dots.Count);
        Assert.Equal(2, chart.Path.Count(c => c == 'M'));
    }

    [Fact]
    public async Task DossierPage_OffersTheChartAndItsPageTellsTheSameInATable()
    {
        await using var desk = await OpenDesk.On(Dossier());
        var dossier = await desk.Page("/?valid=2026-01-16");
        var address = WebUtility.HtmlDecode(Regex.Match(dossier, "data-chart=\"([^\"]+)\"").Groups[1].Value);
        Assert.Equal("/series?valid=2026-01-16&of=oil", address);
        Assert.DoesNotContain("class=\"chart\"", dossier, StringComparison.Ordinal);
        var page = await desk.Page(address);
        Assert.Contains("<svg class=\"chart\"", page, StringComparison.Ordinal);
        Assert.Contains("#p-dear", page, StringComparison.Ordinal);
        Assert.Contains("#c-opens", page, StringComparison.Ordinal);
        var table = Regex.Match(page, "<table class=\"thresholds\">.*?</table>", RegexOptions.Singleline).Value;
        Assert.Equal(2, Regex.Count(table, @"<tr>\s*<td"));
        Assert.Contains("from <time datetime=\"2026-01-15\"", table, StringComparison.Ordinal);

        // Every dot leads to a row.
        var dots = Regex.Matches(page, "class=\"dot\" href=\"#([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(2, dots.Count);
        Assert.All(dots, id => Assert.Contains($"id=\"{id}\"", page, StringComparison.Ordinal));

        // Days near the right edge are said to the left of their mark.
        var later = await desk.Page("/series?valid=2026-01-25&of=oil");
        var days = Regex.Matches(later, "<text class=\"when\" x=\"([0-9.]+)\"[^>]*>").Select(m => (X: double.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), IsLeft: m.Value.Contains("text-anchor=\"end\"", StringComparison.Ordinal))).ToList();
        Assert.Contains(days, d => d.X > SeriesChart.Width - 60);
        Assert.All(days, d => Assert.Equal(d.X > SeriesChart.Width - 64, d.IsLeft));
    }

    [Fact]
    public async Task UnknownSeries_IsNamedWithANearOne()
    {
        await using var desk = await OpenDesk.On(Dossier());
        using var response = await desk.Client.GetAsync(new Uri("/series?of=oli", UriKind.Relative), OpenDesk.Cancel);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("did you mean", await response.Content.ReadAsStringAsync(OpenDesk.Cancel), StringComparison.Ordinal);
    }

    private static SeriesChart Chart(Dossier dossier, string day)
    {
        Assert.True(Moment.TryParse(day, out var moment));
        return SeriesChart.Of(dossier.Series[0], SeriesConditions.Of(dossier, moment.AsOf, moment.AsOf), moment.AsOf)!;
    }

    private static Dossier Dossier()
    {
        var outcome = DossierYaml.Read(
            "dossier.yaml",
            """
            dossier: fuel
            title: The price of fuel
            asOf: 2026-01-01
            policy: { reviewers: 1 }
            parties: [{ id: state/ALF, name: Alfa }]
            propositions:
              - { id: dear, text: Oil is dear, holds: price(oil) > 80 }
              - { id: opened, text: Alfa opens its stores }
            commitments:
              - { id: opens, kind: pledge, debtors: [state/ALF], made: 2026-01-01, if: price(oil) > 80 for 10 days, then: opened, evidence: [] }
            series:
              - id: oil
                text: The price of oil
                unit: crowns
                points: [{ at: 2026-01-01, value: 78, source: market }, { at: 2026-01-05, value: 84, source: market }, { at: 2026-01-20, value: 79, source: market }]
            """);
        return outcome.Value ?? throw new InvalidOperationException(string.Join('\n', outcome.Refusals));
    }
}
