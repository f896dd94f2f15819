using LaborContracts.Api.Http;

namespace LaborContracts.Api.Features.Accounts;

/// <summary>
/// The calls on accounts, in the hands of two: an employer's administrator has its own employer's, the operator all. The
/// operator's change no contract and show none.
/// </summary>
internal static class AccountsApi
{
    /// <param name="isEmbedded">Whether accounts are made here; else the external authority makes them, and they are only ended here.</param>
    public static void MapAccounts(this IEndpointRouteBuilder api, bool isEmbedded)
    {
        var employer = api.MapGroup("/employer").WithTags("accounts").RequireAuthorization(Roles.Administrator);
        var platform = api.MapGroup("/operator").WithTags("accounts").RequireAuthorization(Roles.Operator);
        foreach (var (group, whose) in new[] { (employer, "Employer"), (platform, "Operator") })
        {
            ListAccounts.Map(group, whose);
            DisableAccount.Map(group, whose);
            RevokeAccount.Map(group, whose);
            if (!isEmbedded) continue;
            InviteAccount.Map(group, whose);
            WithdrawInvitation.Map(group, whose);
            ChangeRoles.Map(group, whose);
        }
    }
}
