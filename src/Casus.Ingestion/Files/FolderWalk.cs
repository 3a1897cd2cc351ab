using System.IO.Enumeration;
using Casus.Model;

namespace Casus.Ingestion;

/// <summary>A file found in a folder.</summary>
/// <param name="Path">The folder as it was given, joined with the path below it.</param>
internal sealed record FoundFile(string Path);

/// <summary>The files to read in a folder and below, by ordinal path, one folder listed at a time.</summary>
/// <remarks>Links are never followed, so it ends. A folder below that cannot be listed is a refusal in its place: what it holds was asked for.</remarks>
internal sealed class FolderWalk(string root)
{
    private static readonly string[] Endings = [".txt", ".md", ".html", ".htm", ".xhtml", ".pdf"];

    private static readonly EnumerationOptions OneLevel = new() { RecurseSubdirectories = false, AttributesToSkip = 0, IgnoreInaccessible = false };

    private int _others;
    private int _hidden;
    private int _links;

    /// <summary>So far; whole at the end of the walk.</summary>
    public PassedOver PassedOver => new(_others, _hidden, _links);

    public static bool IsRead(string name)
    {
        var plain = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name.AsSpan(0, name.Length - 3) : name.AsSpan();
        foreach (var ending in Endings)
        {
            if (plain.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    public IEnumerable<Outcome<FoundFile>> Files()
    {
        var open = new Stack<(string Folder, Queue<Entry> Entries)>();
        if (Enter(root, open) is { } refused)
        {
            yield return refused;
        }

        while (open.TryPeek(out var here))
        {
            if (!here.Entries.TryDequeue(out var entry))
            {
                open.Pop();
                continue;
            }

            var path = Path.Join(here.Folder, entry.Name);
            if (entry.IsFolder)
            {
                if (Enter(path, open) is { } closed)
                {
                    yield return closed;
                }
            }
            else if (FileKinds.Of(path) == FileKind.Special)
            {
                _others++;
            }
            else
            {
                yield return new FoundFile(path);
            }
        }
    }

    private Refusal? Enter(string folder, Stack<(string Folder, Queue<Entry> Entries)> open)
    {
        try
        {
            var entries = new List<Entry>();
            foreach (var (name, attributes, isFolder) in List(folder))
            {
                if (name.StartsWith('.') || attributes.HasFlag(FileAttributes.Hidden))
                {
                    _hidden++;
                }
                else if (attributes.HasFlag(FileAttributes.ReparsePoint))
                {
                    _links++;
                }
                else if (!isFolder && !IsRead(name))
                {
                    _others++;
                }
                else
                {
                    entries.Add(new(name, isFolder));
                }
            }

            entries.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
            open.Push((folder, new(entries)));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return FileBytes.Refuse(folder, e);
        }
    }

    private static FileSystemEnumerable<(string Name, FileAttributes Attributes, bool IsFolder)> List(string folder) =>
        new(folder, static (ref FileSystemEntry entry) => (entry.FileName.ToString(), entry.Attributes, entry.IsDirectory), OneLevel);

    private readonly record struct Entry(string Name, bool IsFolder)
    {
        // With the separator a folder sorts among files as the whole paths below it do: a-b.txt, a.txt, a/c.txt.
        public string Key => IsFolder ? Name + '/' : Name;
    }
}
