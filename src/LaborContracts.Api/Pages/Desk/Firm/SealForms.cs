using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.SealDrawing;
using LaborContracts.Api.Http;
using LaborContracts.Documents;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages.Desk.Firm;

/// <summary>How a firm's seal is drawn: all of its people see it, its administrator chooses.</summary>
internal static class SealForms
{
    public const string Path = $"{FirmPages.Path}/seal";
    public const string PreviewPath = $"{Path}/preview.pdf";
    private const string Form = "seal";

    public static void MapSealForms(this RouteGroupBuilder firm)
    {
        firm.MapGet("/seal", (HttpContext http, Caller caller, LaborContractsDb db, DossierShelf dossiers, CancellationToken cancellationToken) =>
            ShowAsync(http, caller, db, dossiers, null, cancellationToken));
        var administrators = firm.MapGroup("").RequireAuthorization(DeskRoles.Administrator);
        administrators.MapPost("/seal", ChangeAsync);
        administrators.MapGet("/seal/preview.pdf", PreviewAsync);
    }

    private static Task<IResult> ChangeAsync(
        HttpContext http, Caller caller, LaborContractsDb db, DossierShelf dossiers, TimeProvider clock, CancellationToken cancellationToken) =>
        http.ActAsync(
            Form,
            async form => await ChangeSeal.HandleAsync(new(form["line"], form["number"]), caller, db, dossiers, clock, cancellationToken),
            refused => ShowAsync(http, caller, db, dossiers, refused, cancellationToken),
            FirmPages.Done(http, Path, Form));

    private static async Task<IResult> PreviewAsync(
        HttpContext http,
        Caller caller,
        LaborContractsDb db,
        DossierShelf dossiers,
        Seals seals,
        Typesetter typesetter,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var wanted = new FormCollection(http.Request.Query.ToDictionary());
        var preview = await PreviewSeal.HandleAsync(
            caller, db, dossiers, seals, typesetter, clock, cancellationToken, wanted["line"], wanted["number"]);
        return preview.Result is ProblemHttpResult problem
            ? await ShowAsync(http, caller, db, dossiers, RefusedForm.Of(Form, problem, wanted), cancellationToken) : preview;
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, Caller caller, LaborContractsDb db, DossierShelf dossiers, RefusedForm? refused, CancellationToken cancellationToken) =>
        new RazorComponentResult<SealPage>(new Dictionary<string, object?>
        {
            [nameof(SealPage.Seal)] = (await ShowSeal.HandleAsync(caller, db, dossiers, cancellationToken)).Value,
            [nameof(SealPage.Refused)] = refused,
            [nameof(SealPage.Hidden)] = HiddenField.Of(http.RequestServices.GetRequiredService<IAntiforgery>(), http),
        })
        {
            StatusCode = refused?.StatusCode ?? StatusCodes.Status200OK,
        };
}
