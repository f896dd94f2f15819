using LaborContracts.Api.Http;

namespace LaborContracts.Api.Features.Issues;

/// <summary>The calls on <c>/batches</c>, by which an employer issues many contracts from a spreadsheet.</summary>
internal static class IssuesApi
{
    public static void MapIssues(this IEndpointRouteBuilder api)
    {
        var issues = api.MapGroup("/batches").WithTags("batches").RequireAuthorization(Roles.Drafter);
        ShowTemplate.Map(issues);
        UploadIssue.Map(issues);
        ListIssues.Map(issues);
        ShowIssue.Map(issues);
        ConfirmIssue.Map(issues);
        CancelIssue.Map(issues);
        ShowResults.Map(issues);
    }
}
