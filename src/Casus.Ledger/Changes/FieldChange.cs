namespace Casus.Ledger;

/// <summary>One field that two versions have otherwise.</summary>
/// <param name="Path">Where: <c>text</c>, <c>deadline.value</c>, <c>debtors[1]</c>, by the names of the ledger's JSON; places in lists count from 0.</param>
/// <param name="Before">As text, or JSON where it is neither text nor number; null where it was not there.</param>
/// <param name="After">The same; null where it is gone.</param>
public sealed record FieldChange(string Path, string? Before, string? After);
