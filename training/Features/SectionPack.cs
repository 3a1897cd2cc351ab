using Casus.Language;

namespace Casus.Features;

/// <summary>Makes the files of a folder the sections of one packed, checksummed file, by ordinal name: the same files give the same bytes.</summary>
internal static class SectionPack
{
    public static void Write(string folder, string target)
    {
        var writer = new PackWriter();
        foreach (var path in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            writer.Add(Path.GetFileName(path), File.ReadAllBytes(path));
        }

        File.WriteAllBytes(target, writer.ToBytes());
    }
}
