using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Documents;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.SealDrawing;

/// <summary>The employer's seal with a line and a number that it considers, as sealing would draw it. Nothing is stored, and no key is used.</summary>
internal static class PreviewSeal
{
    private const string NoSerial = "（样章，没有证书）";
    private const string NoName = "合同所载单位名称";

    public static void Map(IEndpointRouteBuilder employer) => employer
        .MapGet("/seal/preview.pdf", HandleAsync)
        .Produces(StatusCodes.Status200OK, contentType: "application/pdf")
        .WithName("PreviewSeal")
        .WithSummary("A page with the seal as it would be drawn, marked as a sample");

    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(
        Caller caller,
        LaborContractsDb db,
        DossierShelf dossiers,
        Seals seals,
        Typesetter typesetter,
        TimeProvider clock,
        CancellationToken cancellationToken,
        string? line = null,
        string? number = null)
    {
        var errors = new Dictionary<string, string[]>();
        if (new WantedSeal(line ?? SealLine.None.Code(), number).Design(errors) is not { } design) return Problems.Malformed(errors);
        var name = await RingName.FindAsync(caller.Party, db, dossiers, cancellationToken) ?? NoName;
        var text = new AppearanceText(
            PartyRole.Employer, name, clock.GetUtcNow(), NoSerial, !seals.HasOwn(caller.Party), caller.Party, design);
        try
        {
            return TypedResults.File(typesetter.TypesetSample(text), "application/pdf");
        }
        catch (CharacterNotPrintableException)
        {
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "seal.name");
        }
    }
}
