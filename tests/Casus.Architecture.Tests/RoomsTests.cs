using System.Xml.Linq;

namespace Casus.Architecture.Tests;

/// <summary>The arrows between the rooms, as ARCHITECTURE.md draws them: read from the projects and from the compiled assemblies.</summary>
public sealed class RoomsTests
{
    /// <summary>What each room may know of the others.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Casus.Model"] = [],
        ["Casus.Language"] = [],
        ["Casus.Reading"] = ["Casus.Model", "Casus.Language"],
        ["Casus.Logic"] = ["Casus.Model"],
        ["Casus.Ledger"] = ["Casus.Model"],
        ["Casus.Ingestion"] = ["Casus.Model"],
        ["Casus.Exchange"] = ["Casus.Model", "Casus.Logic"],
        ["Casus.Cli"] = ["Casus.Model", "Casus.Language", "Casus.Reading", "Casus.Logic", "Casus.Ledger", "Casus.Ingestion", "Casus.Exchange", "Casus.Web"],
        ["Casus.Web"] = ["Casus.Model", "Casus.Language", "Casus.Reading", "Casus.Logic", "Casus.Ledger", "Casus.Ingestion", "Casus.Exchange"],
    };

    /// <summary>Rooms that stand on the base library alone.</summary>
    private static readonly string[] BaseLibraryOnly = ["Casus.Model", "Casus.Language", "Casus.Logic"];

    public static TheoryData<string> Rooms => [.. Arrows.Keys];

    [Fact]
    public void EveryProjectUnderSrc_IsARoomOfTheTable() =>
        Assert.Equal(Arrows.Keys.Order(StringComparer.Ordinal), Repository.SourceProjects().Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void ProjectReferences_AreTheArrows(string room)
    {
        var references = Repository.Project(room).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value));
        Assert.Equal(Arrows[room].Order(StringComparer.Ordinal), references.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void CompiledReferences_AreAmongTheArrows(string room)
    {
        // Transitive references would let a room use what its project does not name: the assembly tells.
        var assembly = Repository.Assembly(room);
        var known = assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("Casus.", StringComparison.Ordinal));
        Assert.Empty(known.Except(Arrows[room]));
    }

    [Fact]
    public void RoomsOfTheBaseLibrary_ReferenceNoPackage()
    {
        foreach (var room in BaseLibraryOnly)
        {
            Assert.Empty(Repository.Project(room).Descendants("PackageReference").Select(p => $"{room}: {p.Attribute("Include")!.Value}"));
        }
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void EveryRoom_HasAReadmeAndTests(string room)
    {
        var lines = File.ReadLines(Path.Combine(Repository.Root, "src", room, "README.md")).Count();
        Assert.InRange(lines, 15, 80);
        Assert.True(File.Exists(Path.Combine(Repository.Root, "tests", $"{room}.Tests", $"{room}.Tests.csproj")), $"{room} has no tests");
    }

    [Fact]
    public void Architecture_DrawsEveryArrow()
    {
        var drawing = File.ReadAllText(Path.Combine(Repository.Root, "ARCHITECTURE.md"));
        foreach (var (room, known) in Arrows)
        {
            // One row a room: | `Casus.X` | … | Model, Logic |
            var row = drawing.Split('\n').SingleOrDefault(line => line.StartsWith($"| `{room}` |", StringComparison.Ordinal));
            Assert.True(row is not null, $"ARCHITECTURE.md has no row for {room}");
            var drawn = row.Split('|')[^2].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(n => n != "–").Select(n => $"Casus.{n}");
            Assert.Equal(known.Order(StringComparer.Ordinal), drawn.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void PackageVersions_AreCentral()
    {
        foreach (var project in Repository.AllProjects())
        {
            Assert.DoesNotContain(XDocument.Load(project).Descendants("PackageReference"), p => p.Attribute("Version") is not null);
            Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")), $"{project} has no lock file");
        }
    }
}
