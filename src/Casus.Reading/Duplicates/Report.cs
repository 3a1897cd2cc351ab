using Casus.Model;

namespace Casus.Reading;

/// <summary>What is remembered of a statement to tell another report of it: about half a kilobyte.</summary>
internal sealed class Report
{
    private const int RunLength = 3;

    public Report(Statement statement, string document, bool heads)
    {
        (Id, Original, Document, Heads, Act) = (statement.Id, statement.Id, document, heads, statement.Act);
        (Stems, Numbers) = ContentWords.Matter(statement.Content.Text);
        var words = ContentWords.All(statement.Content.Text);
        Length = words.Count;
        Runs = RunsOf(words);
        Speakers = [.. statement.Speakers.Select(SpeakerKey.Of)];
        Day = statement.Said is { IsWhole: true } said ? said.First.DayNumber : null;
    }

    public string Id { get; }

    /// <summary>The first statement it is a report of; itself when it is the first.</summary>
    public string Original { get; set; }

    public string Document { get; }

    /// <summary>Whether it stands at the head of its document, where what is told below is told beforehand.</summary>
    public bool Heads { get; }

    public Act Act { get; }

    /// <summary>Sorted.</summary>
    public uint[] Stems { get; }

    public decimal[] Numbers { get; }

    /// <summary>How many words it has.</summary>
    public int Length { get; }

    /// <summary>Hashes of every three words in a row, sorted, each once.</summary>
    public uint[] Runs { get; }

    public SpeakerKey[] Speakers { get; }

    /// <summary>When it was said, as a day number; null when the day is not known.</summary>
    public int? Day { get; }

    private static uint[] RunsOf(List<uint> words)
    {
        var runs = new SortedSet<uint>();
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

        return [.. runs];
    }
}

/// <summary>Who speaks, as far as two reports of one statement agree on it.</summary>
internal sealed record SpeakerKey(string? Actor, string Name, string Last, bool IsPerson, bool IsNamed, string? Side)
{
    public static SpeakerKey Of(Speaker speaker)
    {
        var name = speaker.Name.ToLowerInvariant();
        return new(speaker.Actor, name, name[(name.LastIndexOf(' ') + 1)..], speaker.Kind == SpeakerKind.Person, speaker.Kind is not (SpeakerKind.Anonymous or SpeakerKind.Office), speaker.Side);
    }
}
