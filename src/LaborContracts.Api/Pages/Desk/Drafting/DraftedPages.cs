using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Api.Pages.Desk.Contracts;
using LaborContracts.Api.Setup;
using LaborContracts.Documents;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Statutes;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages.Desk.Drafting;

/// <summary>After a document was drawn up: what is left to do before it can be sent, and sending it.</summary>
internal static class DraftedPages
{
    public static void MapDrafted(this RouteGroupBuilder pages)
    {
        pages.MapGet("/draft/done/{id:guid}", (Guid id, HttpContext http, Caller caller, CancellationToken cancellationToken) =>
            PageAsync(id, new Dictionary<string, string?>(), null, http, caller, cancellationToken));
        pages.MapPost("/draft/done/{id:guid}/offer", SendAsync);
        pages.MapGet("/draft/done/{id:guid}/document.pdf", ShowPdfAsync);
    }

    public static RedirectHttpResult ToDone(HttpContext http, Guid id) => TypedResults.LocalRedirect(http.To($"{DraftingPages.Path}/done/{id}"));

    /// <summary>Sends a draft for signing; what is refused is said on its page, where the reasons stay.</summary>
    public static async Task<IResult> OfferAsync(
        Guid id, IReadOnlyDictionary<string, string?> reasons, HttpContext http, Caller caller, CancellationToken cancellationToken)
    {
        var services = http.RequestServices;
        var offered = await OfferContract.HandleAsync(
            id, new(reasons), caller, services.GetRequiredService<DossierShelf>(),
            services.GetRequiredService<Offering>(), services.GetRequiredService<Typesetter>(), services.GetRequiredService<LaborContractsDb>(),
            services.GetRequiredService<PlatformSettings>(), cancellationToken);
        if (offered.Result is not ProblemHttpResult problem) return ToDone(http, id);
        services.GetRequiredService<LaborContractsDb>().ChangeTracker.Clear(); // what was refused is not to be shown as done
        return await PageAsync(id, reasons, problem, http, caller, cancellationToken);
    }

    private static async Task<IResult> SendAsync(Guid id, HttpContext http, IAntiforgery forms, Caller caller, CancellationToken cancellationToken)
    {
        var reasons = ReasonFields.In(await http.Request.ReadFormAsync(cancellationToken));
        return await forms.IsRequestValidAsync(http)
            ? await OfferAsync(id, reasons, http, caller, cancellationToken)
            : await PageAsync(id, reasons, PageProblem.Stale(), http, caller, cancellationToken);
    }

    /// <summary>Of a draft, as it would be sent now; else what was sent.</summary>
    private static async Task<IResult> ShowPdfAsync(
        Guid id, HttpContext http, Caller caller, DossierShelf shelf, AccessLog looks, DraftPreview preview, PlatformSettings settings, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return DocumentPages.NotFound();
        if (dossier.Row.DocumentSha256 is not null)
        {
            var pdf = await dossier.ReadDocumentAsync(cancellationToken);
            await looks.RecordAsync(dossier, Look.Document, caller, cancellationToken);
            return DraftPreview.Show(http, pdf);
        }

        var (set, problem) = preview.Typeset(OfferedPaper.Of(dossier, clock.GetUtcNow(), settings.BaseAddress));
        return set is not null ? DraftPreview.Show(http, set)
            : new RazorComponentResult<NoPreview>(new { Problem = problem!.Sentence() }) { StatusCode = problem!.StatusCode };
    }

    private static async Task<IResult> PageAsync(
        Guid id, IReadOnlyDictionary<string, string?> reasons, ProblemHttpResult? problem, HttpContext http, Caller caller, CancellationToken cancellationToken)
    {
        var services = http.RequestServices;
        if (await services.GetRequiredService<DossierShelf>().OpenAsync(id, caller, cancellationToken) is not { } dossier) return DocumentPages.NotFound();
        await services.GetRequiredService<AccessLog>().RecordAsync(dossier, Look.Contract, caller, cancellationToken);
        var isDraft = dossier.Contract.State == ContractState.Draft;
        IReadOnlyList<Finding> findings = isDraft ? await services.GetRequiredService<StatuteDesk>().CheckAsync(dossier, cancellationToken) : [];
        return new RazorComponentResult<Done>(new Dictionary<string, object?>
        {
            [nameof(Done.Contract)] = dossier.Contract,
            [nameof(Done.Remarks)] = new Remarks([.. findings.Select(Remark.Of)]),
            [nameof(Done.Reasons)] = reasons,
            [nameof(Done.Problem)] = problem is null || !isDraft ? null : problem.Sentence(), // sent twice: it is done
            [nameof(Done.Hidden)] = HiddenField.Of(services.GetRequiredService<IAntiforgery>(), http),
        })
        {
            StatusCode = isDraft && problem is not null ? problem.StatusCode : StatusCodes.Status200OK,
        };
    }
}
