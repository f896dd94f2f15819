using System.Text.Json;
using LaborContracts.Api.Http;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Cases;

/// <summary>Records that somebody of the labor authority was refused a look, in a row of its own, sealed; supervisors and auditors read them.</summary>
internal sealed class RefusedLooks(LaborContractsDb db, MasterKey masterKey, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>The answer that says no, once it is recorded.</summary>
    public async Task<ProblemHttpResult> RecordAsync(int status, string code, Guid? caseId, Guid? contract, CancellationToken cancellationToken)
    {
        var context = http.HttpContext!;
        var inspector = Inspector.Of(context.User, context.Connection.RemoteIpAddress);
        var look = new RefusedLook(
            inspector.Account, inspector.From, $"{context.Request.Method} {context.Request.Path}", code, caseId, contract);
        var (key, wrapped) = masterKey.NewDataKey();
        db.ChangeTracker.Clear(); // nothing of a request that is refused is saved
        db.RefusedLooks.Add(new RefusedLookRow
        {
            At = clock.GetUtcNow(), WrappedKey = wrapped, Sealed = key.Seal(JsonSerializer.SerializeToUtf8Bytes(look)),
        });
        await db.SaveChangesAsync(cancellationToken);
        return Problems.Of(status, code);
    }

    public RefusedLook Open(RefusedLookRow row) =>
        JsonSerializer.Deserialize<RefusedLook>(masterKey.Unwrap(row.WrappedKey).Open(row.Sealed))
        ?? throw new InvalidDataException($"Refusal {row.Id} is empty.");
}

/// <summary>What is sealed of a refusal.</summary>
/// <param name="Call">Method and path.</param>
/// <param name="Code">The stable code that was answered.</param>
internal sealed record RefusedLook(string Account, string From, string Call, string Code, Guid? Case, Guid? Contract);
