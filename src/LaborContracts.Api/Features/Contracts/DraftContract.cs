using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>Draws up a contract. A draft may still break the statutes; an offer may not.</summary>
internal static class DraftContract
{
    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/", HandleAsync)
        .WithName("DraftContract")
        .WithSummary("Draft a fixed-term labor contract");

    private static async Task<Results<Created<ContractView>, ProblemHttpResult>> HandleAsync(
        TermsRequest request,
        [FromHeader(Name = Idempotency.Header)] string? idempotencyKey,
        Caller caller,
        DossierShelf shelf,
        Idempotency idempotency,
        LaborContractsDb db,
        PlatformSettings settings,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var (terms, errors) = TermsReading.Read(request);
        if (terms is null) return Problems.Malformed(errors);
        if (terms.Employer.CreditCode.ToString() != caller.Party)
            return Problems.Of(StatusCodes.Status403Forbidden, "contract.not-your-firm");
        var (earlier, problem) = await idempotency.FindAsync(idempotencyKey, caller, request, cancellationToken);
        if (problem is not null) return TypedResults.Problem(problem);
        if (earlier is { } made) return await AgainAsync(made);

        var dossier = await shelf.NewAsync(terms, caller.Account, clock.GetUtcNow(), cancellationToken);
        idempotency.Remember(idempotencyKey, caller, request, dossier.Contract.Id);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (idempotencyKey is not null)
        {
            // The same key at the same moment: the other request won, and its contract is the answer to both.
            db.ChangeTracker.Clear();
            var (winner, _) = await idempotency.FindAsync(idempotencyKey, caller, request, cancellationToken);
            if (winner is { } other) return await AgainAsync(other);
            throw;
        }

        return Answer(dossier);

        async Task<Created<ContractView>> AgainAsync(Guid id) => Answer(
            await shelf.OpenAsync(id, caller, cancellationToken)
            ?? throw new InvalidDataException($"Contract {id} is remembered by its Idempotency-Key but not there."));

        Created<ContractView> Answer(Dossier made) =>
            TypedResults.Created($"/api/v1/contracts/{made.Contract.Id}", ContractView.From(made, settings.BaseAddress));
    }
}
