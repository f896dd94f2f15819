using LaborContracts.Api.Features.Verifications;
using LaborContracts.Api.Http;
using LaborContracts.Verification.Comparison;
using Microsoft.AspNetCore.Http.HttpResults;

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
        Guid id, HttpRequest request, CaseDesk desk, ComparisonDesk comparisons, VerificationTurns turns, CancellationToken cancellationToken)
    {
        var (file, refusal) = await desk.EnterAsync(id, cancellationToken);
        if (file is null) return refusal!;
        if (await VerifyFile.ReadFormAsync(request, cancellationToken) is not { } form || form.Files["file"] is not { } upload)
            return Problems.Of(StatusCodes.Status400BadRequest, "verification.no-file");
        if (upload.Length > VerifyFile.LargestFile) return Problems.Of(StatusCodes.Status413PayloadTooLarge, "request.too-large");
        using var turn = await turns.TakeAsync(cancellationToken);
        if (!turn.IsAcquired) return RequestLimits.TooMany(request.HttpContext);
        var (compared, notCompared) = await comparisons.CompareAsync(
            file, await VerifyFile.ReadAsync(upload, cancellationToken), form["contract"], cancellationToken);
        if (compared is null) return notCompared!;
        var json = compared.Comparison.ToJson(Language.Current);
        json["contract"] = compared.Registered.Contract.Id;
        return TypedResults.Content(json.ToJsonString(), "application/json");
    }
}
