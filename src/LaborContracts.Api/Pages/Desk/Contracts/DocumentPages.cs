using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Api.Identity;
using LaborContracts.Api.Messages;
using LaborContracts.Api.Pages.MyContracts;
using LaborContracts.Api.Setup;
using LaborContracts.Documents;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages.Desk.Contracts;

/// <summary>The page of one document at an employer's desk, and what can be done there; sealing has pages of its own.</summary>
internal static class DocumentPages
{
    public const string OfferForm = "offer";
    public const string PapersForm = "papers";
    private const string AnswerForm = "answer";

    /// <summary>There may be several on the page.</summary>
    public static string AnswerTo(Guid request) => $"{AnswerForm} {request}";

    public static void MapDocuments(this RouteGroupBuilder contracts)
    {
        contracts.MapGet("/{id:guid}", ShowAsync);
        contracts.MapDownloads();
        contracts.MapGet("/{id:guid}/receipt", ShowReceiptAsync);
        contracts.MapSigning(new(ContractsPages.Path, "seal")).RequireAuthorization(DeskRoles.Signer);

        var acts = contracts.MapGroup("/{id:guid}").RequireAuthorization(DeskRoles.Drafter);
        acts.MapPost("/offer", OfferAsync);
        acts.MapPost("/reminders", RemindAsync);
        acts.MapPost("/withdraw", WithdrawAsync);
        acts.MapPost("/change-requests/{request:guid}/answer", AnswerAsync);
        acts.MapPost("/identity-checks", CheckPapersAsync);
    }

    private static Task<IResult> ShowAsync(Guid id, HttpContext http, CancellationToken cancellationToken) => PageAsync(id, http, null, cancellationToken);

    private static async Task<IResult> ShowReceiptAsync(
        Guid id, HttpContext http, Caller caller, ContractReading reading, CancellationToken cancellationToken)
    {
        if (await reading.FindReceiptAsync(id, caller, cancellationToken) is not { } shown) return NotFound();
        return shown.OwnSignature is null && shown.Contract.AwaitingTimestamp is null
            ? Results.LocalRedirect(http.To($"{ContractsPages.Path}/{id}"))
            : new RazorComponentResult<SealReceipt>(new { Shown = shown });
    }

    private static Task<IResult> OfferAsync(
        Guid id,
        HttpContext http,
        Caller caller,
        DossierShelf shelf,
        Offering offering,
        Typesetter typesetter,
        LaborContractsDb db,
        PlatformSettings settings,
        CancellationToken cancellationToken) =>
        ActAsync(id, OfferForm, http, async form => await OfferContract.HandleAsync(
            id, new(ReasonFields.In(form)), caller, shelf, offering, typesetter, db, settings, cancellationToken), cancellationToken);

    private static Task<IResult> RemindAsync(
        Guid id,
        HttpContext http,
        Caller caller,
        DossierShelf shelf,
        Outbox outbox,
        LaborContractsDb db,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        ActAsync(id, "reminders", http, async _ => await RemindSigner.HandleAsync(
            id, caller, shelf, outbox, db, clock, cancellationToken), cancellationToken);

    private static Task<IResult> WithdrawAsync(
        Guid id,
        HttpContext http,
        Caller caller,
        DossierShelf shelf,
        LaborContractsDb db,
        PlatformSettings settings,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        ActAsync(id, "withdraw", http, async _ => await WithdrawContract.HandleAsync(
            id, caller, shelf, db, settings, clock, cancellationToken), cancellationToken);

    private static Task<IResult> AnswerAsync(
        Guid id,
        Guid request,
        HttpContext http,
        Caller caller,
        DossierShelf shelf,
        LaborContractsDb db,
        PlatformSettings settings,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        ActAsync(id, AnswerTo(request), http, async form => await AnswerChange.HandleAsync(
            id,
            request,
            new(bool.TryParse(form["accepted"], out var accepted) ? accepted : null, form["text"]),
            caller, shelf, db, settings, clock, cancellationToken), cancellationToken);

    private static Task<IResult> CheckPapersAsync(
        Guid id,
        HttpContext http,
        Caller caller,
        DossierShelf shelf,
        IdentityRecords records,
        LaborContractsDb db,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        ActAsync(id, PapersForm, http, async form => await CheckAtCounter.HandleAsync(
            id, new(form["name"], form["idNumber"], [.. form["papers"].OfType<string>()]), caller, shelf, records, db, clock, cancellationToken), cancellationToken);

    /// <summary>The page says what was done.</summary>
    private static Task<IResult> ActAsync(
        Guid id, string name, HttpContext http, Func<IFormCollection, Task<INestedHttpResult>> act, CancellationToken cancellationToken) =>
        http.ActAsync(
            name, act, refused => PageAsync(id, http, refused, cancellationToken), http.To($"{ContractsPages.Path}/{id}", ("done", name.Split(' ')[0])));

    private static async Task<IResult> PageAsync(Guid id, HttpContext http, RefusedForm? refused, CancellationToken cancellationToken)
    {
        var services = http.RequestServices;
        var caller = services.GetRequiredService<Caller>();
        if (await services.GetRequiredService<DeskReading>().FindAsync(id, caller, cancellationToken) is not { } shown) return NotFound();
        return new RazorComponentResult<DocumentPage>(new Dictionary<string, object?>
        {
            [nameof(DocumentPage.At)] = shown,
            [nameof(DocumentPage.Refused)] = refused,
            [nameof(DocumentPage.Hidden)] = HiddenField.Of(services.GetRequiredService<IAntiforgery>(), http),
        })
        {
            StatusCode = refused?.StatusCode ?? StatusCodes.Status200OK,
        };
    }

    /// <summary>Also for another's: whether it exists is nobody else's business.</summary>
    public static RazorComponentResult<NoDocument> NotFound() => new() { StatusCode = StatusCodes.Status404NotFound };
}
