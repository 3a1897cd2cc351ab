using System.Globalization;
using System.Text;
using Casus.Model;

namespace Casus.Reading;

/// <summary>A state, organisation or armed group that a name stands for.</summary>
internal sealed record KnownActor(string Actor, string Name, SpeakerKind Kind, string Side);

/// <summary>States by name, people and capital; organisations and the buildings that stand for governments.</summary>
internal static class Gazetteer
{
    private static readonly Dictionary<string, KnownActor> ByName = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, KnownActor> ByPeople = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, KnownActor> BySide = new(StringComparer.Ordinal);

    /// <summary>The longest name, in words.</summary>
    public const int MostWords = 6;

    static Gazetteer()
    {
        foreach (var row in Facts.Rows("states.tsv"))
        {
            var names = row[1].Split('|');
            var state = new KnownActor("state/" + row[0], names[0], SpeakerKind.State, row[0]);
            BySide[row[0]] = state;
            Add(ByName, names, state);
            Add(ByName, row[3].Split('|'), state);
            Add(ByPeople, row[2].Split('|'), state);
        }

        foreach (var row in Facts.Rows("organisations.tsv"))
        {
            var names = row[1].Split('|');
            var kind = row[0].StartsWith("group/", StringComparison.Ordinal) ? SpeakerKind.Group : SpeakerKind.Organisation;
            var organisation = new KnownActor(row[0], names[0], kind, row[2]);
            Add(ByName, names, organisation);
        }
    }

    public static KnownActor? Find(string name) => ByName.GetValueOrDefault(name);

    public static KnownActor? People(string adjective) => ByPeople.GetValueOrDefault(adjective);

    /// <summary>The state of an alpha-3 code.</summary>
    public static KnownActor? State(string side) => BySide.GetValueOrDefault(side);

    /// <summary>An id's last part: lower-case letters and digits without accents, joined by hyphens.</summary>
    public static string Slug(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var c in name.IsNormalized() || HasNoLoneSurrogate(name) ? name.Normalize(NormalizationForm.FormD) : name)
        {
            if (char.IsLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-' && c is not ('.' or '\'' or '’'))
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-');
    }

    private static bool HasNoLoneSurrogate(string name) => name.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0;

    private static void Add(Dictionary<string, KnownActor> table, string[] names, KnownActor actor)
    {
        foreach (var name in names)
        {
            if (name.Length > 0)
            {
                table.TryAdd(name, actor);
            }
        }
    }
}
