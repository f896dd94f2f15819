using LaborContracts.Api.Http;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Firms;

/// <summary>The business licence that came with an application, as it was sent.</summary>
internal static class ShowLicence
{
    public static void Map(RouteGroupBuilder firms) => firms
        .MapGet("/{id:guid}/licence", HandleAsync)
        .Produces(StatusCodes.Status200OK, contentType: Licence.Pdf, additionalContentTypes: ["image/jpeg", "image/png"])
        .WithName("ShowFirmLicence")
        .WithSummary("The business licence of an application");

    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id, FirmApplications applications, LaborContractsDb db, CancellationToken cancellationToken)
    {
        if (await db.FirmApplications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } application)
            return Problems.Of(StatusCodes.Status404NotFound, "firm.not-found");
        // A picture is shown in the page; a PDF, which a browser would run a viewer for, is handed over.
        return TypedResults.File(
            await applications.LicenceOfAsync(application, cancellationToken), application.LicenceType,
            application.LicenceType == Licence.Pdf ? $"{id}.pdf" : null);
    }
}
