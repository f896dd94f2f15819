using LaborContracts.Api.Http;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Verifications;

/// <summary>
/// What is registered under a document's hash, so that the file need not leave the phone. A hash alone can show
/// <c>registered</c> or not; it can never show that a file was altered, nor judge its signatures.
/// </summary>
internal static class VerifyHash
{
    public static void Map(RouteGroupBuilder verifications) => verifications
        .MapPost("/hash", HandleAsync)
        .WithName("VerifyHash")
        .WithSummary("Registration and anchor by SHA-256 of the document");

    private static async Task<Results<Ok<HashAnswer>, ProblemHttpResult>> HandleAsync(
        HashRequest request, LaborContractsDb db, CancellationToken cancellationToken)
    {
        var sha256 = request.Sha256?.ToLowerInvariant();
        if (sha256?.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower)) return Problems.Of(StatusCodes.Status400BadRequest, "verification.hash");
        var found = await (
            from leaf in db.Leaves
            where leaf.Sha256 == sha256 && leaf.Kind == (int)LeafKind.ConcludedDocument
            from batch in db.Batches.Where(b => b.Id == leaf.BatchId && b.ProvenAt != null).DefaultIfEmpty()
            select new { leaf, batch }).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        return TypedResults.Ok(new HashAnswer(
            found is not null,
            found?.leaf.RecordedAt,
            found?.batch is { } anchored ? new AnchorAnswer(Ledger.Hex.Encode(anchored.Root), anchored.BlockNumber!.Value, anchored.BlockTime!.Value) : null));
    }

    /// <param name="Sha256">64 hex digits.</param>
    internal sealed record HashRequest(string? Sha256);

    internal sealed record HashAnswer(bool Registered, DateTimeOffset? RecordedAt, AnchorAnswer? Anchor);

    internal sealed record AnchorAnswer(string Root, long BlockNumber, DateTimeOffset BlockTime);
}
