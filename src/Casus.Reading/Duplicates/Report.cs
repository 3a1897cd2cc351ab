using System.Collections.Frozen;
using Casus.Model;

namespace Casus.Reading;

/// <summary>What is remembered of a statement to tell another report of it: about half a kilobyte.</summary>
internal sealed class Report
{
    private const int RunLength = 3;

    public Report(Statement statement, string document, bool heads)
    {
        (Id, Original, Document, Heads, Binding) = (statement.Id, statement.Id, document, heads, BindingOf(statement));
        (Stems, Numbers) = ContentWords.Matter(statement.Content.Text);
        var words = ContentWords.All(statement.Content.Text);
        Length = words.Count;
        Runs = RunsOf(words);
        Speakers = statement.Speakers.Count == 0 ? [SpeakerKey.Of(new(null, string.Empty, SpeakerKind.Anonymous, null), statement.Source?.Text)] : [.. statement.Speakers.Select(speaker => SpeakerKey.Of(speaker, statement.Source?.Text))];
        Day = statement.Said is { IsWhole: true } said ? said.First.DayNumber : null;
    }

    public string Id { get; }

    /// <summary>The first statement it is a report of; itself when it is the first.</summary>
    public string Original { get; set; }

    public string Document { get; }

    /// <summary>Whether it stands at the head of its document, where what is told below is told beforehand.</summary>
    public bool Heads { get; }

    /// <summary>How surely it binds, asks or warns, in [0, 1]: nobody makes two threats about one matter in a day, but many a remark.</summary>
    public double Binding { get; }

    /// <summary>Sorted.</summary>
    public uint[] Stems { get; }

    public decimal[] Numbers { get; }

    /// <summary>How many words it has.</summary>
    public int Length { get; }

    /// <summary>Hashes of every three words in a row, sorted, each once.</summary>
    public uint[] Runs { get; }

    public SpeakerKey[] Speakers { get; }

    /// <summary>Whether anyone who speaks has a name.</summary>
    public bool IsNamed => Array.Exists(Speakers, speaker => speaker.IsNamed);

    /// <summary>The statements that have each stem, beside <see cref="Stems"/>; filled when it is remembered or looked for.</summary>
    public Posting[] Postings { get; set; } = [];

    /// <summary>When it was said, as a day number; null when the day is not known.</summary>
    public int? Day { get; }

    // What is announced binds also where the act is read wrongly.
    private static double BindingOf(Statement statement)
    {
        var read = statement.Acts.Where(act => Binds(act.Act)).Sum(act => act.Probability);
        return Math.Max(Binds(statement.Act) ? 0.7 : read, ContentWords.Announces(statement.Content.Text) && statement.Act is not (Act.Accusation or Act.Denial) ? 0.7 : 0);
    }

    private static bool Binds(Act act) => act is Act.Threat or Act.Pledge or Act.Offer or Act.Demand or Act.Refusal or Act.Warning or Act.Requirement;

    private static uint[] RunsOf(List<uint> words)
    {
        var runs = new List<uint>(words.Count);
        for (var i = 0; i + RunLength <= words.Count; i++)
        {
            var hash = 2166136261u;
            for (var j = i; j < i + RunLength; j++)
            {
                hash = (hash ^ words[j]) * 16777619u;
                hash ^= hash >> 15;
            }

            runs.Add(hash);
        }

        return ContentWords.Once(runs);
    }
}

/// <summary>Who speaks, as far as two reports of one statement agree on it.</summary>
/// <param name="Last">The last word of the name.</param>
/// <param name="IsBody">For one without a name: whether the words are those of a body (the company), not of a person (an official).</param>
internal sealed record SpeakerKey(string? Actor, string Name, string Last, SpeakerKind Kind, bool IsNamed, bool IsBody, string? Side)
{
    private static readonly FrozenSet<string> Bodies = new[]
    {
        "agency", "alliance", "army", "association", "bank", "coalition", "committee", "company", "council", "factory", "firm", "force", "front", "fund", "group", "guard", "militia", "movement", "museum", "navy", "newspaper", "opposition",
        "party", "police", "rebels", "school", "tribunal", "union", "university",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static SpeakerKey Of(Speaker speaker, string? source)
    {
        // A name that stands for nobody known is a name all the same.
        var words = speaker.Kind == SpeakerKind.Anonymous && source is not null ? Bare(source) : speaker.Name;
        var named = speaker.Kind is not (SpeakerKind.Anonymous or SpeakerKind.Office) || (speaker.Side is null && words.Length > 0 && words.Split(' ').All(word => char.IsUpper(word[0])) && source is not null && !source.StartsWith("The ", StringComparison.OrdinalIgnoreCase));
        var name = words.ToLowerInvariant();
        var last = name[(name.LastIndexOf(' ') + 1)..];
        return new(speaker.Actor, name, last, speaker.Kind, named, !named && Bodies.Contains(last), speaker.Side);
    }

    private static string Bare(string source)
    {
        var words = source.Split(',', 2)[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Equals("the", StringComparison.OrdinalIgnoreCase) && !word.Equals("a", StringComparison.OrdinalIgnoreCase));
        return string.Join(' ', words);
    }
}
