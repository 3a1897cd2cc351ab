namespace Casus.Reading;

/// <summary>What a word for a role says of whom its bearer speaks for.</summary>
internal enum RoleSpeaks
{
    /// <summary>For a state: minister, senator, general.</summary>
    State,

    /// <summary>For what is headed: president, director, founder.</summary>
    Head,

    /// <summary>For what is served: spokesman, official, aide.</summary>
    Staff,

    /// <summary>For a campaign: candidate, nominee.</summary>
    Candidate,

    /// <summary>For themselves: professor, analyst, voter.</summary>
    Private,

    /// <summary>Depends on what of: a member.</summary>
    Member,
}

/// <summary>Nouns for roles, up to three words long, and the short forms that stand before names.</summary>
internal static class RoleWords
{
    private static readonly Dictionary<string, (string Group, RoleSpeaks Speaks)> Nouns = Read();

    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        ["sen."] = "senator",
        ["sens."] = "senators",
        ["rep."] = "representative",
        ["reps."] = "representatives",
        ["gov."] = "governor",
        ["govs."] = "governors",
        ["gen."] = "general",
        ["adm."] = "admiral",
        ["lt."] = "lieutenant",
        ["col."] = "colonel",
        ["maj."] = "major",
        ["capt."] = "captain",
        ["sgt."] = "sergeant",
        ["prof."] = "professor",
        ["dr."] = "doctor",
        ["rev."] = "reverend",
        ["amb."] = "ambassador",
        ["cmdr."] = "commander",
        ["brig."] = "brigadier",
        ["cpl."] = "sergeant",
        ["atty."] = "attorney",
        ["sec."] = "secretary",
        ["capt"] = "captain",
        ["gen"] = "general",
        ["adm"] = "admiral",
        ["lt"] = "lieutenant",
        ["col"] = "colonel",
        ["sen"] = "senator",
        ["rep"] = "representative",
        ["gov"] = "governor",
        ["ag"] = "attorney general",
        ["dep."] = "deputy",
        ["maj"] = "major",
        ["sgt"] = "sergeant",
        ["cmdr"] = "commander",
        ["brig"] = "brigadier",
        ["cpl"] = "sergeant",
        ["amb"] = "ambassador",
        ["atty"] = "attorney",
    };

    /// <summary>The role that begins at a word, with its length in words; null for none.</summary>
    /// <param name="word">The lower-case word at a place, or empty past the end.</param>
    public static (string Group, RoleSpeaks Speaks, int Length, bool Plural)? At(Func<int, string> word, int at)
    {
        var one = Full(word(at));
        if (one.Length == 0)
        {
            return null;
        }

        var two = word(at + 1);
        if (two.Length > 0)
        {
            var three = word(at + 2);
            if (three.Length > 0 && Find($"{one} {two} {three}") is { } long3)
            {
                return (long3.Group, long3.Speaks, 3, long3.Plural);
            }

            if (Find($"{one} {two}") is { } long2)
            {
                return (long2.Group, long2.Speaks, 2, long2.Plural);
            }

            if (two == "-" && three.Length > 0 && Find($"{one}-{three}") is { } joined)
            {
                return (joined.Group, joined.Speaks, 3, joined.Plural);
            }
        }

        return Find(one) is { } single ? (single.Group, single.Speaks, 1, single.Plural) : null;
    }

    /// <summary>A short form written out, in lower case: <c>sen.</c> is <c>senator</c>.</summary>
    public static string Full(string lower) => Short.TryGetValue(lower, out var full) ? full : lower;

    /// <summary>Whether a word alone is one for a role.</summary>
    public static bool Is(string lower) => Find(Full(lower)) is not null;

    private static (string Group, RoleSpeaks Speaks, bool Plural)? Find(string words)
    {
        if (Nouns.TryGetValue(words, out var role))
        {
            return (role.Group, role.Speaks, false);
        }

        var single = words.EndsWith("men", StringComparison.Ordinal) ? words[..^3] + "man"
            : words.EndsWith("wives", StringComparison.Ordinal) ? words[..^3] + "fe"
            : words.EndsWith('s') && words.Length > 3 ? words[..^1] : null;
        return single is not null && Nouns.TryGetValue(single, out role) ? (role.Group, role.Speaks, true) : null;
    }

    private static Dictionary<string, (string Group, RoleSpeaks Speaks)> Read()
    {
        var nouns = new Dictionary<string, (string Group, RoleSpeaks Speaks)>(StringComparer.Ordinal);
        foreach (var row in Facts.Rows("actors.roles.tsv"))
        {
            nouns[row[0]] = (row[1], Enum.Parse<RoleSpeaks>(row[2], ignoreCase: true));
        }

        return nouns;
    }
}
