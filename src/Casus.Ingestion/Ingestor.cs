using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Casus.Model;

namespace Casus.Ingestion;

/// <summary>Turns the PATH arguments of the command (files, folders, http(s) addresses, <c>-</c>) into decoded texts, in order; an input that fails, fails alone.</summary>
/// <remarks>One input is held at a time: at most its bytes, its unpacked bytes and its text. Not for use by several threads at once.</remarks>
public sealed class Ingestor : IDisposable
{
    private const string StandardInput = "-";

    private readonly IngestionOptions _options;
    private readonly WebSource _web;
    private readonly string? _encoding;
    private Stream? _standardInput;
    private bool _standardInputRead;

    /// <exception cref="ArgumentException">The options cannot be used; the message, for the user, is that of <see cref="IngestionOptions.Check"/>.</exception>
    public Ingestor(IngestionOptions options, Stream? standardInput = null)
        : this(options, standardInput, resolve: null, connect: null)
    {
    }

    internal Ingestor(IngestionOptions options, Stream? standardInput, ResolveHost? resolve, ConnectTo? connect)
    {
        ArgumentNullException.ThrowIfNull(options);
        var wrong = options.Check();
        if (!wrong.IsEmpty)
        {
            throw new ArgumentException(string.Join("; ", wrong));
        }

        _options = options;
        _standardInput = standardInput;
        _encoding = options.Encoding is { } label ? EncodingNames.Find(label) : null;
        var admitted = options.AllowPrivate.Select(host => HostAndPort.Parse(host)!.Value);
        _web = new WebSource(options, new GuardedNetwork(admitted, options.ConnectTimeout, options.Clock, resolve, connect));
    }

    /// <summary>What the folders held that was not read, over all that was fetched so far.</summary>
    public PassedOver PassedOver { get; private set; } = PassedOver.None;

    public void Dispose() => _web.Dispose();

    /// <summary>Each input in the order given, a folder's files in ordinal order of their paths; refusals stand in place of what they refuse.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async IAsyncEnumerable<Outcome<FetchedText>> FetchAsync(IEnumerable<string> paths, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        foreach (var path in paths)
        {
            cancellation.ThrowIfCancellationRequested();
            if (path == StandardInput)
            {
                yield return await StandardInputAsync(cancellation);
            }
            else if (WebAddress.IsMeant(path))
            {
                yield return await AddressAsync(path, cancellation);
            }
            else
            {
                var isFolder = await AsideAsync<object>(path, () => Outcome.Of<object>(Directory.Exists(path)), cancellation);
                if (isFolder.Value is not true)
                {
                    yield return isFolder.IsValue ? await FileAsync(path, cancellation) : Outcome.Refuse<FetchedText>(isFolder.Refusals);
                    continue;
                }

                await foreach (var outcome in FolderAsync(path, cancellation))
                {
                    yield return outcome;
                }
            }
        }
    }

    /// <summary>Fetches and reads a feed.</summary>
    /// <param name="version">What the last answer said of its version; what is still of that version is not fetched again.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<Outcome<FetchedFeed>> FeedAsync(string path, FeedVersion version, CancellationToken cancellation = default)
    {
        var address = WebAddress.Parse(path);
        if (!address.IsValue)
        {
            return Outcome.Refuse<FetchedFeed>(address.Refusals);
        }

        var fetched = await _web.FetchAsync(path, address.Value, cancellation, version);
        if (!fetched.IsValue)
        {
            return Outcome.Refuse<FetchedFeed>(fetched.Refusals);
        }

        var answer = fetched.Value;
        if (answer.IsUnchanged)
        {
            return new FetchedFeed(null, version);
        }

        if (answer.Content.Length > _options.MaxSize)
        {
            return Sizes.TooLarge(path, _options.MaxSize);
        }

        var feed = FeedParser.Parse(answer.Content, path, answer.Address, answer.Charset);
        return feed.IsValue ? new FetchedFeed(feed.Value, answer.Version) : Outcome.Refuse<FetchedFeed>(feed.Refusals);
    }

    private async IAsyncEnumerable<Outcome<FetchedText>> FolderAsync(string folder, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var before = PassedOver;
        var walk = new FolderWalk(folder);
        using var files = walk.Files().GetEnumerator();
        while (await AsideAsync(folder, () => files.MoveNext() ? Outcome.Of(new Step(files.Current)) : Step.Last, cancellation) is var step && !ReferenceEquals(step.Value, Step.Last))
        {
            PassedOver = before.And(walk.PassedOver);
            if (!step.IsValue)
            {
                yield return Outcome.Refuse<FetchedText>(step.Refusals);
                yield break;
            }

            var found = step.Value.Found;
            yield return found.IsValue ? await FileAsync(found.Value.Path, cancellation) : Outcome.Refuse<FetchedText>(found.Refusals);
        }

        PassedOver = before.And(walk.PassedOver);
    }

    private async Task<Outcome<FetchedText>> FileAsync(string path, CancellationToken cancellation)
    {
        var read = await AsideAsync(path, () => FileBytes.Read(path, Ceiling(path), Sizes.TooLarge(path, _options.MaxSize), cancellation), cancellation);
        return read.IsValue ? Understand(read.Value, path, new(path, Path.GetFileName(path), _encoding), IsGzip(path), null, cancellation) : Outcome.Refuse<FetchedText>(read.Refusals);
    }

    private async Task<Outcome<FetchedText>> StandardInputAsync(CancellationToken cancellation)
    {
        if (_standardInputRead)
        {
            return new Refusal(StandardInput, InputCodes.Empty, "standard input was read already; it can be named once");
        }

        _standardInputRead = true;
        var stream = _standardInput ??= Console.OpenStandardInput();
        byte[]? bytes;
        try
        {
            // No time-out: what writes it may take its time, and the user can interrupt.
            bytes = await Task.Run(() => FileBytes.ReadAll(stream, _options.MaxSize, cancellation), cancellation).WaitAsync(cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return FileBytes.Refuse(StandardInput, e);
        }

        return bytes is null ? Sizes.TooLarge(StandardInput, _options.MaxSize)
            : Understand(bytes, StandardInput, new(StandardInput, StandardInput, _encoding), packed: false, null, cancellation);
    }

    private async Task<Outcome<FetchedText>> AddressAsync(string path, CancellationToken cancellation)
    {
        var address = WebAddress.Parse(path);
        if (!address.IsValue)
        {
            return Outcome.Refuse<FetchedText>(address.Refusals);
        }

        var fetched = await _web.FetchAsync(path, address.Value, cancellation);
        if (!fetched.IsValue)
        {
            return Outcome.Refuse<FetchedText>(fetched.Refusals);
        }

        var answer = fetched.Value;
        var name = WebAddress.Name(address.Value);
        var final = WebAddress.Name(answer.Address);

        // Servers send .gz files as such, or as a coding that is off by now: what was coded is unpacked again only if it still is gzip.
        var packed = (IsGzip(name) || IsGzip(final)) && (!answer.WasCoded || Gzip.Begins(answer.Content));
        return Understand(answer.Content, path, new(path, final, _encoding, answer.MediaType, answer.Charset), packed, answer.Address, cancellation, name);
    }

    private Outcome<FetchedText> Understand(byte[] raw, string path, DecodingHints hints, bool packed, Uri? address, CancellationToken cancellation, string? name = null)
    {
        if (raw.Length == 0)
        {
            return new Refusal(path, InputCodes.Empty, "it holds nothing");
        }

        var content = raw;
        if (packed)
        {
            var unpacked = new BoundedBuffer(_options.MaxSize);
            switch (Gzip.Unpack(raw, unpacked, cancellation))
            {
                case Unpacked.TooLarge:
                    return Sizes.TooLarge(path, _options.MaxSize);
                case Unpacked.Truncated:
                    return new Refusal(path, InputCodes.TruncatedGzip, $"its gzip data breaks off, after {raw.Length} bytes");
                case Unpacked.Corrupt:
                    return new Refusal(path, InputCodes.BadGzip, Gzip.Begins(raw) ? "its gzip data is damaged" : "its name ends in .gz, but it is not gzip data");
            }

            content = unpacked.ToArray();
            if (content.Length == 0)
            {
                return new Refusal(path, InputCodes.Empty, "it holds nothing once unpacked");
            }
        }
        else if (raw.Length > _options.MaxSize)
        {
            return Sizes.TooLarge(path, _options.MaxSize);
        }

        if (PdfText.IsPdf(content))
        {
            var pdf = PdfText.Read(content, path, _options.WholeTimeout, cancellation);
            return pdf.IsValue ? Fetched(pdf.Value.Text, TextKind.Pdf) with { Paragraphs = pdf.Value.Paragraphs, StatedTitle = pdf.Value.Title, StatedDate = pdf.Value.Created } : Outcome.Refuse<FetchedText>(pdf.Refusals);
        }

        var decoded = Decoder.Decode(content, hints);
        return decoded.IsValue ? Fetched(decoded.Value.Text, decoded.Value.Kind) : Outcome.Refuse<FetchedText>(decoded.Refusals);

        FetchedText Fetched(string text, TextKind kind) => new()
        {
            Name = name ?? hints.Name,
            Path = path,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(raw)),
            Raw = raw,
            Text = text,
            Kind = kind,
            Address = address,
        };
    }

    private long Ceiling(string path) => IsGzip(path) ? Sizes.Ceiling(_options.MaxSize) : _options.MaxSize;

    private static bool IsGzip(string name) => name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    // On a thread of its own: a file system that hangs holds up that thread, not the command.
    private async Task<Outcome<T>> AsideAsync<T>(string path, Func<Outcome<T>> work, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await Task.Run(work, cancellation).WaitAsync(_options.WholeTimeout, _options.Clock, cancellation);
        }
        catch (TimeoutException)
        {
            return new Refusal(path, InputCodes.Timeout, $"it could not be read within {Sizes.Seconds(_options.WholeTimeout)}");
        }
    }

    private sealed record Step(Outcome<FoundFile> Found)
    {
        public static readonly Step Last = new(default(Outcome<FoundFile>));
    }
}
