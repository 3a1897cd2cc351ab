using System.Text;
using Casus.Ingestion;
using Casus.Model;
using Casus.Reading;

namespace Casus.Web;

/// <summary>Reads what is given to the desk (files, addresses, pasted texts) and records it with its statements, as <c>casus add</c> does; one that fails, fails alone.</summary>
/// <remarks>Private addresses are refused but for those that the desk was opened with. One text is read at a time: the others wait, however many people give some.</remarks>
internal sealed class Intake(DeskOptions options) : IDisposable
{
    /// <summary>Bytes of one input, before and after unpacking, as the command takes them.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    private static readonly string[] Endings = [".txt", ".md", ".html", ".htm", ".xhtml", ".pdf"];

    private readonly SemaphoreSlim _turn = new(1);

    private readonly Reader _reader = new(new ReadingOptions());

    private readonly DuplicateFinder _duplicates = new();

    /// <summary>True for names that a folder gives; others in it are passed over.</summary>
    public static bool IsMeant(string name)
    {
        var plain = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return Endings.Any(e => plain.EndsWith(e, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads all that was given, one after the other.</summary>
    public async Task<List<IntakeItem>> ReadAllAsync(Given given, CancellationToken cancellation)
    {
        var items = new List<IntakeItem>();
        foreach (var address in given.Addresses)
        {
            items.Add(await FetchAsync(address, cancellation).ConfigureAwait(false));
        }

        if (given.Text is { } text)
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
            items.Add(await ReadAsync(given.Name is { } name ? WithEnding(name) : TitleOf(text), stream, cancellation).ConfigureAwait(false));
        }

        foreach (var file in given.Files)
        {
            await using var stream = file.OpenReadStream();
            items.Add(await ReadAsync(file.FileName, stream, cancellation).ConfigureAwait(false));
        }

        return items;
    }

    /// <summary>What fetches and unpacks, within the desk's limits.</summary>
    public Ingestor Ingestor() => new(new() { MaxSize = MostBytes, AllowPrivate = options.AllowPrivate });

    /// <summary>Fetches an address and reads it.</summary>
    public Task<IntakeItem> FetchAsync(string address, CancellationToken cancellation) => ReadAsync(address, address, cancellation);

    /// <summary>Reads a file that was sent.</summary>
    /// <param name="name">As the sender calls it; folders before it are left out.</param>
    public async Task<IntakeItem> ReadAsync(string name, Stream content, CancellationToken cancellation)
    {
        // Under its own name in a folder of its own: the name's ending tells how the bytes are to be taken.
        var folder = Directory.CreateTempSubdirectory("casus-intake-");
        try
        {
            var path = Path.Combine(folder.FullName, SafeName(name));
            await using (var file = File.Create(path))
            {
                await content.CopyToAsync(file, cancellation).ConfigureAwait(false);
            }

            return await ReadAsync(path, Path.GetFileName(path), cancellation).ConfigureAwait(false);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The last part of a path, without what a file system or a line of text would stumble over.</summary>
    public static string SafeName(string name)
    {
        var last = name[(name.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
        var safe = string.Concat(last.Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && c is not (':' or '\0'))).Trim().TrimStart('.');
        return safe.Length == 0 ? "text.txt" : safe.Length <= 120 ? safe : safe[^120..];
    }

    public void Dispose() => _turn.Dispose();

    // A pasted text is named by its first words, so that it can be found again.
    private static string TitleOf(string text)
    {
        var words = text.Split((char[]?)null, 9, StringSplitOptions.RemoveEmptyEntries).Take(8);
        var name = SafeName(string.Join(' ', words).Replace('/', ' ').Replace('\\', ' '));
        return WithEnding(name.Length <= 60 ? name : name[..60].Trim());
    }

    private static string WithEnding(string name) => IsMeant(name) ? name : $"{name}.txt";

    private async Task<IntakeItem> ReadAsync(string path, string name, CancellationToken cancellation)
    {
        using var ingestor = Ingestor();
        Outcome<FetchedText> outcome = new Refusal(name, InputCodes.Missing, "nothing was given");
        await foreach (var fetched in ingestor.FetchAsync([path], cancellation).ConfigureAwait(false))
        {
            outcome = fetched;
        }

        if (!outcome.IsValue)
        {
            return IntakeItem.Failed(name, outcome.Refusals[0]);
        }

        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var text = outcome.Value;
            var document = _reader.Open(text.Address is null ? text with { Name = name, Path = name } : text);
            var result = _duplicates.Mark(_reader.Read(document, cancellation));
            var receipt = options.Ledger.Add(result.Document, result.Statements, Reader.Version, options.Dossier);
            return new(result.Document.Title ?? result.Document.Name, receipt.Sha256, receipt.IsNew, receipt.Statements, result.Refused?.Code, result.Refused?.Reason);
        }
        finally
        {
            _turn.Release();
        }
    }
}
