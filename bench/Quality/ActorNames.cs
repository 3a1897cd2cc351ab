using Casus.Model;
using Casus.Reading;

namespace Casus.Quality;

/// <summary>Whether names name the same: a state by its code, name, people and capital; else without case, articles, possessives and titles.</summary>
internal static class ActorNames
{
    private static readonly Dictionary<string, string> Known = Read();

    private static readonly string[] Dropped = ["the", "a", "an", "president", "minister", "general", "captain", "colonel", "commander", "governor", "mr", "mrs", "ms", "dr"];

    /// <summary>Equally many, and each has its partner.</summary>
    public static bool SameAll(List<string> gold, ValueList<ActorName> read)
    {
        var left = read.Select(Keys).ToList();
        foreach (var name in gold)
        {
            var key = Key(name);
            var hit = left.FindIndex(keys => keys.Contains(key));
            if (hit < 0)
            {
                return false;
            }

            left.RemoveAt(hit);
        }

        return left.Count == 0;
    }

    private static HashSet<string> Keys(ActorName actor)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal) { Key(actor.Name) };
        if (actor.Actor is { } id)
        {
            keys.Add(Key(id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace('-', ' ')));
        }

        return keys;
    }

    private static string Key(string name)
    {
        var words = name.ToLowerInvariant().Replace("’", "'", StringComparison.Ordinal).Replace("'s ", " ", StringComparison.Ordinal).Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word.TrimEnd('\'')).Where(word => !Dropped.Contains(word, StringComparer.Ordinal)).ToList();
        var key = string.Join(' ', words);
        return Known.GetValueOrDefault(key, key);
    }

    private static Dictionary<string, string> Read()
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["european union"] = "eu",
            ["european commission"] = "eu",
            ["brussels"] = "eu",
            ["international atomic energy agency"] = "iaea",
            ["international monetary fund"] = "imf",
        };
        foreach (var row in Facts.Rows("actors.states.tsv"))
        {
            known.TryAdd(row[0].ToLowerInvariant(), row[0]);
            foreach (var name in row[1..].SelectMany(cell => cell.Split('|', StringSplitOptions.RemoveEmptyEntries)))
            {
                known.TryAdd(name.ToLowerInvariant(), row[0]);
            }
        }

        return known;
    }
}
