using System.Security.Claims;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using Microsoft.AspNetCore.Authorization;

namespace LaborContracts.Api.Pages.Desk;

/// <summary>What somebody of an employer's may do, as the API's policies have it.</summary>
internal static class DeskRoles
{
    public static readonly AuthorizeAttribute Drafter = new(Roles.Drafter) { AuthenticationSchemes = SignIn.Session };

    public static readonly AuthorizeAttribute Signer = new(Roles.Signer) { AuthenticationSchemes = SignIn.Session };

    public static bool MayDraft(this ClaimsPrincipal user) => user.IsInRole(Role.Administrator) || user.IsInRole(Role.Clerk);

    public static bool MaySeal(this ClaimsPrincipal user) => user.IsInRole(Role.SealHolder);
}
