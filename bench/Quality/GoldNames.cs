using System.Globalization;
using System.Text;
using Casus.Model;

namespace Casus.Quality;

/// <summary>Whether a name of the gold and an actor found are one, by the rule of the gold's own scorer.</summary>
internal static class GoldNames
{
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["eu"] = "european union", ["un"] = "united nations", ["isil"] = "islamic state", ["isis"] = "islamic state", ["daesh"] = "islamic state",
        ["north atlantic treaty organization"] = "nato", ["ap"] = "associated press",
    };

    public static bool Same(string gold, ActorName found)
    {
        var id = found.Actor is { } actor ? actor[(actor.LastIndexOf('/') + 1)..].Replace('-', ' ') : null;
        return Same(gold, found.Name) || (found.Actor is not null && Same(gold, found.Actor)) || (id is not null && Same(gold, id));
    }

    public static bool Same(string a, string b)
    {
        var (left, right) = (Fold(a), Fold(b));
        if (left.Length == 0 || right.Length == 0)
        {
            return false;
        }

        var (x, y) = (left.Split(' '), right.Split(' '));
        if (x.Length > y.Length)
        {
            (x, y) = (y, x);
        }

        return left == right || (x[^1].Length > 3 && x[^1] == y[^1] && x.All(y.Contains));
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
            {
                folded.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
            }
        }

        var words = string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return Aliases.GetValueOrDefault(words, words);
    }
}
