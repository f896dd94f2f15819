using LaborContracts.Api.Features.Cases;
using LaborContracts.Api.Features.Imports;
using LaborContracts.Api.Http;
using LaborContracts.Api.Messages;
using LaborContracts.Api.Pages.Desk;
using LaborContracts.Api.Pages.Inspection;
using LaborContracts.Api.Pages.MyContracts;
using LaborContracts.Api.Setup;
using LaborContracts.Domain.Statutes;
using LaborContracts.Storage;
using LaborContracts.Verification;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LaborContracts.Api.Pages.Imports;

/// <summary>
/// Documents that were signed elsewhere: an employer brings and lists them, a worker sees which of theirs were brought, an inspector those that a case reaches.
/// </summary>
internal static class ImportPages
{
    public const string DeskPath = $"{DeskPages.Path}/imports";
    public const string OwnPath = $"{MyContractsPages.Path}/imports";

    private const string FormName = "import";
    private const int PageSize = 20;

    /// <summary>Beyond what is taken it is read to its end, that the sentence about it can be seen.</summary>
    private const long LargestUpload = 512L << 20;

    public static string PathIn(Guid id) => $"{InspectionPages.Path}/{id}/imports";

    public static void MapImportsAtDesk(this RouteGroupBuilder desk)
    {
        var imports = desk.MapGroup("/imports");
        imports.MapGet("", (HttpContext http, CancellationToken cancellationToken) => ShowDeskAsync(http, null, cancellationToken));
        imports.MapPost("", BringAsync).RequireAuthorization(DeskRoles.Drafter).WithMetadata(new RequestSizeLimitAttribute(LargestUpload), Heavy.Work);
        imports.MapFiles();
    }

    public static void MapOwnImports(this RouteGroupBuilder mine)
    {
        var imports = mine.MapGroup("/imports");
        imports.MapGet("", ShowOwnAsync);
        imports.MapFiles();
    }

    public static void MapCaseImports(this RouteGroupBuilder cases)
    {
        cases.MapGet("/{id:guid}/imports", ShowInCaseAsync);
        cases.MapGet("/{id:guid}/imports/{import:guid}/document.pdf", CaseImports.ShowDocumentAsync);
    }

    private static void MapFiles(this RouteGroupBuilder imports)
    {
        imports.MapGet("/{id:guid}/document.pdf", ShowImportDocument.HandleAsync);
        imports.MapGet("/{id:guid}/proof.json", ShowImportProof.HandleAsync);
        imports.MapGet("/{id:guid}/trail.json", ShowImportTrail.HandleAsync);
    }

    private static async Task<IResult> BringAsync(
        HttpContext http,
        IAntiforgery forms,
        Caller caller,
        ImportShelf shelf,
        Outbox outbox,
        VerificationTurns turns,
        Trust trust,
        LaborContractsDb db,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var (form, unread, status) = await FileForm.ReadAsync(http, forms, ReceiveImport.Largest, "import.too-large", cancellationToken);
        if (form is null) return await ShowDeskAsync(http, new(FormName, PageText.Get(unread!), status, http.Request.Form), cancellationToken);
        var (row, _, problem) = await ReceiveImport.TakeAsync(form, http, caller, shelf, outbox, turns, trust, db, clock, cancellationToken);
        return row is null
            ? await ShowDeskAsync(http, RefusedForm.Of(FormName, problem!, http.Request.Form), cancellationToken)
            : Results.LocalRedirect($"{http.To(DeskPath)}#{row.Id}");
    }

    private static async Task<IResult> ShowDeskAsync(HttpContext http, RefusedForm? refused, CancellationToken cancellationToken)
    {
        var services = http.RequestServices;
        var (imports, next) = await PageAsync(http, cancellationToken);
        var form = http.User.MayDraft()
            ? new ImportForm(
                [.. services.GetRequiredService<StatuteFiles>().Current.Districts.On(services.GetRequiredService<TimeProvider>().TodayInChina())],
                HiddenField.Of(services.GetRequiredService<IAntiforgery>(), http))
            : null;
        return new RazorComponentResult<DeskImports>(new Dictionary<string, object?>
        {
            [nameof(DeskImports.Imports)] = imports,
            [nameof(DeskImports.Next)] = next,
            [nameof(DeskImports.Form)] = form,
            [nameof(DeskImports.Refused)] = refused,
        })
        {
            StatusCode = refused?.StatusCode ?? StatusCodes.Status200OK,
        };
    }

    private static async Task<IResult> ShowOwnAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var (imports, next) = await PageAsync(http, cancellationToken);
        return Own(imports, next, OwnPath, hasProofs: true, MyContractsPages.Path, PageText.Get("mine.title"), "import.own.lead");
    }

    private static async Task<IResult> ShowInCaseAsync(
        Guid id, HttpContext http, CaseDesk desk, CaseReach reach, CaseLooks looks, ImportShelf shelf, LaborContractsDb db, CancellationToken cancellationToken,
        string? cursor = null)
    {
        var answer = await CaseImports.ListAsync(id, desk, reach, looks, shelf, db, PageSize, cursor, showSignatures: true, cancellationToken);
        return answer.Result is Ok<ListImports.Page> { Value: { } page }
            ? Own(page.Imports, page.Next, PathIn(id), hasProofs: false, $"{InspectionPages.Path}/{id}", PageText.Get("case.back"), "import.case.lead")
            : InspectionPages.Refused((ProblemHttpResult)answer.Result, id);
    }

    private static RazorComponentResult<OwnImports> Own(
        IReadOnlyList<ImportView> imports, string? next, string path, bool hasProofs, string back, string backTo, string lead) => new(new Dictionary<string, object?>
        {
            [nameof(OwnImports.Imports)] = imports,
            [nameof(OwnImports.Next)] = next,
            [nameof(OwnImports.Path)] = path,
            [nameof(OwnImports.HasProofs)] = hasProofs,
            [nameof(OwnImports.Back)] = back,
            [nameof(OwnImports.BackTo)] = backTo,
            [nameof(OwnImports.Lead)] = lead,
        });

    /// <summary>A page of the caller's; the first for a cursor that is none.</summary>
    private static async Task<(IReadOnlyList<ImportView> Imports, string? Next)> PageAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var services = http.RequestServices;
        var (caller, shelf, db) = (services.GetRequiredService<Caller>(), services.GetRequiredService<ImportShelf>(), services.GetRequiredService<LaborContractsDb>());
        ListImports.TryRead(http.Request.Query["cursor"], out var after);
        var (page, next) = await ListImports.PageAsync(shelf.OwnedBy(caller), after, PageSize, showSignatures: true, shelf, db, cancellationToken);
        var told = new List<ImportView>();
        foreach (var (row, view) in page) told.Add(view with { Looks = await shelf.ToldLooksAsync(row, cancellationToken) });
        return (told, next);
    }
}

/// <summary>What the form needs by which an employer brings a document.</summary>
public sealed record ImportForm(IReadOnlyList<District> Districts, HiddenField Hidden);
