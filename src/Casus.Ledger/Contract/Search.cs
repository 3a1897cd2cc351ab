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

/// <summary>What narrows a search down further: of each facet the values that fit it, the most frequent first.</summary>
/// <remarks>
/// Each is counted over the newest <see cref="Bound"/> rows that fit all the rest of the query, so that of a facet that the query gives already, the other values are
/// counted too. Words and facets are those the reader found.
/// </remarks>
/// <param name="Acts">Of statements.</param>
/// <param name="Sides">That a speaker speaks for.</param>
/// <param name="Actors">As speaker, addressee, debtor or creditor, by the ids that stay.</param>
/// <param name="Places">Of the document's dateline.</param>
/// <param name="Dates">Years, the latest first; months where all is of one year.</param>
/// <param name="States">Empty where no dossier is named.</param>
public sealed record SearchFacets(Facet Acts, Facet Sides, Facet Actors, Facet Places, Facet Dates, Facet States)
{
    /// <summary>Rows that are counted for each facet.</summary>
    public const int Bound = 1000;

    /// <summary>Values told of each facet.</summary>
    public const int Most = 12;
}

/// <param name="Counted">How many rows were counted.</param>
/// <param name="IsWhole">False: more rows fit, and the true counts are these or more.</param>
public sealed record Facet(ValueList<FacetValue> Values, int Counted, bool IsWhole);

/// <param name="Value">As <see cref="SearchQuery"/> takes it.</param>
/// <param name="Name">As a reader knows it.</param>
public sealed record FacetValue(string Value, string Name, int Count);

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
