using LaborContracts.Api.Http;

namespace LaborContracts.Api.Features.Me;

/// <summary>The calls on <c>/me/passkeys</c>, for whoever signs or seals: on those of one's own account.</summary>
internal static class PasskeysApi
{
    public static void MapPasskeys(this IEndpointRouteBuilder api)
    {
        var passkeys = api.MapGroup("/me/passkeys").WithTags("me").RequireAuthorization(Roles.Signer);
        ListPasskeys.Map(passkeys);
        StartPasskey.Map(passkeys);
        AddPasskey.Map(passkeys);
        RemovePasskey.Map(passkeys);
    }
}
