using System.Diagnostics;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using LaborContracts.TestKit.Platform;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>A look at what is durable in a platform's database, from beside it; and a way to make single writes fail.</summary>
internal sealed class PlatformData(string folder)
{
    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(folder, "platform.db"),
        DefaultTimeout = 30,
        Pooling = false,
    }.ToString();

    public async Task<LeafRow[]> LeavesAsync()
    {
        await using var db = Open();
        return await db.Leaves.AsNoTracking().ToArrayAsync();
    }

    public async Task<SequenceHeadRow[]> SequenceHeadsAsync()
    {
        await using var db = Open();
        return await db.SequenceHeads.AsNoTracking().ToArrayAsync();
    }

    public async Task<StatusRow[]> StatusesAsync()
    {
        await using var db = Open();
        return await db.Statuses.AsNoTracking().ToArrayAsync();
    }

    public async Task<ContractRow[]> ContractsAsync()
    {
        await using var db = Open();
        return await db.Contracts.AsNoTracking().ToArrayAsync();
    }

    /// <summary>Looks without pause until the contracts are as wanted: for what is over in a moment.</summary>
    public async Task SeenAsync(string what, Func<ContractRow[], bool> wanted)
    {
        for (var start = Stopwatch.GetTimestamp(); !wanted(await ContractsAsync());)
            if (Stopwatch.GetElapsedTime(start) > Eventually.Patience) throw new TimeoutException($"waited in vain: {what}");
    }

    public async Task<TrailRow[]> TrailsAsync()
    {
        await using var db = Open();
        return await db.Trail.AsNoTracking().ToArrayAsync();
    }

    public async Task<DeadlineRow[]> DeadlinesAsync()
    {
        await using var db = Open();
        return await db.Deadlines.AsNoTracking().ToArrayAsync();
    }

    public async Task<ErasureRow[]> ErasuresAsync()
    {
        await using var db = Open();
        return await db.Erasures.AsNoTracking().ToArrayAsync();
    }

    public async Task<BatchRow[]> BatchesAsync()
    {
        await using var db = Open();
        return await db.Batches.AsNoTracking().ToArrayAsync();
    }

    /// <summary>From now on the database refuses every transaction with such a write, as a full disk would, and no other.</summary>
    /// <param name="write">As SQLite's triggers say it: <c>UPDATE OF ProvenAt ON Batches</c>, or with <c>WHEN</c> for single rows.</param>
    public Task RefuseAsync(string write) => ExecuteAsync(
        $"""
        BEGIN IMMEDIATE;
        DROP TRIGGER IF EXISTS Refused;
        CREATE TRIGGER Refused BEFORE {write} BEGIN SELECT RAISE(ABORT, 'refused by the test'); END;
        COMMIT;
        """);

    public Task AllowAsync() => ExecuteAsync("DROP TRIGGER Refused");

    /// <summary>A write that lasts until it is disposed of: nobody else can write.</summary>
    public async Task<IAsyncDisposable> WritingAsync()
    {
        var connection = new SqliteConnection(_connection);
        await connection.OpenAsync();
        _ = connection.BeginTransaction(); // ends with the connection
        return connection;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection(_connection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private LaborContractsDb Open() => new(new DbContextOptionsBuilder<LaborContractsDb>().UseSqlite(_connection).Options);
}
