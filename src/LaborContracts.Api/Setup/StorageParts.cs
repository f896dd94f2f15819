using LaborContracts.Storage;
using LaborContracts.Storage.Documents;
using LaborContracts.Storage.Encryption;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Setup;

/// <summary>Database, documents and the key over both.</summary>
internal static class StorageParts
{
    /// <summary>Where EF Core notes that it migrates; a note that is there when it is an instance's turn is a killed one's.</summary>
    private const string AbandonedLock = "\"__EFMigrationsLock\"";

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

    /// <summary>
    /// Brings the database to today's schema, which most starts find: these take no lock, and do not wait behind an instance that is at work.
    /// Write-ahead logging lets readers go on while a worker writes.
    /// </summary>
    public static async Task MigrateAsync(this WebApplication app)
    {
        var folder = app.Services.GetRequiredService<PlatformSettings>().DataFolder;
        Directory.CreateDirectory(folder);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LaborContractsDb>();
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
        {
            await using var turn = await TakeTurnAsync(Path.Combine(folder, "platform.db.migrating"), TimeSpan.FromMinutes(5));
            await db.Database.ExecuteSqlRawAsync($"DROP TABLE IF EXISTS {AbandonedLock}");
            await db.Database.MigrateAsync();
        }

        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL");
    }

    /// <summary>One instance migrates at a time. The machine gives the turn back when an instance is killed, which EF Core's lock, a row, does not.</summary>
    private static async Task<FileStream> TakeTurnAsync(string file, TimeSpan atMost)
    {
        for (var start = TimeProvider.System.GetTimestamp(); ;)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(start) < atMost)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            }
        }
    }
}
