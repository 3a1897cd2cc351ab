using Casus.Model;

namespace Casus.Logic;

/// <summary>How times, acts and lists are put into the sentences of reasons.</summary>
internal static class Say
{
    /// <summary>The date alone at midnight, else the instant.</summary>
    public static string Time(Instant time) => time.IsMidnight ? time.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : time.ToString();

    /// <summary><c> from 2026-01-05</c>, or nothing for the beginning of time.</summary>
    public static string From(Instant time) => time == Instant.Min ? string.Empty : $" from {Time(time)}";

    /// <summary>How a commitment of a kind came about, for <c>pledged from …</c>.</summary>
    public static string Made(CommitmentKind kind) => kind switch
    {
        CommitmentKind.Pledge => "pledged",
        CommitmentKind.Threat => "threatened",
        CommitmentKind.Offer => "offered",
        CommitmentKind.Demand => "demanded",
        CommitmentKind.Obligation => "obliged",
        CommitmentKind.Prohibition => "prohibited",
        _ => "permitted",
    };

    /// <summary><c>a, b and c</c>; past six, <c>a, …, f and 20 more</c>.</summary>
    public static string List(IReadOnlyList<string> items, string word = "and")
    {
        const int Most = 6;
        if (items.Count > Most + 1)
        {
            return $"{string.Join(", ", items.Take(Most))} {word} {items.Count - Most} more";
        }

        return items.Count <= 1 ? string.Concat(items) : $"{string.Join(", ", items.Take(items.Count - 1))} {word} {items[^1]}";
    }

    /// <summary>One reason for each piece of evidence, the first with the sentence; one without words where there is none.</summary>
    public static IEnumerable<Reason> Steps(string rule, string? proposition, IDossierItem item, string sentence)
    {
        if (item.Evidence.IsEmpty)
        {
            yield return new(rule, proposition, item.Origin.Entry, null, [], sentence);
            yield break;
        }

        var text = sentence;
        foreach (var evidence in item.Evidence)
        {
            yield return new(rule, proposition, item.Origin.Entry, evidence.Document, evidence.Spans, text + Words(evidence));
            text = $"also of {proposition ?? item.Id}";
        }
    }

    private static string Words(Evidence evidence)
    {
        var words = evidence.Words ?? evidence.Note;
        if (words is null)
        {
            return string.Empty;
        }

        var by = evidence.By is { } who ? $" ({who})" : string.Empty;
        return evidence.Words is null ? $": {words}{by}" : $": “{words}”{by}";
    }
}
