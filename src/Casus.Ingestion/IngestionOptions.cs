using Casus.Model;

namespace Casus.Ingestion;

/// <summary>The limits and wishes an ingestor works under; the defaults are those of the command.</summary>
public sealed record IngestionOptions
{
    /// <summary>The largest that <see cref="MaxSize"/> may be: a text of one-byte characters must fit a string.</summary>
    public const long LargestMaxSize = 1_000_000_000;

    /// <summary>Bytes of one input after unpacking.</summary>
    public long MaxSize { get; init; } = 20 * 1024 * 1024;

    /// <summary>The name of the encoding of plain texts without a byte order mark; null is UTF-8.</summary>
    public string? Encoding { get; init; }

    /// <summary>Private hosts that may be fetched, each <c>HOST:PORT</c> as the address writes it.</summary>
    public ValueList<string> AllowPrivate { get; init; } = [];

    /// <summary>For resolving, connecting and the secure handshake, of each connection.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For one file or one address with all its redirects; standard input may take its time.</summary>
    public TimeSpan WholeTimeout { get; init; } = TimeSpan.FromSeconds(60);

    public int MaxRedirects { get; init; } = 5;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What is wrong with these options, in words for the user; empty when they can be used.</summary>
    public ValueList<Refusal> Check()
    {
        var wrong = new List<Refusal>();
        if (MaxSize is < 1 or > LargestMaxSize)
        {
            wrong.Add(new("--max-size", InputCodes.BadOption, $"the limit must be from 1 to {LargestMaxSize} bytes, not {MaxSize}"));
        }

        if (Encoding is { } name && EncodingNames.Find(name) is null)
        {
            wrong.Add(new("--encoding", InputCodes.BadOption, $"'{name}' is not an encoding known here{Nearest.Hint(name, EncodingNames.Known)}"));
        }

        foreach (var host in AllowPrivate)
        {
            if (HostAndPort.Parse(host) is null)
            {
                wrong.Add(new("--allow-private", InputCodes.BadOption, $"'{host}' is not HOST:PORT, such as localhost:8080 or [::1]:8080"));
            }
        }

        CheckTime(ConnectTimeout, nameof(ConnectTimeout));
        CheckTime(WholeTimeout, nameof(WholeTimeout));
        if (MaxRedirects is < 0 or > 50)
        {
            wrong.Add(new(nameof(MaxRedirects), InputCodes.BadOption, $"the number of redirects must be from 0 to 50, not {MaxRedirects}"));
        }

        return wrong.ToValueList();

        void CheckTime(TimeSpan time, string option)
        {
            if (time <= TimeSpan.Zero || time > TimeSpan.FromDays(1))
            {
                wrong.Add(new(option, InputCodes.BadOption, "a time-out must be more than nothing and at most a day"));
            }
        }
    }
}
