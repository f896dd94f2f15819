using LaborContracts.Api.Http;

namespace LaborContracts.Api.Features.Cases;

/// <summary>The calls on <c>/cases</c>: the labor authority's work on disputes. What a case reaches is in <see cref="CaseReach"/>.</summary>
internal static class CasesApi
{
    public static void MapCases(this IEndpointRouteBuilder api)
    {
        var inspectors = api.MapGroup("/cases").WithTags("cases").RequireAuthorization(Roles.Inspector);
        OpenCase.Map(inspectors);
        CloseCase.Map(inspectors);
        SearchCase.Map(inspectors);
        ShowCaseContract.Map(inspectors);
        ShowCaseDocument.Map(inspectors);
        ShowCaseStatement.Map(inspectors);
        CaseImports.Map(inspectors);
        CompareCopy.Map(inspectors);
        DownloadCaseEvidence.Map(inspectors);

        var supervisors = api.MapGroup("/cases").WithTags("cases").RequireAuthorization(Roles.Supervisor);
        ApproveCase.Map(supervisors);

        var both = api.MapGroup("/cases").WithTags("cases").RequireAuthorization(Roles.Inspection);
        ListCases.Map(both);
        ShowCase.Map(both);

        var oversight = api.MapGroup("/cases").WithTags("cases").RequireAuthorization(Roles.Oversight);
        ListRefusedLooks.Map(oversight);
    }
}
