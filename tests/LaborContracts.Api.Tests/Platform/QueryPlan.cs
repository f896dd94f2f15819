using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaborContracts.Api.Tests.Platform;

/// <summary>How the database would answer a query: which indexes it uses, what it reads through or sorts.</summary>
internal static class QueryPlan
{
    /// <param name="query">A query string begins with its parameters, as the shell of SQLite would set them.</param>
    public static async Task<IReadOnlyList<string>> OfAsync(LaborContractsDb db, string query)
    {
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        var lines = query.Split('\n');
        foreach (var line in lines.Where(line => line.StartsWith(".param set ", StringComparison.Ordinal)))
        {
            var words = line[".param set ".Length..].Trim().Split(' ', 2);
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (words[0], words[1].Trim('\''));
            command.Parameters.Add(parameter);
        }

        command.CommandText = $"EXPLAIN QUERY PLAN {string.Join('\n', lines.Where(line => !line.StartsWith(".param", StringComparison.Ordinal)))}";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var plan = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) plan.Add(reader.GetString(3));
        return plan;
    }
}
