using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Pages.Desk.Contracts;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages.Desk.Drafting;

/// <summary>Where an employer draws up documents: agreements, and what follows them.</summary>
internal static class DraftingPages
{
    public const string Path = DeskPages.Path + "/draft";

    public static void AddDrafting(this IServiceCollection services)
    {
        services.AddScoped<FormStart>();
        services.AddScoped<FormCheck>();
        services.AddScoped<DraftPreview>();
        services.AddScoped<DraftMaking>();
    }

    public static void MapDrafting(this RouteGroupBuilder desk)
    {
        var pages = desk.MapGroup("").RequireAuthorization(DeskRoles.Drafter);
        pages.MapGet("/draft", IResult () => new RazorComponentResult<Choose>());
        pages.MapForm("/draft/{kind}", (http, _) => Task.FromResult(AgreementOf(http)), http => TypedResults.LocalRedirect(http.To(Path)));
        pages.MapDrafted();
        pages.MapForm("/contracts/{id:guid}/amend", (http, cancellationToken) => FollowerAsync(http, DocumentKind.Amendment, "amend", cancellationToken), NotFound);
        pages.MapForm("/contracts/{id:guid}/renew", (http, cancellationToken) => FollowerAsync(http, DocumentKind.Renewal, "renew", cancellationToken), NotFound);
        pages.MapGet("/contracts/{id:guid}/end", ChooseEndAsync);
        pages.MapForm("/contracts/{id:guid}/end/{document}", EndingAsync, NotFound);
    }

    private static DraftMatter? AgreementOf(HttpContext http) =>
        DocumentKinds.TryParse((string?)http.GetRouteValue("kind"), out var kind) && kind.Value.IsAgreement()
            ? new(kind.Value, $"{Path}/{kind.Value.Code()}") : null;

    private static async Task<IResult> ChooseEndAsync(Guid id, HttpContext http, CancellationToken cancellationToken) =>
        await FollowerAsync(http, DocumentKind.AgreedTermination, "end", cancellationToken) is { Root.Contract: var contract }
            ? new RazorComponentResult<ChooseEnd>(new { Contract = contract }) : NotFound(http);

    private static async Task<DraftMatter?> EndingAsync(HttpContext http, CancellationToken cancellationToken) =>
        DocumentKinds.TryParse((string?)http.GetRouteValue("document"), out var document)
        && document is DocumentKind.AgreedTermination or DocumentKind.TerminationNotice or DocumentKind.TerminationCertificate
            ? await FollowerAsync(http, document.Value, $"end/{document.Value.Code()}", cancellationToken) : null;

    /// <summary>Of an agreement of the caller's own, which the caller sees now.</summary>
    private static async Task<DraftMatter?> FollowerAsync(HttpContext http, DocumentKind document, string step, CancellationToken cancellationToken)
    {
        var services = http.RequestServices;
        var caller = services.GetRequiredService<Caller>();
        if (!Guid.TryParse((string?)http.GetRouteValue("id"), out var id)
            || await services.GetRequiredService<DossierShelf>().OpenAsync(id, caller, cancellationToken) is not { } dossier
            || !dossier.Contract.Document.IsAgreement() || caller.RoleIn(dossier.Row) != PartyRole.Employer) return null;
        await services.GetRequiredService<AccessLog>().RecordAsync(dossier, Look.Contract, caller, cancellationToken);
        return new(document, $"{DeskPages.Path}/contracts/{id}/{step}", dossier);
    }

    private static RazorComponentResult<NoDocument> NotFound(HttpContext http) => DocumentPages.NotFound();
}
