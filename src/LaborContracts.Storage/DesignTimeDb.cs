using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LaborContracts.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without starting the platform.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<LaborContractsDb>
{
    public LaborContractsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<LaborContractsDb>().UseSqlite("Data Source=design-time.db").Options);
}
