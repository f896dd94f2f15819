using System.Security.Cryptography;
using LaborContracts.Api.Features.Verifications;
using LaborContracts.Api.Http;
using LaborContracts.Signatures.Validation;
using LaborContracts.Storage;
using LaborContracts.Verification;
using LaborContracts.Verification.Comparison;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Cases;

/// <summary>
/// Holds a copy in dispute against the registered document: the contract is named, or found by the key in the copy. The copy is not kept; its hash is in the
/// recorded look.
/// </summary>
internal static class CompareCopy
{
    public static void Map(RouteGroupBuilder cases) => cases
        .MapPost("/{id:guid}/comparisons", HandleAsync)
        .DisableAntiforgery()
        .WithMetadata(Heavy.Work)
        .Accepts<IFormFile>("multipart/form-data")
        .Produces(StatusCodes.Status200OK, contentType: "application/json")
        .WithName("CompareCopy")
        .WithSummary("Compare a copy (file) with the registered document of a contract (contract, or found by the key in the file)");

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id, HttpRequest request, CaseDesk desk, CaseLooks looks, LaborContractsDb db, Trust trust, VerificationTurns turns, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var (file, refusal) = await desk.EnterAsync(id, cancellationToken);
        if (file is null) return refusal!;
        if (await VerifyFile.ReadFormAsync(request, cancellationToken) is not { } form || form.Files["file"] is not { } upload)
            return Problems.Of(StatusCodes.Status400BadRequest, "verification.no-file");
        if (upload.Length > VerifyFile.LargestFile) return Problems.Of(StatusCodes.Status413PayloadTooLarge, "request.too-large");
        using var turn = await turns.TakeAsync(cancellationToken);
        if (!turn.IsAcquired) return RequestLimits.TooMany(request.HttpContext);
        var copy = await VerifyFile.ReadAsync(upload, cancellationToken);
        if (await ContractOfAsync(form["contract"], copy, db, cancellationToken) is not { } contract)
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "case.which-contract");
        var (dossier, notFound) = await desk.FindAsync(file, contract, cancellationToken);
        if (dossier is null) return notFound!;
        try
        {
            var comparison = CopyComparison.Of(
                await dossier.ReadDocumentAsync(cancellationToken), copy, new SignaturePolicy(trust.TrustRoots, trust.TimestampRoots, clock.GetUtcNow()));
            if (await looks.RecordAsync(file, [dossier], "comparison", cancellationToken, Convert.ToHexStringLower(SHA256.HashData(copy))) is { } notRecorded)
                return notRecorded;
            var json = comparison.ToJson(Language.Current);
            json["contract"] = dossier.Contract.Id;
            return TypedResults.Content(json.ToJsonString(), "application/json");
        }
        catch (UnreadableDocumentException unreadable)
        {
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, unreadable.Code, unreadable.Sentence(Language.Current));
        }
    }

    /// <summary>Null if none is named and the copy carries no key, or one that nobody knows here.</summary>
    private static async Task<Guid?> ContractOfAsync(string? named, byte[] copy, LaborContractsDb db, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(named)) return Guid.TryParse(named, out var id) ? id : null;
        if (DocumentVerifier.KeyIn(copy) is not var (key, revision)) return null;
        var (bytes, number) = (key.ToArray(), (int)revision);
        return await db.Contracts.Where(c => c.Key == bytes && c.Revision == number && c.DocumentSha256 != null)
            .Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancellationToken);
    }
}
