using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using Microsoft.Extensions.DependencyInjection;

namespace Casus.Ledger;

/// <summary>The version of the store's tables, and how an older or an empty file is brought to it.</summary>
internal static class LedgerSchema
{
    /// <summary>The version this program writes; SQLite's <c>user_version</c>.</summary>
    public const long Version = 2;

    /// <summary>"Casu" in ASCII: SQLite's <c>application_id</c>.</summary>
    public const int ApplicationId = 0x43617375;

    /// <summary>Runs the migrations that are missing, each in its own transaction.</summary>
    public static void Migrate(string connectionString)
    {
        using var services = new ServiceCollection()
            .AddFluentMigratorCore()
            .ConfigureRunner(runner => runner
                .AddSQLite()
                .WithGlobalConnectionString(connectionString)
                .ScanIn(typeof(LedgerSchema).Assembly).For.Migrations())
            .Configure<RunnerOptions>(options => options.TransactionPerSession = false)
            .BuildServiceProvider(validateScopes: false);
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();
    }
}
