using System.Security.Claims;
using LaborContracts.Api.Http;
using Microsoft.AspNetCore.Authorization;

namespace LaborContracts.Api.Pages.Desk;

/// <summary>What somebody of an employer's may do, as the API's policies have it.</summary>
internal static class DeskRoles
{
    public static readonly AuthorizeAttribute Drafter = PageGroup.OfSession(Roles.Drafter);

    public static readonly AuthorizeAttribute Signer = PageGroup.OfSession(Roles.Signer);

    public static readonly AuthorizeAttribute Administrator = PageGroup.OfSession(Roles.Administrator);

    public static bool MayDraft(this ClaimsPrincipal user) => user.IsInRole(Role.Administrator) || user.IsInRole(Role.Clerk);

    public static bool MaySeal(this ClaimsPrincipal user) => user.IsInRole(Role.SealHolder);
}
