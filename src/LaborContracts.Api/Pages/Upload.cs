using LaborContracts.Api.Features.Verifications;
using LaborContracts.Api.Http;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Verification;

namespace LaborContracts.Api.Pages;

/// <summary>
/// What became of a form that was sent in: a report, or a sentence on why there is none, or what is registered under a hash, or nothing yet.
/// </summary>
public sealed record UploadAnswer(int StatusCode, Report? Report, string? Problem, LookedUp? LookedUp)
{
    public static readonly UploadAnswer NothingYet = new(StatusCodes.Status200OK, null, null, null);

    public static UploadAnswer Judged(Report report) => new(StatusCodes.Status200OK, report, null, null);

    public static UploadAnswer NotJudged(int statusCode, string problem) => new(statusCode, null, problem, null);

    public static UploadAnswer Found(LookedUp lookedUp) => new(StatusCodes.Status200OK, null, null, lookedUp);
}

/// <param name="Registration">Null if nothing is registered under the hash.</param>
public sealed record LookedUp(string Sha256, Registration? Registration);

/// <summary>The form of <c>/verify</c>: <c>file</c>, and perhaps <c>proof</c>. Files are judged and not kept.</summary>
internal static class Upload
{
    private const int FormAround = 1 << 20;

    public static async Task<UploadAnswer> JudgeAsync(
        HttpRequest request, VerificationDesk desk, VerificationTurns turns, CancellationToken cancellationToken)
    {
        if (request.ContentLength > VerifyFile.LargestFile + FormAround)
        {
            await request.Body.CopyToAsync(Stream.Null, cancellationToken);
            return TooLarge();
        }

        if (await ReadFormAsync(request, cancellationToken) is not { } form)
            return UploadAnswer.NotJudged(StatusCodes.Status400BadRequest, PageText.Get("upload.broken"));
        if (form.Files["file"] is not { } file)
            return UploadAnswer.NotJudged(StatusCodes.Status400BadRequest, PageText.Get("upload.no-file"));
        if (file.Length > VerifyFile.LargestFile) return TooLarge();

        using var turn = await turns.TakeAsync(cancellationToken);
        if (!turn.IsAcquired)
        {
            RequestLimits.SayWhen(request.HttpContext);
            return UploadAnswer.NotJudged(StatusCodes.Status429TooManyRequests, PageText.Get("too-many.sentence"));
        }

        Proof? proof = null;
        if (form.Files["proof"] is { } attached)
        {
            proof = await ReadProofAsync(attached, cancellationToken);
            if (proof is null)
                return UploadAnswer.NotJudged(StatusCodes.Status422UnprocessableEntity, PageText.Get("upload.unreadable-proof"));
        }

        try
        {
            return UploadAnswer.Judged(await desk.VerifyAsync(await VerifyFile.ReadAsync(file, cancellationToken), proof, cancellationToken));
        }
        catch (UnreadableDocumentException unreadable)
        {
            return UploadAnswer.NotJudged(StatusCodes.Status422UnprocessableEntity, unreadable.Sentence(Language.Current));
        }
    }

    /// <summary>The form that the script sends in the file's place: <c>sha256</c>, made in the browser.</summary>
    public static async Task<UploadAnswer> LookUpAsync(string? sha256, Registrations registrations, CancellationToken cancellationToken) =>
        Registrations.Normalize(sha256) is { } hash
            ? UploadAnswer.Found(new(hash, await registrations.FindAsync(hash, cancellationToken)))
            : UploadAnswer.NotJudged(StatusCodes.Status400BadRequest, PageText.Get("upload.broken"));

    private static UploadAnswer TooLarge() =>
        UploadAnswer.NotJudged(StatusCodes.Status413PayloadTooLarge, PageText.Get("upload.too-large"));

    /// <summary>Null if the body is not the form it should be.</summary>
    private static async Task<IFormCollection?> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType) return null;
        try
        {
            return await request.ReadFormAsync(cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or IOException) // no such form, or it ends too early
        {
            return null;
        }
    }

    private static async Task<Proof?> ReadProofAsync(IFormFile file, CancellationToken cancellationToken)
    {
        if (file.Length > Proof.Limit) return null;
        try
        {
            return Proof.Read(await VerifyFile.ReadAsync(file, cancellationToken));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
