using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Domain;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>Makes a draft once for an <c>Idempotency-Key</c>, and answers a repeat with the draft that was made.</summary>
internal sealed class Drafting(Idempotency idempotency, DossierShelf shelf, LaborContractsDb db, PlatformSettings settings)
{
    /// <param name="request">What was asked for, the address included; the same key with another request is refused.</param>
    /// <param name="make">Adds the draft to the unit of work, or refuses.</param>
    public async Task<Results<Created<ContractView>, ProblemHttpResult>> OnceAsync<T>(
        string? key, Caller caller, T request, Func<Task<Result<Dossier>>> make, CancellationToken cancellationToken)
    {
        var (earlier, problem) = await idempotency.FindAsync(key, caller, request, cancellationToken);
        if (problem is not null) return TypedResults.Problem(problem);
        if (earlier is { } made) return await AgainAsync(made);

        var drafted = await make();
        if (drafted.Value is not { } dossier) return Problems.From(drafted.Refusal!);
        idempotency.Remember(key, caller, request, dossier.Contract.Id);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (key is not null)
        {
            // The same key at the same moment: the other request won, and its draft is the answer to both.
            db.ChangeTracker.Clear();
            var (winner, _) = await idempotency.FindAsync(key, caller, request, cancellationToken);
            if (winner is { } other) return await AgainAsync(other);
            throw;
        }

        return Answer(dossier);

        async Task<Created<ContractView>> AgainAsync(Guid id) => Answer(
            await shelf.OpenAsync(id, caller, cancellationToken)
            ?? throw new InvalidDataException($"Contract {id} is remembered by its Idempotency-Key but not there."));

        Created<ContractView> Answer(Dossier draft) =>
            TypedResults.Created($"/api/v1/contracts/{draft.Contract.Id}", ContractView.From(draft, settings.BaseAddress));
    }
}
