using System.Data;
using FluentMigrator;

namespace Casus.Ledger;

/// <summary>Roles and valid times of entries, what statements are searched and weighed by, and withdrawn texts.</summary>
[Migration(2, "Review, facets and withdrawn texts")]
public sealed class M0002Review : ForwardOnlyMigration
{
    public override void Up()
    {
        Alter.Table("entry")
            .AddColumn("role").AsString(int.MaxValue).Nullable()
            .AddColumn("valid_from").AsString(int.MaxValue).Nullable()
            .AddColumn("valid_to").AsString(int.MaxValue).Nullable();
        Alter.Table("processed").AddColumn("facets").AsInt64().Nullable();
        Alter.Table("statement")
            .AddColumn("weight").AsInt64().NotNullable().WithDefaultValue(0)
            .AddColumn("confidence").AsInt64().NotNullable().WithDefaultValue(0);
        Create.Index("statement_queue").OnTable("statement").OnColumn("processed").Ascending().OnColumn("weight").Ascending().OnColumn("confidence").Ascending().OnColumn("statement").Ascending();
        Create.Index("processed_of_document").OnTable("processed").OnColumn("document").Ascending().OnColumn("id").Ascending();
        Create.Table("withdrawn")
            .WithColumn("id").AsInt64().NotNullable().PrimaryKey()
            .WithColumn("document").AsInt64().NotNullable();
        Create.Index("withdrawn_once").OnTable("withdrawn").OnColumn("document").Ascending().WithOptions().Unique();

        Create.Table("correction")
            .WithColumn("id").AsInt64().NotNullable().PrimaryKey()
            .WithColumn("document").AsInt64().NotNullable()
            .WithColumn("json").AsString(int.MaxValue).NotNullable();

        IfDatabase("sqlite").Execute.Sql("alter table search rename to search_before");
        IfDatabase("sqlite").Execute.Sql(
            "create virtual table search using fts5(heading, text, facets, columnsize=0, tokenize=\"unicode61 remove_diacritics 2\")");
        IfDatabase("sqlite").Delegate(() => Execute.WithConnection(Fill));
        IfDatabase("sqlite").Execute.Sql("drop table search_before");
        IfDatabase("sqlite").Execute.Sql($"pragma user_version = 2");
    }

    // The facets of what is there are computed from its columns, as they are for what comes.
    private static void Fill(IDbConnection connection, IDbTransaction transaction)
    {
        using var read = Command(
            connection, transaction,
            """
            select b.rowid, b.heading, b.text, d.published, d.dateline, d.publisher, d.language, s.json
            from search_before b
            left join statement s on s.id = b.rowid
            left join processed p on p.id = s.processed
            join document d on d.id = coalesce(p.document, b.rowid)
            order by b.rowid
            """);
        using var insert = Command(connection, transaction, "insert into search (rowid, heading, text, facets) values ($1, $2, $3, $4)", 4);
        using var weigh = Command(connection, transaction, "update statement set weight = $2, confidence = $3 where id = $1", 3);
        using var rows = read.ExecuteReader();
        while (rows.Read())
        {
            var facets = new DocumentFacets(Text(rows, 3), Text(rows, 4), Text(rows, 5), Text(rows, 6));
            var statement = Text(rows, 7) is { } json ? DocumentQueries.Statement(json) : null;
            Run(insert, rows.GetInt64(0), rows.GetString(1), rows.GetString(2), statement is null ? Facets.Of(facets) : Facets.Of(statement, facets));
            if (statement is not null)
            {
                Run(weigh, rows.GetInt64(0), Weights.Of(statement), Weights.Confidence(statement));
            }
        }
    }

    private static string? Text(IDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static IDbCommand Command(IDbConnection connection, IDbTransaction transaction, string sql, int parameters = 0)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        for (var i = 1; i <= parameters; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"${i}";
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static void Run(IDbCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            ((IDbDataParameter)command.Parameters[i]!).Value = values[i] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }
}
