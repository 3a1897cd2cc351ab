namespace Casus.Language;

/// <summary>Where packed models lie.</summary>
public static class ModelFiles
{
    /// <summary>The environment variable that names a folder of models to look in first.</summary>
    public const string Variable = "CASUS_MODELS";

    /// <summary>
    /// The file of a model by its name (<c>en_core_web_sm</c>), or null: <c>NAME.casus</c> in the folder that <see cref="Variable"/> names, then in <c>models</c> beside the program
    /// and beside each folder above it. A name that is itself a file or a folder is given back.
    /// </summary>
    public static string? Find(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (File.Exists(name) || Directory.Exists(name))
        {
            return name;
        }

        if (Path.GetFileName(name) != name)
        {
            return null;
        }

        var folders = new List<string>();
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            folders.Add(named);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            folders.Add(Path.Combine(folder.FullName, "models"));
        }

        return folders.Select(f => Path.Combine(f, name + ".casus")).FirstOrDefault(File.Exists);
    }
}
