using LaborContracts.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Operation;

/// <summary>How the platform stands, for programs that watch it.</summary>
internal static class ShowOperation
{
    public static void MapOperation(this IEndpointRouteBuilder api) => api
        .MapGet("/operation", HandleAsync)
        .WithTags("operation")
        .RequireAuthorization(Roles.Operator)
        .WithName("ShowOperation")
        .WithSummary("How the platform stands: what a person should see to, and the figures behind it");

    private static async Task<Ok<OperationView>> HandleAsync(OperationDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ReadAsync(cancellationToken));
}
