using Casus.Model;

namespace Casus.Exchange;

/// <summary>Makes a party, a proposition or a dependency of what a person writes, or tells what is wrong, field by field.</summary>
/// <remarks>The input of a refusal is the field. Whether the dossier has an item of that id already is for the caller to ask.</remarks>
public static class ItemProposals
{
    public static Outcome<Party> Party(string? id, string? name, string? note, ValueList<Evidence> evidence)
    {
        var wrong = new List<Refusal>();
        Id(wrong, id, "party", inFormulas: false);
        Needed(wrong, "name", name, "give its name");
        return wrong.Count > 0 ? Outcome.Refuse<Party>(wrong) : new Party(id!.Trim(), name!.Trim(), true, Text(note), evidence, Made.Unset);
    }

    /// <param name="holds">For a derived one, what it is made of, as a formula; null or empty for any other.</param>
    public static Outcome<Proposition> Proposition(Dossier dossier, string? id, string? text, bool monitored, string? holds, double? probability, ValueList<Evidence> evidence)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var wrong = new List<Refusal>();
        Id(wrong, id, "proposition", inFormulas: true);
        Needed(wrong, "text", text, "say the matter in a sentence");
        Formula? formula = null;
        if (!string.IsNullOrWhiteSpace(holds))
        {
            var reading = FormulaReading.Of(holds.Trim(), new(dossier));
            formula = reading.Formula;
            wrong.AddRange(reading.Why is { } why ? [new("holds", "bad-formula", why)] : reading.Unknown.Select(unknown => new Refusal("holds", $"unknown-{unknown.Kind}", unknown.Why)));
            if (id is not null && Rests(dossier, formula, id.Trim()))
            {
                wrong.Add(new("holds", "circular-proposition", $"what this holds on rests on '{id.Trim()}' itself"));
            }
        }

        if (probability is < 0 or > 1 or double.NaN)
        {
            wrong.Add(new("probability", "bad-value", $"{probability} is not between 0 and 1"));
        }

        return wrong.Count > 0
            ? Outcome.Refuse<Proposition>(wrong)
            : new Proposition(id!.Trim(), text!.Trim(), monitored ? Absence.Monitored : Absence.Open, formula, probability, evidence, Made.Unset);
    }

    /// <param name="of">The proposition or commitment that cannot hold without.</param>
    /// <param name="needs">The proposition it needs.</param>
    public static Outcome<Dependency> Dependency(Dossier dossier, string? of, string? needs, string? text, ValueList<Evidence> evidence)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var known = new StandingIds(dossier);
        var wrong = new List<Refusal>();
        Known(wrong, "of", of, [.. known.Propositions, .. known.Commitments], "proposition or commitment");
        Known(wrong, "needs", needs, [.. known.Propositions], "proposition");
        if (wrong.Count == 0 && of!.Trim() == needs!.Trim())
        {
            wrong.Add(new("needs", "bad-value", "nothing needs itself"));
        }

        return wrong.Count > 0
            ? Outcome.Refuse<Dependency>(wrong)
            : new Dependency($"{of!.Trim()}-needs-{needs!.Trim()}", of.Trim(), needs.Trim(), Text(text), evidence, Made.Unset);
    }

    // By the definitions that stand or wait; those of a file never go in a circle.
    private static bool Rests(Dossier dossier, Formula? holds, string id)
    {
        var definitions = dossier.Propositions.Where(proposition => proposition is { Origin.Until: null, Holds: not null }).ToLookup(proposition => proposition.Id, proposition => proposition.Holds!, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(holds?.Propositions ?? []);
        while (open.TryPop(out var next))
        {
            if (next == id)
            {
                return true;
            }

            if (seen.Add(next))
            {
                foreach (var below in definitions[next].SelectMany(definition => definition.Propositions))
                {
                    open.Push(below);
                }
            }
        }

        return false;
    }

    private static void Id(List<Refusal> wrong, string? id, string kind, bool inFormulas)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            wrong.Add(new("id", "bad-id", "give it an id"));
        }
        else if (Ids.Wrong(id.Trim(), inFormulas) is { } why)
        {
            wrong.Add(new("id", "bad-id", $"'{Words.Short(id.Trim())}' cannot be the id of a {kind}: {why}"));
        }
    }

    private static void Known(List<Refusal> wrong, string field, string? id, IReadOnlyCollection<string> known, string what)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            wrong.Add(new(field, "missing-key", $"say which {what}"));
        }
        else if (!known.Contains(id.Trim()))
        {
            wrong.Add(new(field, "unknown-item", $"the dossier has no {what} '{Words.Short(id.Trim())}'{Nearest.Hint(id.Trim(), known)}"));
        }
    }

    private static void Needed(List<Refusal> wrong, string field, string? text, string why)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            wrong.Add(new(field, "missing-key", why));
        }
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
