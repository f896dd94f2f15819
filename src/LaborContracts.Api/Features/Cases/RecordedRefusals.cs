using LaborContracts.Api.Http;

namespace LaborContracts.Api.Features.Cases;

/// <summary>Whoever of the labor authority asks for a contract without a case is refused for its role; this records it.</summary>
internal static class RecordedRefusals
{
    public static void UseRecordedRefusals(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (context.Response.StatusCode == StatusCodes.Status403Forbidden && Role.OfTheAuthority.Any(context.User.IsInRole)
            && context.Request.Path.StartsWithSegments("/api/v1/contracts"))
            await context.RequestServices.GetRequiredService<RefusedLooks>()
                .RecordAsync(StatusCodes.Status403Forbidden, "request.forbidden", null, null, context.RequestAborted);
    });
}
