namespace Casus.Language;

/// <summary>Makes the one file of a model from a pipeline's folder as spaCy v3 writes it.</summary>
public static class ModelPack
{
    /// <summary>Packs <paramref name="spacyFolder"/> into <paramref name="file"/>, which appears only when it is whole. The same folder gives the same bytes.</summary>
    /// <returns>The file's length in bytes.</returns>
    /// <exception cref="ModelFormatException">The folder is not a pipeline of a kind known here.</exception>
    public static long Write(string spacyFolder, string file)
    {
        ArgumentNullException.ThrowIfNull(spacyFolder);
        ArgumentNullException.ThrowIfNull(file);
        var bytes = new SpacyFolder(spacyFolder).Pack();
        using (new LanguageModel(PackFile.Open(spacyFolder, bytes), PipelineOptions.Default))
        {
            // A pack that could not be opened is not worth writing.
        }

        var partial = file + ".partial";
        File.WriteAllBytes(partial, bytes);
        File.Move(partial, file, overwrite: true);
        return bytes.Length;
    }
}
