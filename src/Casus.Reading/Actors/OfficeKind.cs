namespace Casus.Reading;

/// <summary>Offices that states share under different titles, by one word each: a foreign secretary, a secretary of state and a minister of external affairs are <c>foreign</c>.</summary>
internal static class OfficeKind
{
    public const string Other = "other";

    private static readonly string[] Lower = ["deputy", "assistant", "under secretary", "under-secretary", "undersecretary", "vice minister", "vice-minister", "vice foreign", "vice defence", "vice defense", "first secretary", "parliamentary", "shadow", "lieutenant", "junior", "minister of state", "associate", "state secretary", "alternate"];

    /// <summary>The kind of an office, by its title in any case; <see cref="Other"/> when no rule fits. Deputies are <c>deputy</c>, but a vice president is <c>vice</c>.</summary>
    public static string Of(string office)
    {
        if (Has(office, "candidate") || Has(office, "nominee"))
        {
            return "candidate";
        }

        if (Has(office, "ambassador") || Has(office, "representative to the united nations"))
        {
            return Has(office, "united nations") ? "un-ambassador" : "ambassador";
        }

        if (Has(office, "spokes") || Has(office, "press secretary"))
        {
            return "spokes";
        }

        if (Has(office, "vice president") || Has(office, "vice-president"))
        {
            return "vice";
        }

        if (Lower.Any(word => Has(office, word)))
        {
            return "deputy";
        }

        return Has(office, "minister") || Has(office, "secretary") || Has(office, "premier") || Has(office, "chancellor") || Has(office, "treasur") || Has(office, "attorney") ? Minister(office) : Holder(office);
    }

    private static string Minister(string office)
    {
        if (Has(office, "secretary general") || Has(office, "secretary-general"))
        {
            return "secretary-general";
        }

        // Whoever serves a prime minister is not one.
        if (Has(office, "prime minister of ") || Has(office, "to the prime minister") || Has(office, "of the prime minister") || Has(office, "for the prime minister") || Has(office, "prime minister's"))
        {
            return Other;
        }

        // A premier of a province and the chancellor of a duchy are no heads of government.
        if (Has(office, "prime minister") || (Has(office, "premier") && (!Has(office, "premier of") || Has(office, "state council"))) || (Has(office, "chancellor") && (Is(office, "chancellor") || Has(office, "federal chancellor") || Has(office, "chancellor of germany") || Has(office, "chancellor of austria"))))
        {
            return Has(office, "vice") ? "deputy" : "pm";
        }

        // Part of a ministry's business, or an adviser's: not the minister.
        if (Has(office, "materiel") || Has(office, "equipment") || Has(office, "procurement") || Has(office, "production") || Has(office, "military cabinet") || Has(office, "personnel") || (Has(office, "foreign trade") && !Has(office, "foreign affairs")))
        {
            return Other;
        }

        if (Has(office, "security") && Has(office, "council"))
        {
            return "security-adviser";
        }

        return Has(office, "foreign") || Has(office, "external") || Is(office, "secretary of state") ? "foreign"
            : Has(office, "defence") || Has(office, "defense") || Has(office, "armed forces") || Has(office, "armies") ? "defence"
            : Has(office, "finance") || Has(office, "exchequer") || Has(office, "treasur") ? "finance"
            : Has(office, "interior") || Has(office, "home affairs") || Has(office, "home secretary") || Has(office, "homeland") || Has(office, "internal affairs") ? "interior"
            : Has(office, "attorney general") || Has(office, "attorney-general") || Has(office, "justice") ? "justice"
            : Has(office, "energy") ? "energy"
            : Has(office, "health") ? "health"
            : Has(office, "econom") ? "economy"
            : Has(office, "trade") || Has(office, "commerce") ? "trade"
            : Other;
    }

    private static string Holder(string office)
    {
        if (Has(office, "president") && President(office) is { } president)
        {
            return president;
        }

        return Has(office, "supreme leader") ? "supreme"
            : Has(office, "crown prince") ? "crown-prince"
            : IsMonarch(office) ? "monarch"
            : Has(office, "pope") ? "pope"
            : Has(office, "national security advis") ? "security-adviser"
            : Has(office, "high representative") ? "foreign"
            : Has(office, "commissioner") ? "commissioner"
            : Has(office, "speaker") ? "speaker"
            : Has(office, "taoiseach") ? "pm"
            : Has(office, "senator") ? "senator"
            : Has(office, "mayor") ? "mayor"
            : Has(office, "central bank") || Has(office, "federal reserve") || Has(office, "governor of the bank") ? "central-bank"
            : Has(office, "governor") ? "governor"
            : Has(office, "envoy") ? "envoy"
            : Has(office, "commander") || Has(office, "chief of staff") || Has(office, "general staff") || Has(office, "defence staff") || Has(office, "joint chiefs") ? "commander"
            : Has(office, "director general") || Has(office, "director-general") ? "director-general"
            : Has(office, "director of the fbi") || Has(office, "director of the cia") || Has(office, "national intelligence") || Has(office, "intelligence service") ? "intelligence"
            : Has(office, "leader") ? "leader"
            : Has(office, "judge") || Has(office, "justice") ? "judge"
            : Has(office, "representative") ? "representative"
            : Other;
    }

    // “President”, “Acting President”, “President of the Republic” and the like; not what only serves one, nor a court's or a chamber's.
    private static string? President(string office)
    {
        var title = office.Trim();
        if (Has(title, "european commission"))
        {
            return "commission-president";
        }

        if (Has(title, "european council"))
        {
            return "council-president";
        }

        if (Has(title, "european parliament"))
        {
            return "speaker";
        }

        return title.EndsWith("president", StringComparison.OrdinalIgnoreCase) && !Has(title, "to the") && !Has(title, "of the") && !Has(title, "former") ? "president"
            : Is(title, "president of the republic") || Is(title, "president of the united states") || Is(title, "president of the russian federation") || Has(title, "swiss confederation") ? "president"
            : Has(title, "president of the council of ministers") || Has(title, "president of the government") ? "pm"
            : null;
    }

    private static bool IsMonarch(string office)
    {
        foreach (var title in new[] { "king", "queen", "emir", "amir", "sultan" })
        {
            if (Is(office, title) || office.TrimStart().StartsWith(title + " ", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(string office, string words) => office.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static bool Is(string office, string words) => office.Trim().Equals(words, StringComparison.OrdinalIgnoreCase);
}
