using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LaborContracts.Storage;

/// <summary>
/// Lets SQLite write zeros over what it deletes or replaces. Without it a wrapped data key that was destroyed would go on lying in a free part of a page, for
/// whoever has the master key to open.
/// </summary>
public sealed class SecureDelete : DbConnectionInterceptor
{
    private const string Ask = "PRAGMA secure_delete = ON";

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Ask;
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Ask;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
