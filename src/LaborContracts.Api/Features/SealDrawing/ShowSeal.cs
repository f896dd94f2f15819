using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Documents;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.SealDrawing;

/// <summary>How the employer's seal is drawn on what it seals from now on.</summary>
internal static class ShowSeal
{
    public static void Map(IEndpointRouteBuilder employer) => employer
        .MapGet("/seal", HandleAsync)
        .WithName("ShowSeal")
        .WithSummary("How the employer's seal is drawn: name, line and number");

    public static async Task<Ok<SealView>> HandleAsync(
        Caller caller, LaborContractsDb db, DossierShelf dossiers, CancellationToken cancellationToken)
    {
        var row = await db.SealDesigns.FindAsync([caller.Party], cancellationToken);
        var name = await RingName.FindAsync(caller.Party, db, dossiers, cancellationToken);
        return TypedResults.Ok(new SealView(row?.Line ?? SealLine.None.Code(), row?.Number, name, row?.ChangedAt, row?.ChangedBy));
    }
}

/// <param name="Line">none, contract (合同专用章), laborContract (劳动合同专用章) or personnel (人事专用章).</param>
/// <param name="Number">Up to 13 digits; null for none.</param>
/// <param name="Name">In the ring, as in the newest contract that was offered; null as long as the platform knows none. Each contract is sealed with the name that it says.</param>
/// <param name="ChangedAt">Null if nothing was ever chosen.</param>
/// <param name="ChangedBy">The account.</param>
public sealed record SealView(string Line, string? Number, string? Name, DateTimeOffset? ChangedAt, string? ChangedBy);
