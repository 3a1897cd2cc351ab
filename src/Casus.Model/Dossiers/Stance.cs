namespace Casus.Model;

/// <summary>A saying tied to a proposition: what somebody said for or against it, or that it is so or is not.</summary>
/// <remarks>It says all that it counts by, so that another reading or a correction of the statement never changes what was tied.</remarks>
/// <param name="By">Whose position it is, by their ids: the speaker, or those the speaker spoke for.</param>
/// <param name="Negated">True where the act is about its not being so: a promise that it shall not be, a denial that it is not.</param>
/// <param name="IfWords">The quoted words of the condition that weakens it.</param>
/// <param name="Statement">The id of the statement of <see cref="Document"/> that was tied; null where the words stand for themselves.</param>
public sealed record Stance(
    string Id,
    string Proposition,
    ValueList<string> By,
    StanceAct Act,
    bool Negated,
    Moment? On,
    string? IfWords,
    string? Statement,
    ValueList<Evidence> Evidence,
    Origin Origin) : IDossierItem
{
    /// <summary>The SHA-256 of the document whose statement it is; null while that is not resolved.</summary>
    public string? Document => Statement is null ? null : Evidence.Select(e => e.Sha256).OfType<string>().FirstOrDefault();
}

/// <summary>What a saying does to the proposition it is tied to.</summary>
public enum StanceAct
{
    Pledge,
    Offer,
    Acceptance,
    Demand,

    /// <summary>It says that it is so.</summary>
    Affirmation,
    Refusal,

    /// <summary>It threatens in case of it.</summary>
    Threat,

    /// <summary>It says that it is not so.</summary>
    Denial,
}

/// <summary>Which act toward a proposition a statement's own act is.</summary>
public static class StanceActs
{
    /// <returns>Null where the act is neither for nor against what it speaks of: a person must say which it is.</returns>
    public static StanceAct? Of(Act act) => act switch
    {
        Act.Pledge => StanceAct.Pledge,
        Act.Offer => StanceAct.Offer,
        Act.Acceptance => StanceAct.Acceptance,
        Act.Demand or Act.Requirement => StanceAct.Demand,
        Act.Assessment or Act.Report => StanceAct.Affirmation,
        Act.Refusal => StanceAct.Refusal,
        Act.Threat => StanceAct.Threat,
        Act.Denial => StanceAct.Denial,
        _ => null,
    };
}
