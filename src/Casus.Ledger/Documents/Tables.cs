using LinqToDB;
using LinqToDB.Data;
using LinqToDB.DataProvider.SQLite;
using LinqToDB.Mapping;
using Microsoft.Data.Sqlite;

namespace Casus.Ledger;

/// <summary>The tables that queries read, by linq2db.</summary>
internal sealed class Tables(SqliteConnection connection)
    : DataConnection(new DataOptions().UseConnection(SQLiteTools.GetDataProvider(SQLiteProvider.Microsoft), connection, disposeConnection: false))
{
    public ITable<DocumentRow> Documents => this.GetTable<DocumentRow>();

    public ITable<ProcessedRow> Processed => this.GetTable<ProcessedRow>();

    public ITable<AttachedRow> Attached => this.GetTable<AttachedRow>();

    public ITable<WithdrawnRow> Withdrawn => this.GetTable<WithdrawnRow>();

    public ITable<SearchRow> Search => this.GetTable<SearchRow>();
}

[Table("document")]
internal sealed class DocumentRow
{
    [Column("id"), PrimaryKey]
    public long Id { get; set; }

    [Column("sha256")]
    public required string Sha256 { get; set; }

    [Column("name")]
    public required string Name { get; set; }

    [Column("path")]
    public required string Path { get; set; }

    [Column("is_page")]
    public long IsPage { get; set; }

    [Column("title")]
    public string? Title { get; set; }

    [Column("published")]
    public string? Published { get; set; }

    [Column("published_from")]
    public string? PublishedFrom { get; set; }

    [Column("updated")]
    public string? Updated { get; set; }

    [Column("publisher")]
    public string? Publisher { get; set; }

    [Column("relayed_from")]
    public string? RelayedFrom { get; set; }

    [Column("dateline")]
    public string? Dateline { get; set; }

    [Column("authors")]
    public required string Authors { get; set; }

    [Column("language")]
    public string? Language { get; set; }

    [Column("raw")]
    public byte[]? Raw { get; set; }
}

[Table("processed")]
internal sealed class ProcessedRow
{
    [Column("id"), PrimaryKey]
    public long Id { get; set; }

    [Column("document")]
    public long Document { get; set; }

    [Column("reader")]
    public required string Reader { get; set; }

    [Column("statements")]
    public long Statements { get; set; }
}

[Table("withdrawn")]
internal sealed class WithdrawnRow
{
    [Column("document")]
    public long Document { get; set; }
}

[Table("attached")]
internal sealed class AttachedRow
{
    [Column("id")]
    public long Id { get; set; }

    [Column("dossier")]
    public required string Dossier { get; set; }

    [Column("document")]
    public long Document { get; set; }
}

[Table("search")]
internal sealed class SearchRow
{
    [Column("rowid")]
    public long Id { get; set; }

    [Column("text")]
    public required string Text { get; set; }
}
