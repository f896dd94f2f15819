using LaborContracts.Api.Http;

namespace LaborContracts.Api.Features.Firms;

/// <summary>The calls on <c>/firms</c>, by which the operator decides which firms are let in. Firms themselves apply on the page <c>/register</c>.</summary>
internal static class FirmsApi
{
    public static void MapFirms(this IEndpointRouteBuilder api)
    {
        var firms = api.MapGroup("/firms").WithTags("firms").RequireAuthorization(Roles.Operator);
        ListFirms.Map(firms);
        ShowLicence.Map(firms);
        ApproveFirm.Map(firms);
        RefuseFirm.Map(firms);
    }
}
