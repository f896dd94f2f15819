using LaborContracts.Api.Features.Accounts;
using LaborContracts.Api.Features.Webhooks;

namespace LaborContracts.Api.Pages.Desk.Firm;

/// <summary>What the page of a firm shows to one of its people.</summary>
/// <param name="Accounts">Null for who keeps none.</param>
/// <param name="MoreAccounts">Cursor of the next page of them; null on the last.</param>
/// <param name="MakesAccounts">Whether accounts are made here, and not by an authority outside.</param>
/// <param name="Webhooks">Null for who draws up nothing; so are calendar and HR system left out.</param>
public sealed record ShownFirm(
    string CreditCode,
    IReadOnlyList<AccountView>? Accounts,
    IReadOnlyList<InvitationView> Invitations,
    string? MoreAccounts,
    bool MakesAccounts,
    IReadOnlyList<WebhookView>? Webhooks);
