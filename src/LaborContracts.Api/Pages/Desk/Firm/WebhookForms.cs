using LaborContracts.Api.Features.Webhooks;
using LaborContracts.Api.Http;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages.Desk.Firm;

/// <summary>A firm's webhooks: the forms that make and change them, and of each its page with the log. A secret is shown in the answer that made it, and in no other.</summary>
internal static class WebhookForms
{
    public const string Create = "webhook";
    public const string KeyField = "key";

    public static void MapWebhookForms(this RouteGroupBuilder firm)
    {
        firm.MapPost("/webhooks", CreateAsync);
        firm.MapGet("/webhooks/{id:guid}", (Guid id, HttpContext http, CancellationToken cancellationToken) => ShowAsync(id, http, null, cancellationToken));
        firm.MapPost("/webhooks/{id:guid}/secret", RotateAsync);
        firm.MapPost("/webhooks/{id:guid}/enable", EnableAsync);
        firm.MapPost("/webhooks/{id:guid}/delete", DeleteAsync);
        firm.MapPost("/webhooks/{id:guid}/redeliveries", RedeliverAsync);
    }

    public static string PathOf(Guid webhook) => $"{FirmPages.Path}/webhooks/{webhook}";

    private static async Task<IResult> CreateAsync(
        HttpContext http,
        IAntiforgery forms,
        Caller caller,
        Idempotency idempotency,
        LaborContractsDb db,
        MasterKey masterKey,
        IHostEnvironment environment,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (!await forms.IsRequestValidAsync(http)) return await FirmPages.ShowAsync(http, RefusedForm.Stale(Create), cancellationToken);
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var made = await CreateWebhook.HandleAsync(
            new(form["address"].ToString().Trim(), form["events"]!), form[KeyField], caller, idempotency, db, masterKey, environment, clock, cancellationToken);
        return made.Result is ProblemHttpResult problem
            ? await FirmPages.ShowAsync(http, RefusedForm.Of(Create, problem, form), cancellationToken)
            : await FirmPages.ShowAsync(http, null, cancellationToken, made: ((Created<WebhookView>)made.Result).Value);
    }

    private static async Task<IResult> RotateAsync(
        Guid id,
        HttpContext http,
        IAntiforgery forms,
        Caller caller,
        LaborContractsDb db,
        MasterKey masterKey,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (!await forms.IsRequestValidAsync(http)) return Results.LocalRedirect(http.To(PathOf(id)));
        var rotated = await RotateSecret.HandleAsync(id, caller, db, masterKey, clock, cancellationToken);
        return await ShowAsync(id, http, (rotated.Result as Ok<WebhookView>)?.Value, cancellationToken);
    }

    private static Task<IResult> EnableAsync(
        Guid id, HttpContext http, Caller caller, LaborContractsDb db, MasterKey masterKey, CancellationToken cancellationToken) =>
        ActAsync(http, PathOf(id), "webhook-enabled", async _ => await EnableWebhook.HandleAsync(id, caller, db, masterKey, cancellationToken), cancellationToken);

    private static Task<IResult> DeleteAsync(
        Guid id, HttpContext http, Caller caller, LaborContractsDb db, CancellationToken cancellationToken) =>
        ActAsync(http, FirmPages.Path, "webhook-deleted", async _ => await DeleteWebhook.HandleAsync(id, caller, db, cancellationToken), cancellationToken);

    private static Task<IResult> RedeliverAsync(
        Guid id, HttpContext http, Caller caller, LaborContractsDb db, TimeProvider clock, CancellationToken cancellationToken) =>
        ActAsync(http, PathOf(id), "redelivered", async form => await Redeliver.HandleAsync(
            id, new(Guid.TryParse(form["delivery"], out var delivery) ? delivery : Guid.Empty), caller, db, clock, cancellationToken), cancellationToken);

    private static async Task<IResult> ActAsync(
        HttpContext http, string leadsTo, string done, Func<IFormCollection, Task<INestedHttpResult>> act, CancellationToken cancellationToken)
    {
        if (!await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)) return Results.LocalRedirect(http.To(leadsTo));
        var answer = await act(await http.Request.ReadFormAsync(cancellationToken));
        return answer.Result is ProblemHttpResult ? NotFound() : Results.LocalRedirect(FirmPages.Done(http, leadsTo, done));
    }

    private static async Task<IResult> ShowAsync(Guid id, HttpContext http, WebhookView? rotated, CancellationToken cancellationToken)
    {
        var services = http.RequestServices;
        var (caller, db) = (services.GetRequiredService<Caller>(), services.GetRequiredService<LaborContractsDb>());
        var log = await ListDeliveries.HandleAsync(id, caller, db, cancellationToken, cursor: http.Request.Query["cursor"]);
        var all = await ListWebhooks.HandleAsync(caller, db, services.GetRequiredService<MasterKey>(), cancellationToken);
        if (log.Result is not Ok<ListDeliveries.Page> { Value: { } page } || all.Value!.Webhooks.FirstOrDefault(w => w.Id == id) is not { } webhook) return NotFound();
        return new RazorComponentResult<WebhookPage>(new Dictionary<string, object?>
        {
            [nameof(WebhookPage.Webhook)] = rotated ?? webhook,
            [nameof(WebhookPage.Deliveries)] = page.Deliveries,
            [nameof(WebhookPage.Next)] = page.Next,
            [nameof(WebhookPage.Hidden)] = HiddenField.Of(services.GetRequiredService<IAntiforgery>(), http),
        });
    }

    private static RazorComponentResult<Notice> NotFound() =>
        new(new { Title = "firm.webhook.none", Sentence = "firm.webhook.none.sentence" }) { StatusCode = StatusCodes.Status404NotFound };
}
