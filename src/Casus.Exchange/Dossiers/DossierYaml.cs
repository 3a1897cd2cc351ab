using System.Text;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>The dossier as a YAML file: read with every refusal placed, written in one settled form.</summary>
/// <remarks>
/// Evidence that was read is not yet resolved: <see cref="Evidence.Sha256"/> is null and <see cref="Evidence.Spans"/> count code points, as the file
/// says them. <see cref="EvidenceResolver"/> finds the words in the documents.
/// </remarks>
public static class DossierYaml
{
    /// <summary>The most a file may hold, in bytes of UTF-8.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>The most refusals that are told of one file.</summary>
    public const int MaxRefusals = Diagnostics.Max;

    /// <summary>Reads a file's text; what is refused says where, as <c>dossier.yaml:31:5</c>, in the order of the file.</summary>
    /// <param name="fileName">The file's name as messages and origins shall say it.</param>
    /// <param name="yaml">Its text.</param>
    public static Outcome<Dossier> Read(string fileName, string yaml)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(yaml);
        if (yaml.Length > MaxBytes || (yaml.Length > MaxBytes / 3 && Encoding.UTF8.GetByteCount(yaml) > MaxBytes))
        {
            return new Refusal(fileName, "too-large", "a dossier file may have 20 MB at most");
        }

        var found = new Diagnostics(fileName, yaml);
        var root = NodeReader.Read(found);
        var dossier = root switch
        {
            null => null,
            MapNode map => new DossierReader(map, found).Read(),
            ScalarNode { IsNull: true } => Refuse(found, root, "empty", "there is no dossier in this file"),
            _ => Refuse(found, root, "wrong-type", $"a dossier file is a mapping with 'dossier', 'title', …; this is {root.Kind}"),
        };
        return found.IsEmpty && dossier is not null ? dossier : Outcome.Refuse<Dossier>(found.Refusals);
    }

    /// <summary>Writes what stands of a dossier: later versions only, drafts as drafts, the review policy always. Reading it gives an equal dossier but for the lines of its origins.</summary>
    /// <remarks>Evidence comes back unresolved. Spans of resolved evidence are left to be found by their words; the overload with documents keeps those that would not be.</remarks>
    public static string Write(Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return new DossierWriter(dossier).Write().Document();
    }

    /// <summary>As <see cref="Write(Dossier)"/>, with the spans of evidence that its words alone would not find again in the documents.</summary>
    /// <param name="warn">Is told of each citation whose text was withdrawn.</param>
    public static string Write(Dossier dossier, IReadOnlyList<Document> documents, Action<Refusal>? warn = null)
    {
        var (released, warnings) = EvidenceResolver.Release(dossier, documents);
        foreach (var warning in warnings)
        {
            warn?.Invoke(warning);
        }

        return Write(released);
    }

    private static Dossier? Refuse(Diagnostics found, Node root, string code, string reason)
    {
        found.Add(root.Start, code, reason);
        return null;
    }
}
