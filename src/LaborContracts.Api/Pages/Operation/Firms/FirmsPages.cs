using System.Security.Claims;
using LaborContracts.Api.Features.Accounts;
using LaborContracts.Api.Features.Firms;
using LaborContracts.Api.Http;
using LaborContracts.Api.Messages;
using LaborContracts.Api.Setup;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Pages.Operation.Firms;

/// <summary>The firms that ask to use the platform: the operator looks at each licence and lets the firm in, or says why not.</summary>
internal static class FirmsPages
{
    public const string Path = "/operation/firms";
    public const string StateParameter = "state";

    public static void MapOperationFirms(this WebApplication app)
    {
        var firms = app.MapForms().MapGroup(Path).RequireAuthorization(PageGroup.OfSession(Roles.Operator));
        firms.MapGet("", ListAsync);
        firms.MapGet("/{id:guid}", (Guid id, HttpContext http, CancellationToken cancellationToken) => ShowAsync(id, http, null, cancellationToken));
        firms.MapGet("/{id:guid}/licence", ShowLicence.HandleAsync);
        firms.MapPost("/{id:guid}/approve", ApproveAsync);
        firms.MapPost("/{id:guid}/refuse", RefuseAsync);
    }

    private static async Task<IResult> ListAsync(
        HttpContext http, FirmApplications applications, LaborContractsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var state = Enum.TryParse<FirmApplicationState>(http.Request.Query[StateParameter], out var asked) && Enum.IsDefined(asked) ? asked : FirmApplicationState.Waiting;
        var answer = await ListFirms.HandleAsync(applications, db, clock, cancellationToken, state, cursor: http.Request.Query["cursor"]);
        return answer.Result is Ok<ListFirms.Page> { Value: { } page }
            ? new RazorComponentResult<FirmList>(new Dictionary<string, object?>
            {
                [nameof(FirmList.Firms)] = page.Firms,
                [nameof(FirmList.Next)] = page.Next,
                [nameof(FirmList.State)] = state,
            })
            : Results.LocalRedirect(http.To(Path));
    }

    private static Task<IResult> ApproveAsync(
        Guid id,
        HttpContext http,
        ClaimsPrincipal user,
        FirmApplications applications,
        Invitations invitations,
        LaborContractsDb db,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        ActAsync(
            id, "approve", http, async _ => await ApproveFirm.HandleAsync(id, user, applications, invitations, db, clock, cancellationToken), cancellationToken);

    private static Task<IResult> RefuseAsync(
        Guid id,
        HttpContext http,
        ClaimsPrincipal user,
        FirmApplications applications,
        LaborContractsDb db,
        Outbox outbox,
        PlatformSettings settings,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        ActAsync(id, "refuse", http, async form => await RefuseFirm.HandleAsync(
            id, new(form["reason"]), user, applications, db, outbox, settings, clock, cancellationToken), cancellationToken);

    private static Task<IResult> ActAsync(
        Guid id, string name, HttpContext http, Func<IFormCollection, Task<INestedHttpResult>> act, CancellationToken cancellationToken) =>
        http.ActAsync(name, act, refused => ShowAsync(id, http, refused, cancellationToken), http.To($"{Path}/{id}"));

    private static async Task<IResult> ShowAsync(Guid id, HttpContext http, RefusedForm? refused, CancellationToken cancellationToken)
    {
        var (services, db) = (http.RequestServices, http.RequestServices.GetRequiredService<LaborContractsDb>());
        if (await db.FirmApplications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } row)
            return new RazorComponentResult<Notice>(new { Title = "firms.none", Sentence = "firms.none.sentence" }) { StatusCode = StatusCodes.Status404NotFound };
        return new RazorComponentResult<FirmDetails>(new Dictionary<string, object?>
        {
            [nameof(FirmDetails.Firm)] = await ViewAsync(row, services.GetRequiredService<FirmApplications>(), db, services.GetRequiredService<TimeProvider>(), cancellationToken),
            [nameof(FirmDetails.Refused)] = refused,
            [nameof(FirmDetails.Hidden)] = HiddenField.Of(services.GetRequiredService<IAntiforgery>(), http),
        })
        {
            StatusCode = refused?.StatusCode ?? StatusCodes.Status200OK,
        };
    }

    private static async Task<FirmView> ViewAsync(
        FirmApplicationRow row, FirmApplications applications, LaborContractsDb db, TimeProvider clock, CancellationToken cancellationToken) =>
        FirmView.From(row, applications.ApplicantOf(row), await db.HasAdministratorAsync(row.CreditCode, clock.GetUtcNow(), cancellationToken));
}
