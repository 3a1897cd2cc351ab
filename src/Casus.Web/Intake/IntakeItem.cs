using Casus.Model;

namespace Casus.Web;

/// <summary>What became of one thing given to be read.</summary>
/// <param name="Name">Its title where it has one, else what it was given as.</param>
/// <param name="Sha256">The document that the ledger holds now; null where it could not be read.</param>
/// <param name="IsNew">False where the ledger held it already.</param>
/// <param name="Code">Why it failed, or why no statements were looked for; null where all went well.</param>
public sealed record IntakeItem(string Name, string? Sha256, bool IsNew, int Statements, string? Code, string? Reason)
{
    /// <summary>The page of the document, or null.</summary>
    public string? Href => Sha256 is null ? null : $"/documents/{Sha256}";

    internal static IntakeItem Failed(string name, Refusal refusal) => new(name, null, false, 0, refusal.Code, refusal.Reason);
}
