using LaborContracts.Api.Http;
using LaborContracts.Api.Webhooks;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Webhooks;

/// <summary>Subscribes an address to events. The answer is the only one that shows the secret.</summary>
internal static class CreateWebhook
{
    private const int MostOfOneEmployer = 10;
    private const int LongestAddress = 500;

    public static void Map(RouteGroupBuilder webhooks) => webhooks
        .MapPost("/", HandleAsync)
        .WithName("CreateWebhook")
        .WithSummary("Subscribe an https address to events; the secret is shown in this answer alone");

    public static async Task<Results<Created<WebhookView>, ProblemHttpResult>> HandleAsync(
        CreateRequest request,
        [FromHeader(Name = Idempotency.Header)] string? idempotencyKey,
        Caller caller,
        Idempotency idempotency,
        LaborContractsDb db,
        MasterKey masterKey,
        IHostEnvironment environment,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (!IsUsable(request.Address, environment.IsDevelopment(), out var address)) return Problems.Malformed("address", "webhook.address");
        if (request.Events is not { Count: > 0 } events || events.Except(WebhookEvent.All).Any()) return Problems.Malformed("events", "field.choice");
        var (earlier, problem) = await idempotency.FindAsync(idempotencyKey, caller, request, cancellationToken);
        if (problem is not null) return TypedResults.Problem(problem);
        if (earlier is { } made && await db.WebhooksOf(caller).SingleOrDefaultAsync(w => w.Id == made, cancellationToken) is { } known)
            return TypedResults.Created((string?)null, WebhookView.From(known, WebhookSecrets.Open(known, masterKey), showSecret: true));
        if (await db.WebhooksOf(caller).CountAsync(cancellationToken) >= MostOfOneEmployer)
            return Problems.Of(StatusCodes.Status409Conflict, "webhook.too-many");

        var (now, secrets) = (clock.GetUtcNow(), new WebhookSecrets(address!, WebhookSecrets.NewSecret(), null, null));
        var (key, wrapped) = masterKey.NewDataKey();
        var webhook = db.Webhooks.Add(new()
        {
            Id = Guid.CreateVersion7(now),
            EmployerCode = caller.Party,
            Events = string.Join(' ', events.Distinct()),
            WrappedKey = wrapped,
            Sealed = secrets.Seal(key),
            CreatedAt = now,
        }).Entity;
        idempotency.Remember(idempotencyKey, caller, request, webhook.Id);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created((string?)null, WebhookView.From(webhook, secrets, showSecret: true));
    }

    /// <summary>Where the name leads is judged at each connection; here only what can be seen in the address itself.</summary>
    private static bool IsUsable(string? text, bool isDevelopment, out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address) && text!.Length <= LongestAddress && address.Fragment.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (isDevelopment && address.Scheme == Uri.UriSchemeHttp));

    /// <param name="Address">https.</param>
    /// <param name="Events">Types, of which it is told.</param>
    internal sealed record CreateRequest(string? Address, IReadOnlyList<string>? Events);
}
