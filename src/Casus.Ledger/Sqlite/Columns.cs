using System.Runtime.InteropServices;

namespace Casus.Ledger;

/// <summary>The calls that read a column of the row a statement stands at, straight into SQLite.</summary>
/// <remarks>
/// Verify makes some eighty of them a statement. Each takes a few nanoseconds and never waits, so the runtime need not be told that a thread has left it, which takes longer than the call.
/// </remarks>
internal static partial class Columns
{
    private const string Library = "e_sqlite3";

    /// <summary>The value of a column, which lives until the next step; what follows is asked of it for less than of the column.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_column_value")]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    public static partial nint Value(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_type")]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    public static partial int Type(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_int64")]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    public static partial long Number(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_blob")]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    public static partial nint Blob(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_bytes")]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    public static partial int Length(nint value);

    /// <summary>Goes to the next row; it may read the file, so the runtime is told.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    public static partial int Step(nint statement);

    /// <summary>Forgets the kinds of virtual tables a connection knows.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_drop_modules")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    public static partial int DropModules(nint database, nint kept);
}
