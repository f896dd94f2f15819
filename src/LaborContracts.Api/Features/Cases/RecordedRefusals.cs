using LaborContracts.Api.Http;
using LaborContracts.Api.Pages.Desk;
using LaborContracts.Api.Pages.MyContracts;

namespace LaborContracts.Api.Features.Cases;

/// <summary>
/// Whoever of the labor authority asks for contracts, or for lists and files made of them, without a case, of the API or of the parties' pages, is refused for its role; this records it.
/// </summary>
internal static class RecordedRefusals
{
    /// <summary>Of the API, what tells the parties of their contracts.</summary>
    private static readonly PathString[] OfContracts =
    [
        "/api/v1/batches", "/api/v1/contracts", "/api/v1/deadlines", "/api/v1/filings", "/api/v1/filings.xlsx", "/api/v1/roster", "/api/v1/roster.xlsx",
        "/api/v1/statement",
    ];

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
        StatusCodes.Status403Forbidden => OfContracts.Any(path => context.Request.Path.StartsWithSegments(path)),
        StatusCodes.Status302Found =>
            context.Request.Path.StartsWithSegments(MyContractsPages.Path) || context.Request.Path.StartsWithSegments(DeskPages.Path),
        _ => false,
    };
}
