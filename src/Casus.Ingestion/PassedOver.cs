namespace Casus.Ingestion;

/// <summary>How much of the folders read was passed over; one of a folder counts as one, whatever it holds.</summary>
/// <param name="Others">Files with other endings, and pipes, devices and sockets.</param>
/// <param name="Hidden">Files and folders whose names begin with a point.</param>
/// <param name="Links">Symbolic links, to files or folders.</param>
public sealed record PassedOver(int Others, int Hidden, int Links)
{
    public static readonly PassedOver None = new(0, 0, 0);

    public int Total => Others + Hidden + Links;

    public PassedOver And(PassedOver more) => new(Others + more.Others, Hidden + more.Hidden, Links + more.Links);

    /// <summary>One line for the user: <c>passed over 3: 1 other file, 2 links</c>; empty when nothing was.</summary>
    public override string ToString()
    {
        if (Total == 0)
        {
            return string.Empty;
        }

        var parts = new List<string>();
        Add(Others, "other file", "other files");
        Add(Hidden, "hidden", "hidden");
        Add(Links, "link", "links");
        return $"passed over {Total}: {string.Join(", ", parts)}";

        void Add(int count, string one, string many)
        {
            if (count > 0)
            {
                parts.Add($"{count} {(count == 1 ? one : many)}");
            }
        }
    }
}
