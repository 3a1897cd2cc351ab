using System.Globalization;
using Casus.Exchange;
using Casus.Logic;

namespace Casus.Cli;

/// <summary>What falls, for reading.</summary>
internal static class CriticalText
{
    private const int MostImportance = 15;

    public static void Write(TextWriter output, CriticalAnswer answer, IReadOnlyList<CriticalAnswer> each)
    {
        Write(output, answer);
        foreach (var one in each)
        {
            output.WriteLine();
            Write(output, one);
        }
    }

    private static void Write(TextWriter output, CriticalAnswer answer)
    {
        var result = answer.Result;
        var sets = result.AreImplicants ? "prime implicants" : "minimal cut sets";
        output.WriteLine(PlainText.Line(answer.Event));
        output.WriteLine($"  probability {Probability(result.Probability)}");
        output.WriteLine(result.CutSets is { } count ? $"  {count.ToString(CultureInfo.InvariantCulture)} {sets}" : $"  {sets}: not known, {result.Why}");
        for (var order = 0; order < result.ByOrder.Count; order++)
        {
            if (!result.ByOrder[order].IsZero)
            {
                output.WriteLine($"    of order {order}: {result.ByOrder[order].ToString(CultureInfo.InvariantCulture)}");
            }
        }

        if (!result.SinglePoints.IsEmpty)
        {
            output.WriteLine("  single points of failure");
            foreach (var part in result.SinglePoints)
            {
                var name = answer.Name(part.Variable);
                output.WriteLine(PlainText.Wrap(PlainText.Line($"    {Part(answer, part)}{(name.Text is null ? string.Empty : $": {name.Text}")}"), 6));
            }
        }

        if (!result.Listed.IsEmpty)
        {
            output.WriteLine($"  the first {result.Listed.Count} by order");
            foreach (var set in result.Listed)
            {
                output.WriteLine(PlainText.Wrap(PlainText.Line($"    {string.Join(", ", set.Parts.Select(p => Part(answer, p)))}"), 6));
            }
        }

        Importance(output, answer);
    }

    private static void Importance(TextWriter output, CriticalAnswer answer)
    {
        var result = answer.Result;
        if (result.Importance.IsEmpty)
        {
            if (result.ImportanceWhy is not null)
            {
                output.WriteLine($"  importance: not known, {result.ImportanceWhy}");
            }

            return;
        }

        output.WriteLine($"  {"importance",-11} {"birnbaum",10} {"criticality",11} {"fussell-vesely",14}");
        foreach (var importance in result.Importance.OrderByDescending(i => i.Birnbaum).Take(MostImportance))
        {
            output.WriteLine(PlainText.Line(
                $"              {Short(importance.Birnbaum),10} {Short(importance.Criticality),11} {Short(importance.FussellVesely),14}  {answer.Name(importance.Variable).Id}"));
        }

        if (result.Importance.Count > MostImportance)
        {
            output.WriteLine($"              … and {result.Importance.Count - MostImportance} more; --format json has all");
        }
    }

    private static string Part(CriticalAnswer answer, CutSetPart part) => (part.IsNegated ? "not " : string.Empty) + answer.Name(part.Variable).Id;

    private static string Probability(EventProbability probability) =>
        probability.Probability is { } exact ? Exact(exact)
        : probability.Lower is { } lower && probability.Upper is { } upper ? $"between {Exact(lower)} and {Exact(upper)}: {probability.Why}"
        : $"not known: {probability.Why}";

    private static string Exact(double value) => value.ToString("G9", CultureInfo.InvariantCulture);

    private static string Short(double? value) => value?.ToString("G4", CultureInfo.InvariantCulture) ?? "–";
}
