namespace Casus.Language;

/// <summary>A run of tokens [First, End), never empty.</summary>
public readonly record struct TokenRange(int First, int End)
{
    public int Count => End - First;
}
