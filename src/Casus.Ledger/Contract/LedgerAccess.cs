namespace Casus.Ledger;

/// <summary>What a ledger is opened for.</summary>
public enum LedgerAccess
{
    /// <summary>Read only; the file must exist and is never changed.</summary>
    Read,

    /// <summary>Read and write; the file must exist.</summary>
    Write,

    /// <summary>Read and write; the file is made when it does not exist, its folder is not.</summary>
    Create,
}
