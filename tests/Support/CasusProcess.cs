using System.Diagnostics;
using System.Text;

namespace Casus.Tests;

/// <summary>What a run of the command gave.</summary>
public sealed record CasusRun(int ExitCode, string Output, string Error)
{
    public string[] OutputLines => Lines(Output);

    public string[] ErrorLines => Lines(Error);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>The command as a user's process, built beside these tests, with a data folder of its own.</summary>
public sealed class CasusProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <summary>The executable.</summary>
    public static string Executable { get; } = Path.Combine(AppContext.BaseDirectory, "casus");

    /// <summary>The checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A new folder that goes with this object; the command's home and working folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("casus-test-").FullName;

    public Dictionary<string, string?> Environment { get; } = [];

    public CasusRun Run(params string[] arguments) => Run(arguments, null);

    public CasusRun Run(string[] arguments, byte[]? input, string? workingFolder = null) => Finish(Start(arguments, workingFolder), input);

    /// <summary>Runs a line of bash with <c>casus</c> on the path.</summary>
    public CasusRun Bash(string line) => Finish(StartBash(line), null);

    /// <summary>Starts a line of bash with <c>casus</c> on the path and leaves it running; the caller ends it.</summary>
    public Process StartBash(string line)
    {
        var start = Prepare("bash", ["-c", line], null);
        start.Environment["PATH"] = $"{AppContext.BaseDirectory}:{System.Environment.GetEnvironmentVariable("PATH")}";
        return Process.Start(start)!;
    }

    /// <summary>Starts the command and leaves it running; the caller ends it.</summary>
    public Process Start(string[] arguments, string? workingFolder = null) => Process.Start(Prepare(Executable, arguments, workingFolder))!;

    /// <summary>Writes a file below the folder and returns its path.</summary>
    public string File(string name, string text) => File(name, Encoding.UTF8.GetBytes(text));

    public string File(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // A killed process may still be closing its files; the folder is the system's to clear.
        }
    }

    private static CasusRun Finish(Process process, byte[]? input)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            try
            {
                if (input is not null)
                {
                    process.StandardInput.BaseStream.Write(input);
                }

                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended without reading its input.
            }

            if (!process.WaitForExit(Limit))
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException($"casus did not end in {Limit.TotalSeconds:0} s");
            }

            return new CasusRun(process.ExitCode, output.Result, error.Result);
        }
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "Casus.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Casus.slnx is in no folder above the tests");
        }

        return folder;
    }

    private ProcessStartInfo Prepare(string program, string[] arguments, string? workingFolder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingFolder ?? Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        start.Environment["XDG_DATA_HOME"] = Path.Combine(Folder, "data");
        start.Environment.Remove("CASUS_LEDGER");
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // as the launcher sets it
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
