using System.Reflection;
using System.Xml.Linq;

namespace Casus.Architecture.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] ProjectFolders = ["src", "tests", "bench"];

    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> SourceProjects() => Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories);

    public static IEnumerable<string> AllProjects() =>
        ProjectFolders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories));

    public static XDocument Project(string room) => XDocument.Load(Path.Combine(Root, "src", room, $"{room}.csproj"));

    public static Assembly Assembly(string room) => System.Reflection.Assembly.Load(room == "Casus.Cli" ? "casus" : room);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Casus.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Casus.slnx is in no folder above the tests");
        }

        return folder;
    }
}
