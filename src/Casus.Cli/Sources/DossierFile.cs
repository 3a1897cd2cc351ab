using System.Security.Cryptography;
using System.Text;
using Casus.Exchange;
using Casus.Ingestion;
using Casus.Model;
using Casus.Reading;

namespace Casus.Cli;

/// <summary>A dossier read from its YAML file, with the documents that lie beside it.</summary>
/// <remarks>
/// The documents are all those of the folder <c>documents</c> beside the file; where there is none, those beside the file that its evidence names. Nothing is
/// ever written there.
/// </remarks>
internal sealed class DossierFile
{
    private const int MaxSize = 20 * 1024 * 1024;

    private DossierFile(string path, string sha256, Dossier dossier) => (Path, Sha256, Dossier) = (path, sha256, dossier);

    public string Path { get; }

    /// <summary>Of the YAML file's bytes.</summary>
    public string Sha256 { get; }

    /// <summary>As the file has it: evidence not yet tied to documents.</summary>
    public Dossier Dossier { get; }

    /// <summary>The YAML file that an argument names, or null when it names none: a folder that holds <c>dossier.yaml</c>, or a file.</summary>
    public static string? Find(string argument)
    {
        if (Directory.Exists(argument))
        {
            var file = System.IO.Path.Combine(argument, "dossier.yaml");
            return File.Exists(file) ? file : throw new WrongUseException($"unknown dossier '{argument}': the folder has no dossier.yaml");
        }

        return File.Exists(argument) ? argument : null;
    }

    public static DossierFile Read(string path)
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(path).Length > MaxSize)
            {
                throw new InputRefusedException(new Refusal(path, "too-large", "a dossier file may have 20 MB at most"));
            }

            bytes = File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InputRefusedException(new Refusal(path, failure is UnauthorizedAccessException ? "not-permitted" : "unreadable", failure.Message));
        }

        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException bad)
        {
            throw new InputRefusedException(new Refusal(path, "not-utf8", $"a byte at or near offset {bad.Index} is not UTF-8"));
        }

        var read = DossierYaml.Read(path, text);
        return read.IsValue
            ? new DossierFile(path, Convert.ToHexStringLower(SHA256.HashData(bytes)), read.Value)
            : throw new InputRefusedException(read.Refusals);
    }

    /// <summary>The documents beside the file, read.</summary>
    /// <param name="onlyCited">Only those that the dossier's evidence names.</param>
    /// <param name="refused">Gets the refusals of documents that could not be read.</param>
    public async IAsyncEnumerable<ReadingResult> DocumentsAsync(
        bool onlyCited, Action<Refusal> refused, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var beside = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
        var documents = System.IO.Path.Combine(beside, "documents");
        var own = Directory.Exists(documents);
        IEnumerable<string> paths = [documents];
        if (onlyCited || !own)
        {
            var cited = Dossier.Items().SelectMany(item => item.Evidence).Select(e => e.Document).OfType<string>().Distinct();
            paths = cited.Where(IsPlainName).Select(name => System.IO.Path.Combine(own ? documents : beside, name)).Where(File.Exists).Order(StringComparer.Ordinal);
        }

        var reader = new Reader(new ReadingOptions());
        using var ingestor = new Ingestor(new IngestionOptions());
        var pipeline = new ReadingPipeline(ingestor, (fetched, token) => onlyCited ? new(reader.Open(fetched), [], null) : reader.Read(reader.Open(fetched), token));
        await foreach (var input in pipeline.RunAsync(paths, cancellationToken).ConfigureAwait(false))
        {
            if ((input.Refusal ?? input.Result?.Refused) is { } refusal)
            {
                refused(refusal);
            }

            if (input.Result is { } result)
            {
                yield return result;
            }
        }
    }

    // A citation is a name in the folder, never a way out of it.
    private static bool IsPlainName(string name) => name.Length > 0 && System.IO.Path.GetFileName(name) == name && name is not "." and not "..";
}
