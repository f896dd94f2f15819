using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Documents;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.SealDrawing;

/// <summary>Chooses what stands below the star of the employer's seal, on what is sealed from now on. What was sealed before stays as it is.</summary>
internal static class ChangeSeal
{
    public static void Map(IEndpointRouteBuilder employer) => employer
        .MapPut("/seal", HandleAsync)
        .WithName("ChangeSeal")
        .WithSummary("Choose line and number of the employer's seal, for what is sealed from now on");

    public static async Task<Results<Ok<SealView>, ProblemHttpResult>> HandleAsync(
        WantedSeal wanted, Caller caller, LaborContractsDb db, DossierShelf dossiers, TimeProvider clock, CancellationToken cancellationToken)
    {
        var errors = new Dictionary<string, string[]>();
        if (wanted.Design(errors) is not { } design) return Problems.Malformed(errors);
        var (line, now) = (design.Line.Code(), clock.GetUtcNow());
        if (await db.SealDesigns.FindAsync([caller.Party], cancellationToken) is { } row)
            (row.Line, row.Number, row.ChangedAt, row.ChangedBy) = (line, design.Number, now, caller.Account);
        else
            db.SealDesigns.Add(new() { EmployerCode = caller.Party, Line = line, Number = design.Number, ChangedAt = now, ChangedBy = caller.Account });
        await db.SaveChangesAsync(cancellationToken);
        return await ShowSeal.HandleAsync(caller, db, dossiers, cancellationToken);
    }
}
