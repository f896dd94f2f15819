using LaborContracts.Api.Http;
using LaborContracts.Api.Webhooks;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Features.Webhooks;

/// <summary>A webhook as its employer sees it.</summary>
/// <param name="Secret">Shown when it was made, and not again; null elsewhere.</param>
/// <param name="PreviousSecretUntil">Until when the secret before signs too; null if none does.</param>
/// <param name="DisabledFor">Why nothing is delivered any more; null while it is.</param>
public sealed record WebhookView(
    Guid Id,
    Uri Address,
    IReadOnlyList<string> Events,
    DateTimeOffset CreatedAt,
    string? Secret,
    DateTimeOffset? PreviousSecretUntil,
    DateTimeOffset? DisabledAt,
    WebhookProblem? DisabledFor)
{
    internal static WebhookView From(WebhookRow webhook, WebhookSecrets secrets, bool showSecret = false) => new(
        webhook.Id,
        secrets.Address,
        webhook.Events.Split(' '),
        webhook.CreatedAt,
        showSecret ? secrets.Secret : null,
        secrets.PreviousUntil,
        webhook.DisabledAt,
        webhook.DisabledFor is { } code ? WebhookProblem.Of(code) : null);
}

public sealed record WebhookProblem(string Code, string Message)
{
    public static WebhookProblem Of(string code) => new(code, Texts.Get(code));
}

/// <summary>The webhooks of the caller's employer.</summary>
internal static class OwnWebhooks
{
    public static IQueryable<WebhookRow> WebhooksOf(this LaborContractsDb db, Caller caller) =>
        db.Webhooks.Where(w => caller.IsEmployer && w.EmployerCode == caller.Party);
}
