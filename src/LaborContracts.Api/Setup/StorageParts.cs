using LaborContracts.Storage;
using LaborContracts.Storage.Documents;
using LaborContracts.Storage.Encryption;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Setup;

/// <summary>Database, documents and the key over both.</summary>
internal static class StorageParts
{
    private static readonly SecureDelete SecureDelete = new();

    public static void AddStorage(this IServiceCollection services)
    {
        services.AddSingleton(provider => MasterKey.ReadOrCreate(provider.Folder("keys")));
        services.AddSingleton(provider => new DocumentFolder(provider.Folder("documents"), provider.GetRequiredService<MasterKey>()));
        services.AddDbContext<LaborContractsDb>((provider, options) => options.UseSqlite(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(provider.GetRequiredService<PlatformSettings>().DataFolder, "platform.db"),
            DefaultTimeout = 30, // seconds that a writer waits for another
        }.ToString()).AddInterceptors(SecureDelete));
    }

    /// <summary>Brings the database to today's schema. Write-ahead logging lets readers go on while a worker writes.</summary>
    public static async Task MigrateAsync(this WebApplication app)
    {
        Directory.CreateDirectory(app.Services.GetRequiredService<PlatformSettings>().DataFolder);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LaborContractsDb>();
        await db.Database.MigrateAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL");
    }
}
