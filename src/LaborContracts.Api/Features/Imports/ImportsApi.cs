using LaborContracts.Api.Http;

namespace LaborContracts.Api.Features.Imports;

/// <summary>The calls on <c>/imports</c>: documents that were made and signed elsewhere, registered as they were received (docs/imports.md).</summary>
internal static class ImportsApi
{
    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("imports").RequireAuthorization(Roles.Party);
        ReceiveImport.Map(imports);
        ListImports.Map(imports);
        ShowImport.Map(imports);
        ShowImportDocument.Map(imports);
        ShowImportProof.Map(imports);
        ShowImportTrail.Map(imports);
    }
}
