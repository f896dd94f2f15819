using LaborContracts.Api.Http;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Verification;
using LaborContracts.Verification.Evidence;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Verifications;

/// <summary>The verification report of a PDF or an evidence package. Names are left out: whoever asks here is not known to be allowed to see them.</summary>
internal static class VerifyFile
{
    /// <summary>Bytes of the largest file that is judged.</summary>
    public const int LargestFile = 64 << 20;

    private const int LargestProof = 64 << 10;

    public static void Map(RouteGroupBuilder verifications) => verifications
        .MapPost("/", HandleAsync)
        .DisableAntiforgery()
        .WithMetadata(Heavy.Work)
        .Accepts<IFormFile>("multipart/form-data")
        .Produces(StatusCodes.Status200OK, contentType: "application/json")
        .WithName("VerifyFile")
        .WithSummary("The verification report of a PDF, with an optional proof, or of an evidence package");

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleAsync(
        HttpRequest request, VerificationDesk desk, VerificationTurns turns, CancellationToken cancellationToken)
    {
        if (await ReadFormAsync(request, cancellationToken) is not { } form || form.Files["file"] is not { } file)
            return Problems.Of(StatusCodes.Status400BadRequest, "verification.no-file");
        if (file.Length > LargestFile) return Problems.Of(StatusCodes.Status413PayloadTooLarge, "request.too-large");
        using var turn = await turns.TakeAsync(cancellationToken);
        if (!turn.IsAcquired) return RequestLimits.TooMany(request.HttpContext);
        Proof? proof = null;
        if (form.Files["proof"] is { } attached)
        {
            try
            {
                if (attached.Length > LargestProof) throw new FormatException("The proof is too large.");
                proof = Proof.Read(await ReadAsync(attached, cancellationToken));
            }
            catch (FormatException)
            {
                return Problems.Of(StatusCodes.Status422UnprocessableEntity, "verification.unreadable-proof");
            }
        }

        try
        {
            var bytes = await ReadAsync(file, cancellationToken);
            if (EvidencePackage.IsOne(bytes)) return await VerifyPackageAsync(bytes, desk, cancellationToken);
            var report = await desk.VerifyAsync(bytes, proof, cancellationToken);
            return TypedResults.Content(report.ToJson(Language.Current, showNames: false).ToJsonString(), "application/json");
        }
        catch (UnreadableDocumentException unreadable)
        {
            return Problems.Unreadable(unreadable);
        }
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> VerifyPackageAsync(
        byte[] zip, VerificationDesk desk, CancellationToken cancellationToken)
    {
        try
        {
            var report = await desk.VerifyAsync(EvidencePackage.Read(zip), cancellationToken);
            return TypedResults.Content(report.ToJson(Language.Current, showNames: false).ToJsonString(), "application/json");
        }
        catch (FormatException)
        {
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "verification.unreadable-package");
        }
    }

    /// <summary>Null if the body is no form, or not the form that its headers say.</summary>
    public static async Task<IFormCollection?> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType) return null;
        try
        {
            return await request.ReadFormAsync(cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return null;
        }
    }

    /// <summary>All of an uploaded file.</summary>
    public static async Task<byte[]> ReadAsync(IFormFile file, CancellationToken cancellationToken)
    {
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
