using LaborContracts.Api.Http;

namespace LaborContracts.Api.Features.SealDrawing;

/// <summary>The calls on how an employer's seal is drawn: its administrator's.</summary>
internal static class SealDrawingApi
{
    public static void MapSealDrawing(this IEndpointRouteBuilder api)
    {
        var employer = api.MapGroup("/employer").WithTags("seal").RequireAuthorization(Roles.Administrator);
        ShowSeal.Map(employer);
        ChangeSeal.Map(employer);
        PreviewSeal.Map(employer);
    }
}
