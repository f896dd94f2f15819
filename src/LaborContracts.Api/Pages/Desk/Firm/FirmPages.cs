using LaborContracts.Api.Features.Accounts;
using LaborContracts.Api.Features.Deadlines;
using LaborContracts.Api.Features.Webhooks;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages.Desk.Firm;

/// <summary>
/// A firm's own matters: who acts for it, how its programs are told of events and call, and what it takes away of all its contracts. Its administrator keeps the accounts;
/// administrators and clerks keep the rest.
/// </summary>
internal static class FirmPages
{
    public const string Path = $"{DeskPages.Path}/firm";
    public const string DoneParameter = "done";
    private const int AccountsOnPage = 100;

    public static void MapFirm(this RouteGroupBuilder desk)
    {
        var firm = desk.MapGroup("/firm");
        firm.MapGet("", (HttpContext http, CancellationToken cancellationToken) => ShowAsync(http, null, cancellationToken));
        firm.MapFiles();
        firm.MapSealForms();
        var drafters = firm.MapGroup("").RequireAuthorization(DeskRoles.Drafter);
        drafters.MapPost("/calendar", RenewCalendarAsync);
        drafters.MapWebhookForms();
        firm.MapGroup("").RequireAuthorization(DeskRoles.Administrator).MapAccountForms();
    }

    /// <summary>Does what a form of the page asks for.</summary>
    public static Task<IResult> ActAsync(
        HttpContext http, string name, Func<IFormCollection, Task<INestedHttpResult>> act, CancellationToken cancellationToken) =>
        http.ActAsync(name, act, refused => ShowAsync(http, refused, cancellationToken), Done(http, Path, name));

    /// <summary>Address of a page, which says what was done.</summary>
    public static string Done(HttpContext http, string path, string name) => http.To(path, (DoneParameter, name));

    /// <summary>The secret address stands in this answer alone.</summary>
    private static async Task<IResult> RenewCalendarAsync(
        HttpContext http,
        IAntiforgery forms,
        Caller caller,
        LaborContractsDb db,
        MasterKey masterKey,
        PlatformSettings settings,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (!await forms.IsRequestValidAsync(http)) return await ShowAsync(http, RefusedForm.Stale("calendar"), cancellationToken);
        var made = await RenewCalendar.HandleAsync(caller, db, masterKey, settings, clock, cancellationToken);
        return await ShowAsync(http, null, cancellationToken, calendar: made.Value!.Address);
    }

    /// <param name="made">A webhook that was made just now, with its secret.</param>
    /// <param name="calendar">The calendar's address that was made just now.</param>
    public static async Task<IResult> ShowAsync(
        HttpContext http, RefusedForm? refused, CancellationToken cancellationToken, WebhookView? made = null, Uri? calendar = null)
    {
        var services = http.RequestServices;
        return new RazorComponentResult<FirmPage>(new Dictionary<string, object?>
        {
            [nameof(FirmPage.Shown)] = await ReadAsync(http, cancellationToken),
            [nameof(FirmPage.Refused)] = refused,
            [nameof(FirmPage.Made)] = made,
            [nameof(FirmPage.Calendar)] = calendar,
            [nameof(FirmPage.Hidden)] = HiddenField.Of(services.GetRequiredService<IAntiforgery>(), http),
        })
        {
            StatusCode = refused?.StatusCode ?? StatusCodes.Status200OK,
        };
    }

    private static async Task<ShownFirm> ReadAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var (services, user) = (http.RequestServices, http.User);
        var (caller, db) = (services.GetRequiredService<Caller>(), services.GetRequiredService<LaborContractsDb>());
        ListAccounts.Page? accounts = null;
        if (user.IsInRole(Role.Administrator))
        {
            var listed = await ListAccounts.HandleAsync(
                user, db, services.GetRequiredService<TimeProvider>(), cancellationToken, AccountsOnPage, CursorIn(http));
            accounts = (listed.Result as Ok<ListAccounts.Page>)?.Value ?? new([], [], null);
        }

        return new(
            caller.Party,
            accounts?.Accounts,
            accounts?.Invitations ?? [],
            accounts?.Next,
            services.GetRequiredService<PlatformSettings>().SignIn.Authority is null,
            user.IsInRole(Role.Administrator) || user.IsInRole(Role.Clerk)
                ? (await ListWebhooks.HandleAsync(caller, db, services.GetRequiredService<MasterKey>(), cancellationToken)).Value!.Webhooks : null);
    }

    private static string? CursorIn(HttpContext http) => http.Request.Query["cursor"];
}
