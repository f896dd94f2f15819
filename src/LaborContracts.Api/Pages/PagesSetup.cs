using System.Text.Encodings.Web;
using System.Text.Unicode;
using LaborContracts.Api.Features.Verifications;
using LaborContracts.Api.Http;
using LaborContracts.Api.Pages.Desk;
using LaborContracts.Api.Pages.Desk.Drafting;
using LaborContracts.Api.Pages.MyContracts;
using LaborContracts.Api.Setup;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LaborContracts.Api.Pages;

/// <summary>
/// The pages for anyone who holds a contract: verify a file, and the status card behind a QR code. Rendered on the server
/// as plain HTML; the script only adds comfort. The only cookie that they read says how large the letters are to be.
/// </summary>
internal static class PagesSetup
{
    /// <summary>What a PDF reader shows, and why.</summary>
    public const string ReaderPath = "/reader";

    /// <summary>
    /// Bytes of an upload that are taken in, at most. A browser shows no answer before it has sent everything, so a file
    /// beyond the limit of verification is read to its end and thrown away, that the sentence about it can be seen.
    /// </summary>
    private const long LargestUpload = 512L << 20;

    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddCompression();
        services.AddMyContracts();
        services.AddDesk();
        services.AddDrafting();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // Chinese as itself, and not as numbers
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous().DisableRateLimiting();
        var pages = app.MapPageGroup("").AllowAnonymous();
        pages.MapGet("/", () => TypedResults.Redirect("/verify"));
        pages.MapGet("/verify", IResult () => Verify(UploadAnswer.NothingYet)).Compressed();
        pages.MapPost("/verify", VerifyAsync)
            .DisableAntiforgery()
            .WithMetadata(Heavy.Work)
            .WithMetadata(new RequestSizeLimitAttribute(LargestUpload));
        pages.MapPost("/verify/hash", LookUpAsync).DisableAntiforgery();
        pages.MapGet("/v/{code}", ShowStatusAsync).Compressed();
        pages.MapGet(ReaderPath, IResult (IServiceProvider services) => new RazorComponentResult<Reader>(new { Roots = TrustFile.Roots(services) })).Compressed();
        pages.MapPost(LargeType.Path, LargeType.TurnAsync).DisableAntiforgery();
    }

    private static async Task<IResult> VerifyAsync(
        HttpRequest request, VerificationDesk desk, VerificationTurns turns, CancellationToken cancellationToken) =>
        Verify(await Upload.JudgeAsync(request, desk, turns, cancellationToken));

    private static async Task<IResult> LookUpAsync(
        [FromForm] string? sha256, Registrations registrations, CancellationToken cancellationToken) =>
        Verify(await Upload.LookUpAsync(sha256, registrations, cancellationToken));

    private static RazorComponentResult<Verify> Verify(UploadAnswer answer) =>
        new(new { Answer = answer }) { StatusCode = answer.StatusCode };

    private static async Task<IResult> ShowStatusAsync(
        string code, StatusCards cards, CancellationToken cancellationToken)
    {
        var card = await cards.FindAsync(code, cancellationToken);
        return new RazorComponentResult<Status>(new Dictionary<string, object?> { [nameof(Status.Card)] = card, [nameof(Status.Code)] = code })
        {
            StatusCode = card is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK,
        };
    }
}
