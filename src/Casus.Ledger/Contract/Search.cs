using Casus.Model;

namespace Casus.Ledger;

/// <summary>What to search for: everything given must fit.</summary>
public sealed record SearchQuery
{
    /// <summary>All these words, anywhere in title, speakers or text; words in quotation marks stand side by side.</summary>
    public string Words { get; init; } = string.Empty;

    public string? Dossier { get; init; }

    public SearchFor For { get; init; }

    /// <summary>Any of these actors' ids, as speaker, addressee, debtor or creditor; merged actors count as one.</summary>
    public ValueList<string> Actors { get; init; } = [];

    /// <summary>Takes <see cref="Actors"/> as speakers alone.</summary>
    public bool AsSpeaker { get; init; }

    /// <summary>Alpha-3 of a state, or an organisation's name, that a speaker speaks for.</summary>
    public string? Side { get; init; }

    public ValueList<Act> Acts { get; init; } = [];

    /// <summary>Said (a document: published) on this date or later; a month or a year counts as a whole.</summary>
    public PartialDate? From { get; init; }

    /// <summary>… or earlier.</summary>
    public PartialDate? To { get; init; }

    /// <summary>The place of the document's dateline.</summary>
    public string? Place { get; init; }

    public string? Publisher { get; init; }

    /// <summary>Statements of this state in <see cref="Dossier"/>.</summary>
    public ReviewState? State { get; init; }

    /// <summary>Only what was recorded by then, as it was read and decided then; null: now.</summary>
    public Instant? Known { get; init; }

    /// <summary>Newest recorded first; ranked: the best of the newest <see cref="RankedBound"/> that fit, without a cursor.</summary>
    public SearchOrder Order { get; init; }

    public string? Cursor { get; init; }

    /// <summary>1 to 500.</summary>
    public int Limit { get; init; } = 50;

    public const int RankedBound = 1000;
}

public enum SearchFor
{
    All,
    Statements,
    Documents,
}

public enum SearchOrder
{
    Newest,
    Ranked,
}

/// <param name="Statement">Null when the document itself was hit.</param>
/// <param name="Excerpt">The words found and those around them.</param>
public sealed record SearchHit(DocumentSummary Document, Statement? Statement, string Excerpt)
{
    /// <summary>When it was recorded.</summary>
    public Instant Recorded { get; init; }

    /// <summary>Of a statement, where a dossier was named.</summary>
    public ReviewState? State { get; init; }
}
