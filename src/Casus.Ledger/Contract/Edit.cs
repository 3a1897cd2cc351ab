namespace Casus.Ledger;

/// <summary>Who makes a change, in which role, why, and what they had before their eyes when they made it.</summary>
/// <param name="Author">A person's name, or <c>reader/VERSION</c> for what a program proposes.</param>
public sealed record Edit(string Author)
{
    /// <summary>One of <see cref="Roles"/>; null: the one that the change implies.</summary>
    public string? Role { get; init; }

    /// <summary>Why, in the author's words.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// The entry of the version that the author looked at (<c>Origin.Entry</c>), <see cref="Nothing"/> where there was none; null: whatever stands.
    /// Where another version stands by now, the change is refused with <c>conflict</c> and nothing is recorded.
    /// </summary>
    public string? Saw { get; init; }

    /// <summary>True for a draft on purpose: it waits for a decision also where the policy says one reviewer.</summary>
    public bool AsDraft { get; init; }

    /// <summary>For <see cref="Saw"/>: the author took it for new.</summary>
    public const string Nothing = "";

    public static implicit operator Edit(string author) => new(author);
}

/// <summary>In what capacity an author acts.</summary>
public static class Roles
{
    public const string Analyst = "analyst";

    public const string Reviewer = "reviewer";

    public const string Administrator = "administrator";

    /// <summary>The reader, an import.</summary>
    public const string Program = "program";

    public static bool IsKnown(string role) => role is Analyst or Reviewer or Administrator or Program;
}
