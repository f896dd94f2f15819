using LaborContracts.Api.Http;
using LaborContracts.Api.Pages.Desk;
using LaborContracts.Api.Pages.MyContracts;

namespace LaborContracts.Api.Features.Cases;

/// <summary>
/// Whoever of the labor authority asks for a contract without a case, of the API or of the parties' pages, is refused for its role; this records it.
/// </summary>
internal static class RecordedRefusals
{
    public static void UseRecordedRefusals(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (Role.OfTheAuthority.Any(context.User.IsInRole) && IsRefused(context))
            await context.RequestServices.GetRequiredService<RefusedLooks>()
                .RecordAsync(StatusCodes.Status403Forbidden, "request.forbidden", null, null, context.RequestAborted);
    });

    /// <summary>Pages lead to another page instead.</summary>
    private static bool IsRefused(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status403Forbidden => context.Request.Path.StartsWithSegments("/api/v1/contracts"),
        StatusCodes.Status302Found =>
            context.Request.Path.StartsWithSegments(MyContractsPages.Path) || context.Request.Path.StartsWithSegments(DeskPages.Path),
        _ => false,
    };
}
