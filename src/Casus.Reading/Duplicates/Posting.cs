namespace Casus.Reading;

/// <summary>The remembered statements that have a stem: how many, and the latest of them.</summary>
internal sealed class Posting
{
    private const int Most = 24;

    public int Count { get; private set; }

    public Queue<Report> Latest { get; } = new();

    public void Add(Report report)
    {
        Count++;
        Latest.Enqueue(report);
        if (Latest.Count > Most)
        {
            Latest.Dequeue();
        }
    }

    /// <summary>Forgets the oldest of all statements.</summary>
    /// <returns>How many are left.</returns>
    public int Remove(Report oldest)
    {
        if (Latest.TryPeek(out var first) && first == oldest)
        {
            Latest.Dequeue();
        }

        return --Count;
    }
}
