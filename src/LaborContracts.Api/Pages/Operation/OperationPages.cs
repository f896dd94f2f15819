using LaborContracts.Api.Features.Operation;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages.Operation;

/// <summary>For whoever runs the platform: how it stands. The cookie says who.</summary>
internal static class OperationPages
{
    public const string Path = "/operation";

    public static void MapOperationPages(this WebApplication app) => app.MapGroup(Path).AddEndpointFilter(PageHeaders.SendAsync).ExcludeFromDescription()
        .RequireAuthorization(new AuthorizeAttribute(Roles.Operator) { AuthenticationSchemes = SignIn.Session })
        .MapGet("", ShowAsync);

    private static async Task<RazorComponentResult<Overview>> ShowAsync(OperationDesk desk, CancellationToken cancellationToken) =>
        new(new { Shown = await desk.ReadAsync(cancellationToken) });
}
