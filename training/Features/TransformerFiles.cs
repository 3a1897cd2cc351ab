using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Casus.Features;

/// <summary>Takes the files of a transformer out of the package that brings them: <c>model.onnx</c> and <c>vocab.txt</c>, the resources of its assembly, which is only read.</summary>
internal static class TransformerFiles
{
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "MiniLM.dll")));
        var metadata = file.GetMetadataReader();
        var resources = file.GetSectionData(file.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress);
        foreach (var resource in metadata.ManifestResources.Select(metadata.GetManifestResource))
        {
            // A resource is its length and its bytes (ECMA-335, II.24.2.4); its name ends with that of the file.
            var reader = resources.GetReader((int)resource.Offset, resources.Length - (int)resource.Offset);
            var bytes = reader.ReadBytes(reader.ReadInt32());
            File.WriteAllBytes(Path.Combine(folder, string.Join('.', metadata.GetString(resource.Name).Split('.')[^2..])), bytes);
        }
    }
}
