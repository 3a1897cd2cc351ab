namespace Casus.Ingestion;

/// <summary>How unpacking ended.</summary>
internal enum Unpacked
{
    Whole,

    /// <summary>The packed bytes end before what they hold does.</summary>
    Truncated,

    Corrupt,

    /// <summary>The limit was reached.</summary>
    TooLarge,
}
