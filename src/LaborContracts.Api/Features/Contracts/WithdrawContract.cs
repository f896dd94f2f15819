using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Domain.Kinds;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>Takes a draft or an offer back.</summary>
internal static class WithdrawContract
{
    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/{id:guid}/withdraw", HandleAsync)
        .WithName("WithdrawContract")
        .WithSummary("Take a draft or an offer back, before the last signature");

    public static async Task<Results<Ok<ContractView>, ProblemHttpResult>> HandleAsync(
        Guid id,
        Caller caller,
        DossierShelf shelf,
        LaborContractsDb db,
        PlatformSettings settings,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        if (caller.RoleIn(dossier.Row) != dossier.Contract.Document.Drafter())
            return Problems.Of(StatusCodes.Status403Forbidden, "request.forbidden");
        var withdrawal = dossier.Contract.Withdraw(clock.GetUtcNow());
        if (withdrawal.Refusal is { } refusal) return Problems.From(refusal);
        await dossier.RecordAsync(withdrawal.Value!, caller, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ContractView.From(dossier, settings.BaseAddress));
    }
}
