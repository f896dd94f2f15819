using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Features.Imports;
using LaborContracts.Api.Http;
using LaborContracts.Api.Pages.Imports;
using LaborContracts.Api.Setup;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Pages.MyContracts;

/// <summary>
/// A worker's own documents: the list across all employers, each one's page, and what can be done there without signing. The
/// cookie says who; what may be done, and how it is refused, is the API's own.
/// </summary>
internal static class MyContractsPages
{
    public const string Path = "/contracts";
    public const string DeclineForm = "decline";
    public const string ChangeForm = "change";
    private const int LargestForm = 1 << 16;

    public static void AddMyContracts(this IServiceCollection services)
    {
        services.AddScoped<OfferedPaper>();
        services.AddScoped<ContractListing>();
        services.AddScoped<ContractReading>();
        services.AddScoped<SigningDesk>();
    }

    public static void MapMyContracts(this WebApplication app)
    {
        var pages = app.MapPageGroup(Path, LargestForm).RequireAuthorization(PageGroup.OfSession(Roles.Worker));
        pages.MapGet("", ListAsync);
        pages.MapGet("/of/{code}", FindAsync);
        pages.MapGet("/{id:guid}", ShowAsync);
        pages.MapDownloads();
        pages.MapPost("/{id:guid}/decline", DeclineAsync);
        pages.MapPost("/{id:guid}/change-requests", RequestChangeAsync);
        pages.MapPost("/{id:guid}/paper-copies", RequestPaperCopyAsync);
        pages.MapSigning(new(Path, "sign"));
        pages.MapGet("/{id:guid}/receipt", ShowReceiptAsync);
        pages.MapOwnImports();
    }

    private static async Task<IResult> ListAsync(
        Caller caller, ContractListing listing, ImportShelf imports, CancellationToken cancellationToken) => new RazorComponentResult<ContractList>(new
        {
            Contracts = await listing.OfAsync(caller, cancellationToken),
            HasImports = await imports.OwnedBy(caller).AnyAsync(cancellationToken),
        });

    /// <summary>From the code on paper, or in a message, to the document itself.</summary>
    private static async Task<IResult> FindAsync(
        string code, HttpContext http, Caller caller, DossierShelf shelf, CancellationToken cancellationToken)
    {
        var lower = code.ToLowerInvariant();
        return await shelf.OwnedBy(caller).Where(c => c.Code == lower).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(cancellationToken) is { } id
            ? Results.LocalRedirect(http.To($"{Path}/{id}")) : NotFound();
    }

    private static Task<IResult> ShowAsync(
        Guid id, HttpContext http, IAntiforgery forms, Caller caller, ContractReading reading, CancellationToken cancellationToken) =>
        PageAsync(id, http, forms, caller, reading, null, cancellationToken);

    private static async Task<IResult> ShowReceiptAsync(
        Guid id, HttpContext http, Caller caller, ContractReading reading, CancellationToken cancellationToken)
    {
        if (await reading.FindReceiptAsync(id, caller, cancellationToken) is not { } shown) return NotFound();
        return shown.OwnSignature is null && shown.Contract.AwaitingTimestamp is null
            ? Results.LocalRedirect(http.To($"{Path}/{id}"))
            : new RazorComponentResult<Receipt>(new { Shown = shown });
    }

    private static Task<IResult> DeclineAsync(
        Guid id,
        HttpContext http,
        IAntiforgery forms,
        Caller caller,
        DossierShelf shelf,
        LaborContractsDb db,
        PlatformSettings settings,
        TimeProvider clock,
        ContractReading reading,
        CancellationToken cancellationToken) =>
        ActAsync(id, DeclineForm, http, forms, caller, reading, async form => await DeclineContract.HandleAsync(
            id, new(form["reason"]), caller, shelf, db, settings, clock, cancellationToken), cancellationToken);

    private static Task<IResult> RequestChangeAsync(
        Guid id,
        HttpContext http,
        IAntiforgery forms,
        Caller caller,
        DossierShelf shelf,
        LaborContractsDb db,
        PlatformSettings settings,
        TimeProvider clock,
        ContractReading reading,
        CancellationToken cancellationToken) =>
        ActAsync(id, ChangeForm, http, forms, caller, reading, async form => await RequestChange.HandleAsync(
            id, new(form["clause"], form["proposedText"], form["reason"]), caller, shelf, db, settings, clock, cancellationToken), cancellationToken);

    private static Task<IResult> RequestPaperCopyAsync(
        Guid id,
        HttpContext http,
        IAntiforgery forms,
        Caller caller,
        DossierShelf shelf,
        LaborContractsDb db,
        PlatformSettings settings,
        TimeProvider clock,
        ContractReading reading,
        CancellationToken cancellationToken) =>
        ActAsync(id, "paper-copy", http, forms, caller, reading, async _ => await RequestPaperCopy.HandleAsync(
            id, caller, shelf, db, settings, clock, cancellationToken), cancellationToken);

    private static Task<IResult> ActAsync(
        Guid id,
        string name,
        HttpContext http,
        IAntiforgery forms,
        Caller caller,
        ContractReading reading,
        Func<IFormCollection, Task<INestedHttpResult>> act,
        CancellationToken cancellationToken) =>
        http.ActAsync(name, act, refused => PageAsync(id, http, forms, caller, reading, refused, cancellationToken), http.To($"{Path}/{id}"));

    private static async Task<IResult> PageAsync(
        Guid id,
        HttpContext http,
        IAntiforgery forms,
        Caller caller,
        ContractReading reading,
        RefusedForm? refused,
        CancellationToken cancellationToken)
    {
        if (await reading.FindAsync(id, caller, cancellationToken) is not { } shown) return NotFound();
        if (refused is { Name: DeclineForm } && shown.Contract.State == ContractState.Declined) // sent twice: it is done
            return Results.LocalRedirect(http.To($"{Path}/{id}"));
        return new RazorComponentResult<ContractPage>(new Dictionary<string, object?>
        {
            [nameof(ContractPage.Shown)] = shown,
            [nameof(ContractPage.Refused)] = refused,
            [nameof(ContractPage.Hidden)] = HiddenField.Of(forms, http),
        })
        {
            StatusCode = refused?.StatusCode ?? StatusCodes.Status200OK,
        };
    }

    /// <summary>Also for another's: whether it exists is nobody else's business.</summary>
    public static RazorComponentResult<NoContract> NotFound() => new() { StatusCode = StatusCodes.Status404NotFound };
}
