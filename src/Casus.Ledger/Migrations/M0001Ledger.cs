using FluentMigrator;

namespace Casus.Ledger;

/// <summary>The first schema: entries and heads, documents and statements, and their search rows.</summary>
[Migration(1, "The ledger")]
public sealed class M0001Ledger : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("entry")
            .WithColumn("id").AsInt64().NotNullable().PrimaryKey()
            .WithColumn("chain").AsString(int.MaxValue).NotNullable()
            .WithColumn("position").AsInt64().NotNullable()
            .WithColumn("kind").AsString(int.MaxValue).NotNullable()
            .WithColumn("recorded").AsInt64().NotNullable()
            .WithColumn("known").AsInt64().NotNullable()
            .WithColumn("author").AsString(int.MaxValue).NotNullable()
            .WithColumn("reason").AsString(int.MaxValue).Nullable()
            .WithColumn("payload").AsString(int.MaxValue).NotNullable()
            .WithColumn("previous").AsBinary(32).NotNullable()
            .WithColumn("hash").AsBinary(32).NotNullable();
        Create.Index("entry_of_chain").OnTable("entry").OnColumn("chain").Ascending().OnColumn("position").Ascending().WithOptions().Unique();

        Create.Table("head")
            .WithColumn("chain").AsString(int.MaxValue).NotNullable().PrimaryKey()
            .WithColumn("position").AsInt64().NotNullable()
            .WithColumn("hash").AsBinary(32).NotNullable();

        Create.Table("document")
            .WithColumn("id").AsInt64().NotNullable().PrimaryKey()
            .WithColumn("sha256").AsString(int.MaxValue).NotNullable()
            .WithColumn("name").AsString(int.MaxValue).NotNullable()
            .WithColumn("path").AsString(int.MaxValue).NotNullable()
            .WithColumn("is_page").AsInt64().NotNullable()
            .WithColumn("title").AsString(int.MaxValue).Nullable()
            .WithColumn("published").AsString(int.MaxValue).Nullable()
            .WithColumn("published_from").AsString(int.MaxValue).Nullable()
            .WithColumn("updated").AsString(int.MaxValue).Nullable()
            .WithColumn("publisher").AsString(int.MaxValue).Nullable()
            .WithColumn("relayed_from").AsString(int.MaxValue).Nullable()
            .WithColumn("dateline").AsString(int.MaxValue).Nullable()
            .WithColumn("authors").AsString(int.MaxValue).NotNullable()
            .WithColumn("language").AsString(int.MaxValue).Nullable()
            .WithColumn("raw").AsBinary(int.MaxValue).Nullable();

        Create.Index("document_of_sha256").OnTable("document").OnColumn("sha256").Ascending().WithOptions().Unique();

        Create.Table("processed")
            .WithColumn("id").AsInt64().NotNullable().PrimaryKey()
            .WithColumn("document").AsInt64().NotNullable()
            .WithColumn("reader").AsString(int.MaxValue).NotNullable()
            .WithColumn("statements").AsInt64().NotNullable();
        Create.Index("processed_once").OnTable("processed").OnColumn("document").Ascending().OnColumn("reader").Ascending().WithOptions().Unique();

        Create.Table("statement")
            .WithColumn("id").AsInt64().NotNullable().PrimaryKey()
            .WithColumn("processed").AsInt64().NotNullable()
            .WithColumn("statement").AsString(int.MaxValue).NotNullable()
            .WithColumn("json").AsString(int.MaxValue).NotNullable();
        Create.Index("statement_once").OnTable("statement").OnColumn("processed").Ascending().OnColumn("statement").Ascending().WithOptions().Unique();

        Create.Table("attached")
            .WithColumn("id").AsInt64().NotNullable().PrimaryKey()
            .WithColumn("dossier").AsString(int.MaxValue).NotNullable()
            .WithColumn("document").AsInt64().NotNullable();
        Create.Index("attached_once").OnTable("attached").OnColumn("dossier").Ascending().OnColumn("document").Ascending().WithOptions().Unique();

        // Full text is each store's own. Sizes of columns serve ranking only, and search is newest first.
        IfDatabase("sqlite").Execute.Sql(
            "create virtual table search using fts5(heading, text, columnsize=0, tokenize=\"unicode61 remove_diacritics 2\")");

        // When a migration ran cannot be verified, so it is not kept.
        IfDatabase("sqlite").Execute.Sql(
            "create trigger version_without_time after insert on VersionInfo begin update VersionInfo set AppliedOn = null where rowid = new.rowid; end");

        IfDatabase("sqlite").Execute.Sql($"pragma application_id = {LedgerSchema.ApplicationId}");
        IfDatabase("sqlite").Execute.Sql($"pragma user_version = 1");
    }
}
