namespace Casus.Language;

/// <summary>A model's file or folder that cannot be used; <see cref="Exception.Message"/> names it and says what is wrong.</summary>
public sealed class ModelFormatException : Exception
{
    /// <summary>An error about <paramref name="file"/>.</summary>
    public ModelFormatException(string file, string reason)
        : base($"{file}: {reason}")
    {
        File = file;
        Reason = reason;
    }

    /// <summary>The file or folder, as it was given.</summary>
    public string File { get; }

    /// <summary>What is wrong with it, without its name.</summary>
    public string Reason { get; }
}
