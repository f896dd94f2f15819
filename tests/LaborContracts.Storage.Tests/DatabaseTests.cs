using System.Globalization;
using LaborContracts.Storage.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaborContracts.Storage.Tests;

public sealed class DatabaseTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public DatabaseTests()
    {
        using var db = Open();
        db.Database.Migrate();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_migrations_make_the_schema_that_the_model_wants()
    {
        using var db = Open();

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(db.Database.GetPendingMigrations());
    }

    [Fact]
    public void A_commit_is_on_disk_when_it_returns_with_write_ahead_logging_too()
    {
        using var db = Open();
        db.Database.ExecuteSqlRaw("PRAGMA journal_mode = WAL");
        using var later = Open();

        Assert.Equal("wal", Pragma(later, "journal_mode"));
        Assert.Equal("2", Pragma(later, "synchronous")); // FULL
    }

    [Fact]
    public void Every_row_is_read_back_as_it_was_saved()
    {
        var (contract, batch, leaf) = (Contract(1), Batch(1), Leaf(1));
        using (var db = Open())
        {
            db.AddRange(contract, batch, leaf);
            db.SaveChanges();
        }

        using var later = Open();
        Assert.Equivalent(contract, later.Contracts.Single(), strict: true);
        Assert.Equivalent(batch, later.Batches.Single(), strict: true);
        Assert.Equivalent(leaf, later.Leaves.Single(), strict: true);
    }

    [Fact]
    public void Times_sort_as_times_whatever_offset_they_were_given_in()
    {
        using (var db = Open())
        {
            db.AddRange(
                Contract(1, Now.ToOffset(TimeSpan.FromHours(8))),
                Contract(2, Now.AddMinutes(-1)),
                Contract(3, Now.AddTicks(1)));
            db.SaveChanges();
        }

        using var later = Open();
        Assert.Equal([2, 1, 3], later.Contracts.OrderBy(c => c.CreatedAt).Select(c => c.Version).ToArray());
        Assert.Equal(Now, later.Contracts.Single(c => c.Version == 1).CreatedAt);
    }

    [Fact]
    public void Of_two_writers_of_a_contract_who_read_the_same_state_one_is_refused()
    {
        Saved(Contract(1));
        using var first = Open();
        using var second = Open();
        foreach (var db in (LaborContractsDb[])[first, second])
        {
            var row = db.Contracts.Single();
            row.State = "Offered";
            row.Version++;
        }

        first.SaveChanges();

        Assert.Throws<DbUpdateConcurrencyException>(() => second.SaveChanges());
    }

    [Fact]
    public void Of_two_who_try_a_code_at_once_one_is_refused_so_that_no_try_goes_uncounted()
    {
        Saved(new IntentRow
        {
            Id = Guid.CreateVersion7(Now),
            ContractId = Guid.CreateVersion7(Now),
            Role = "Worker",
            DocumentSha256 = new string('0', 64),
            Nonce = new byte[32],
            CodeHash = new string('1', 64),
            StartedAt = Now,
            ExpiresAt = Now.AddMinutes(10),
        });
        using var first = Open();
        using var second = Open();
        foreach (var db in (LaborContractsDb[])[first, second])
        {
            var row = db.Intents.Single();
            row.Tries++;
            row.Version++;
        }

        first.SaveChanges();

        Assert.Throws<DbUpdateConcurrencyException>(() => second.SaveChanges());
    }

    [Fact]
    public void Of_two_batches_that_take_one_leaf_one_is_refused_as_a_whole()
    {
        Saved(Leaf(1), Leaf(2));
        using var first = Open();
        using var second = Open();
        Take(first, batch: 1, leaves: 2);
        Take(second, batch: 2, leaves: 1);

        first.SaveChanges();

        Assert.Throws<DbUpdateConcurrencyException>(() => second.SaveChanges());
        using var later = Open();
        Assert.Equal(1, later.Batches.Single().Sequence);
        Assert.All(later.Leaves, leaf => Assert.Equal(later.Batches.Single().Id, leaf.BatchId));
    }

    [Fact]
    public void Of_two_who_take_one_step_of_a_batch_one_is_refused()
    {
        Saved(Batch(1));
        using var first = Open();
        using var second = Open();
        foreach (var db in (LaborContractsDb[])[first, second])
        {
            var row = db.Batches.Single();
            row.Transaction = [1];
            row.Version++;
        }

        first.SaveChanges();

        Assert.Throws<DbUpdateConcurrencyException>(() => second.SaveChanges());
    }

    [Fact]
    public void One_conclusion_is_registered_once()
    {
        Saved(Leaf(1));

        Assert.Throws<DbUpdateException>(() => Saved(Leaf(1)));
    }

    [Fact]
    public void A_later_head_of_the_trail_is_another_leaf()
    {
        Saved(Leaf(1));
        Saved(Leaf(1, trailHead: 7));

        using var db = Open();
        Assert.Equal(2, db.Leaves.Count());
    }

    [Fact]
    public void One_root_is_one_batch_and_one_place_in_the_order()
    {
        Saved(Batch(1));

        Assert.Throws<DbUpdateException>(() => Saved(Batch(1)));
        Assert.Throws<DbUpdateException>(() => Saved(Batch(2, root: 1)));
        Assert.Throws<DbUpdateException>(() => Saved(Batch(1, root: 2)));
    }

    [Fact]
    public void An_event_of_a_trail_is_written_once()
    {
        Saved(Event());

        Assert.Throws<DbUpdateException>(() => Saved(Event()));

        static TrailRow Event() => new()
        {
            ContractId = new Guid(1, 0, 0, new byte[8]),
            Sequence = 1,
            Sealed = [1],
            Commitment = new byte[32],
            Head = new byte[32],
        };
    }

    private static string? Pragma(LaborContractsDb db, string name)
    {
        db.Database.OpenConnection();
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private void Saved(params object[] rows)
    {
        using var db = Open();
        db.AddRange(rows);
        db.SaveChanges();
    }

    private static void Take(LaborContractsDb db, int batch, int leaves)
    {
        var row = Batch(batch);
        db.Batches.Add(row);
        foreach (var (index, leaf) in db.Leaves.OrderBy(l => l.Id).Take(leaves).AsEnumerable().Index())
        {
            leaf.BatchId = row.Id;
            leaf.Index = index;
        }
    }

    private static ContractRow Contract(byte number, DateTimeOffset? at = null) => new()
    {
        Id = new Guid(number, 0, 0, new byte[8]),
        RootId = new Guid(number, 0, 0, new byte[8]),
        Revision = 1,
        Document = "labor-contract",
        Key = Bytes(number),
        Code = $"code{number}",
        Number = $"CZ{number}",
        EmployerCode = "91320411MACY000187",
        WorkerIndex = new string('0', 64),
        CreatedAt = at ?? Now,
        WrappedKey = [1, 2, 3],
        State = "Draft",
        Sealed = [4, 5, 6],
        Version = number,
    };

    private static BatchRow Batch(int number, int? root = null) => new()
    {
        Id = Guid.NewGuid(),
        Sequence = number,
        Root = Bytes((byte)(root ?? number)),
        LeafCount = 1,
        RecordedAt = Now,
    };

    private static LeafRow Leaf(byte number, byte? trailHead = null) => new()
    {
        ContractId = new Guid(number, 0, 0, new byte[8]),
        Key = Bytes(number),
        Revision = 1,
        Kind = 1,
        TrailHead = Bytes(trailHead ?? number),
        Leaf = new byte[137],
        Sha256 = new string('0', 64),
        RecordedAt = Now,
    };

    private static byte[] Bytes(byte value) => [.. Enumerable.Repeat(value, 32)];

    private LaborContractsDb Open() => new(new DbContextOptionsBuilder<LaborContractsDb>().UseSqlite(
        new SqliteConnectionStringBuilder { DataSource = _folder.File("platform.db"), Pooling = false }.ToString()).Options);
}
