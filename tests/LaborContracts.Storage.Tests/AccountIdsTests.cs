using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace LaborContracts.Storage.Tests;

/// <summary>A database of before accounts had ids.</summary>
public sealed class AccountIdsTests
{
    [Fact]
    public async Task Each_account_of_before_gets_an_id_of_its_own_by_which_it_is_found()
    {
        using var folder = new TemporaryFolder();
        await using var db = new LaborContractsDb(new DbContextOptionsBuilder<LaborContractsDb>()
            .UseSqlite($"Data Source={Path.Combine(folder.Path, "platform.db")};Pooling=False").Options);
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("SignInAndRoles", TestContext.Current.CancellationToken);
        foreach (var name in (string[])["first", "second", "third"])
        {
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "Accounts" ("UserName", "PasswordHash", "Roles", "Party", "PhoneMasked") VALUES ({name}, '', 'clerk', '', '')""",
                TestContext.Current.CancellationToken);
        }

        await migrator.MigrateAsync(cancellationToken: TestContext.Current.CancellationToken);

        var ids = await db.Accounts.Select(a => a.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal(4, id.Version));
        Assert.Equal(3, await db.Accounts.CountAsync(a => ids.Contains(a.Id), TestContext.Current.CancellationToken));
    }
}
