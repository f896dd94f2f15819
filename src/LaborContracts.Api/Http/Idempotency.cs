using System.Security.Cryptography;
using System.Text.Json;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Mvc;

namespace LaborContracts.Api.Http;

/// <summary>
/// The <c>Idempotency-Key</c> of a creating request. The row that remembers it is committed together with the resource,
/// so a repeat after a crash finds either both or neither.
/// </summary>
internal sealed class Idempotency(LaborContractsDb db, MasterKey masterKey, TimeProvider clock)
{
    public const string Header = "Idempotency-Key";
    private const int LongestKey = 200;

    /// <summary>What an earlier request with this key made; a problem if the key is unusable or served another request.</summary>
    public async Task<(Guid? ResourceId, ProblemDetails? Problem)> FindAsync<T>(
        string? key, Caller caller, T request, CancellationToken cancellationToken)
    {
        if (key is null) return (null, null);
        if (key.Length is 0 or > LongestKey)
            return (null, Problems.Of(StatusCodes.Status400BadRequest, "idempotency.unusable-key").ProblemDetails);
        if (await db.Idempotency.FindAsync([caller.Account, IndexOf(key)], cancellationToken) is not { } row) return (null, null);
        return row.RequestHash == HashOf(request)
            ? (row.ResourceId, null)
            : (null, Problems.Of(StatusCodes.Status422UnprocessableEntity, "idempotency.other-request").ProblemDetails);
    }

    /// <summary>Remembers the key; durable with the caller's next save.</summary>
    public void Remember<T>(string? key, Caller caller, T request, Guid resourceId)
    {
        if (key is null) return;
        db.Idempotency.Add(new IdempotencyRow
        {
            Account = caller.Account,
            Key = IndexOf(key),
            RequestHash = HashOf(request),
            ResourceId = resourceId,
            At = clock.GetUtcNow(),
        });
    }

    /// <summary>The caller chose it, and may have put a name or an identity number into it.</summary>
    private string IndexOf(string key) => masterKey.IndexOf("idempotency key", key);

    /// <summary>Keyed: terms are mostly known, and a plain hash would let the wage be found by trying.</summary>
    private string HashOf<T>(T request) =>
        masterKey.IndexOf("idempotent request", Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request))));
}
