using LaborContracts.Api.Http;

namespace LaborContracts.Api.Features.Rosters;

/// <summary>Lists that the law asks of an employer, from its own contracts.</summary>
internal static class RostersApi
{
    public static void MapRosters(this IEndpointRouteBuilder api)
    {
        var rosters = api.MapGroup("").WithTags("rosters").RequireAuthorization(Roles.Drafter);
        ShowRoster.Map(rosters);
        ShowFilings.Map(rosters);
    }
}
