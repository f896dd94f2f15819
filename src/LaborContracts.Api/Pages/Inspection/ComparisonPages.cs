using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Cases;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Features.Verifications;
using LaborContracts.Api.Http;
using LaborContracts.Documents.Reading;
using LaborContracts.Verification.Comparison;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages.Inspection;

/// <summary>
/// Copies in dispute: one is answered in full, several in a table. Of a photograph or a scan nothing is said but that it has to be compared by eye, with the
/// registered text beside it. Pictures of pages are drawn by the browser (<c>compare.js</c>), which has both files; the copy is not kept here.
/// </summary>
internal static class ComparisonPages
{
    /// <summary>Bytes of an upload that are taken in; what is beyond those that are judged is read and thrown away, so that the sentence about it can be seen.</summary>
    public const long LargestUpload = 512L << 20;

    /// <summary>Copies in one upload.</summary>
    public const int MostCopies = 20;

    private const int FormAround = 1 << 20;

    public static void MapComparisons(this RouteGroupBuilder pages)
    {
        pages.MapGet("/{id:guid}/comparisons", (Guid id, HttpContext http, CaseDesk desk, CancellationToken cancellationToken) => AskAsync(id, null, http, desk, cancellationToken));
        pages.MapPost("/{id:guid}/comparisons", (Guid id, HttpContext http, CancellationToken cancellationToken) => CompareAsync(id, null, http, cancellationToken))
            .WithMetadata(Heavy.Work);
        pages.MapGet("/{id:guid}/contracts/{contract:guid}/comparisons", AskOfOneAsync);
        pages.MapPost("/{id:guid}/contracts/{contract:guid}/comparisons", CompareWithOneAsync).WithMetadata(Heavy.Work);
    }

    private static Task<IResult> AskOfOneAsync(Guid id, Guid contract, HttpContext http, CaseDesk desk, CancellationToken cancellationToken) =>
        AskAsync(id, contract, http, desk, cancellationToken);

    private static Task<IResult> CompareWithOneAsync(Guid id, Guid contract, HttpContext http, CancellationToken cancellationToken) =>
        CompareAsync(id, contract, http, cancellationToken);

    private static async Task<IResult> AskAsync(Guid id, Guid? contract, HttpContext http, CaseDesk desk, CancellationToken cancellationToken)
    {
        var (file, refusal) = await desk.EnterAsync(id, cancellationToken);
        return file is null ? InspectionPages.Refused(refusal!, null) : Page(id, contract, http, null, []);
    }

    private static async Task<IResult> CompareAsync(Guid id, Guid? contract, HttpContext http, CancellationToken cancellationToken)
    {
        var (request, services) = (http.Request, http.RequestServices);
        if (request.ContentLength > VerifyFile.LargestFile + FormAround)
        {
            await request.Body.CopyToAsync(Stream.Null, cancellationToken);
            return Page(id, contract, http, PageProblem.Of(StatusCodes.Status413PayloadTooLarge, "compare.too-large"), []);
        }

        if (await VerifyFile.ReadFormAsync(request, cancellationToken) is not { } form)
            return Page(id, contract, http, PageProblem.Of(StatusCodes.Status400BadRequest, "upload.broken"), []);
        if (!await services.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)) return Page(id, contract, http, PageProblem.Stale(), []);
        var (file, refusal) = await services.GetRequiredService<CaseDesk>().EnterAsync(id, cancellationToken);
        if (file is null) return InspectionPages.Refused(refusal!, null);
        var uploads = form.Files.GetFiles("file");
        if (uploads.Count is 0 or > MostCopies)
            return Page(id, contract, http, PageProblem.Of(StatusCodes.Status400BadRequest, uploads.Count == 0 ? "compare.no-file" : "compare.too-many"), []);
        using var turn = await services.GetRequiredService<VerificationTurns>().TakeAsync(cancellationToken);
        if (!turn.IsAcquired)
        {
            RequestLimits.SayWhen(http);
            return Page(id, contract, http, PageProblem.Of(StatusCodes.Status429TooManyRequests, "too-many.sentence"), []);
        }

        var answers = new List<CopyAnswer>();
        foreach (var upload in uploads)
            answers.Add(await AnswerAsync(file, contract, upload.FileName, await VerifyFile.ReadAsync(upload, cancellationToken), services, cancellationToken));
        return answers is [{ Problem: { } only }] ? Page(id, contract, http, only, []) : Page(id, contract, http, null, answers);
    }

    private static async Task<CopyAnswer> AnswerAsync(
        CaseFile file, Guid? contract, string name, byte[] copy, IServiceProvider services, CancellationToken cancellationToken)
    {
        var desk = services.GetRequiredService<ComparisonDesk>();
        if (IsPicture(copy))
        {
            if (contract is not { } named) return new(name, Problem: PageProblem.Of(StatusCodes.Status422UnprocessableEntity, "compare.picture-of-which"));
            var (registered, notShown) = await desk.LayBesideAsync(file, copy, named, cancellationToken);
            return registered is null ? new(name, Problem: notShown) : await ByEyeAsync(registered, null);
        }

        var (compared, refusal) = await desk.CompareAsync(file, copy, contract?.ToString(), cancellationToken);
        if (compared is null) return new(name, Problem: refusal);
        return compared.Comparison.Reasons.Any(reason => reason.Code == "text.none")
            ? await ByEyeAsync(compared.Registered, compared.Comparison)
            : new(name, compared.Registered.Contract.Id, compared.Registered.Contract.Number, compared.Comparison);

        async Task<CopyAnswer> ByEyeAsync(Dossier registered, CopyComparison? comparison) => new(
            name, registered.Contract.Id, registered.Contract.Number, comparison,
            IsByEye: true, await services.GetRequiredService<OfferedPaper>().ReadAsync(registered, cancellationToken));
    }

    /// <summary>JPEG or PNG, which browsers and cameras make.</summary>
    private static bool IsPicture(ReadOnlySpan<byte> file) => file is [0xFF, 0xD8, 0xFF, ..] or [0x89, (byte)'P', (byte)'N', (byte)'G', ..];

    private static RazorComponentResult<ComparisonPage> Page(
        Guid id, Guid? contract, HttpContext http, ProblemHttpResult? problem, IReadOnlyList<CopyAnswer> answers) =>
        new(new Dictionary<string, object?>
        {
            [nameof(ComparisonPage.Case)] = id,
            [nameof(ComparisonPage.Contract)] = contract,
            [nameof(ComparisonPage.Problem)] = problem,
            [nameof(ComparisonPage.Answers)] = answers,
            [nameof(ComparisonPage.Hidden)] = HiddenField.Of(http.RequestServices.GetRequiredService<IAntiforgery>(), http),
        })
        {
            StatusCode = problem?.StatusCode ?? StatusCodes.Status200OK,
        };
}

/// <summary>What became of one of the copies that were sent in.</summary>
/// <param name="Contract">The registered document that it was held against.</param>
/// <param name="Comparison">Null for a photograph.</param>
/// <param name="IsByEye">Whether the copy has no text that could be compared.</param>
/// <param name="Text">Of the registered document, where it is to be read beside the copy.</param>
/// <param name="Problem">Why it was not compared; null if it was.</param>
public sealed record CopyAnswer(
    string Name, Guid? Contract = null, string? Number = null, CopyComparison? Comparison = null, bool IsByEye = false, IReadOnlyList<ReadingPart>? Text = null,
    ProblemHttpResult? Problem = null);
