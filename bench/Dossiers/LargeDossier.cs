using System.Globalization;
using Casus.Model;

namespace Casus.Dossiers;

/// <summary>A made-up dossier of a given size: many commitments over a tenth as many propositions, a fifth of which are derived.</summary>
internal static class LargeDossier
{
    private static readonly Origin Ever = new("bench/1", Instant.Min, Instant.Min);

    /// <param name="hub">True: every commitment waits for <c>p0</c> too, so that one supposition reaches all.</param>
    public static Dossier Of(int commitments, bool hub)
    {
        var count = Math.Max(10, commitments / 10);
        var random = new Random(7);
        string Basic() => $"p{random.Next(count)}";
        return new()
        {
            Id = "large",
            Title = "A large dossier",
            Propositions =
            [
                .. Enumerable.Range(0, count).Select(i => new Proposition($"p{i}", $"Matter {i}", i % 3 == 0 ? Absence.Monitored : Absence.Open, null, null, [], Ever)),
                .. Enumerable.Range(0, count / 5).Select(i => new Proposition($"d{i}", $"Gate {i}", Absence.Open, Read($"at least 2 of ({Basic()}, {Basic()}, {Basic()})"), null, [], Ever)),
            ],
            Commitments =
            [
                .. Enumerable.Range(0, commitments).Select(i => new Commitment(
                    $"c{i}", (CommitmentKind)(i % 7), null, [$"state/{i % 26}"], [$"state/{(i + 1) % 26}"], Day(i % 90),
                    Read(hub ? $"p0 and {Basic()}" : i % 4 == 0 ? $"d{random.Next(count / 5)} and not {Basic()}" : $"{Basic()} or {Basic()}"), null, Read(Basic()),
                    i % 2 == 0 ? new Duration(0, 30, 0) : null, null, [new("document.txt", $"the words of {i}", [])], Ever)),
            ],
            Findings =
            [
                .. Enumerable.Range(1, count - 1).Where(i => i % 2 == 0).Select(i => new Finding($"f{i}", $"p{i}", i % 4 == 0, Day(i % 120), i % 6 == 0 ? Day((i % 120) + 20) : null, null, null, null, [], Ever)),
            ],
            Dependencies = [.. Enumerable.Range(0, count / 10).Select(i => new Dependency($"n{i}", $"p{i}", $"p{(i * 7) % count}", null, [], Ever))],
        };
    }

    public static Moment Day(int day) => Moment.FromDate(new DateOnly(2026, 1, 1).AddDays(day));

    private static Formula Read(string text) =>
        FormulaSyntax.TryParse(text, out var formula, out var error) ? formula : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{text}: {error}"));
}
