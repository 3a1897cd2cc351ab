using System.Runtime.InteropServices;

namespace Casus.Ledger;

/// <summary>Lets a write past the process's file size limit fail, as on a full disk, where the system would end the process.</summary>
internal static class FileSizeLimit
{
    private const int SigXfsz = 25; // on Linux and macOS

    // Kept for the life of the process; its children start with the system's own answer again.
    private static readonly PosixSignalRegistration? Registration =
        OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create((PosixSignal)SigXfsz, context => context.Cancel = true);

    public static void Catch() => GC.KeepAlive(Registration);
}
