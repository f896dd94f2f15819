using LaborContracts.Api.Features.Operation;
using LaborContracts.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages.Operation;

/// <summary>For whoever runs the platform: how it stands. The cookie says who.</summary>
internal static class OperationPages
{
    public const string Path = "/operation";

    public static void MapOperationPages(this WebApplication app) => app.MapPageGroup(Path)
        .RequireAuthorization(PageGroup.OfSession(Roles.Operator))
        .MapGet("", ShowAsync);

    private static async Task<IResult> ShowAsync(OperationDesk desk, CancellationToken cancellationToken) =>
        new RazorComponentResult<Overview>(new { Shown = await desk.ReadAsync(cancellationToken) });
}
