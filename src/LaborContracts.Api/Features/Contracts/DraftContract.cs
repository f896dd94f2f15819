using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Terms;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>Draws up an agreement of any kind. A draft may still break the statutes; an offer may not.</summary>
internal static class DraftContract
{
    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/", HandleAsync)
        .Accepts<ContractTerms>("application/json")
        .WithName("DraftContract")
        .WithSummary("Draft an agreement of any kind; ?bilingual=true prints the English text too");

    public static async Task<Results<Created<ContractView>, ProblemHttpResult>> HandleAsync(
        TermsBody body,
        [FromHeader(Name = Idempotency.Header)] string? idempotencyKey,
        Caller caller,
        DossierShelf shelf,
        Drafting drafting,
        TimeProvider clock,
        CancellationToken cancellationToken,
        bool bilingual = false)
    {
        if (Successors.FollowersPartsIn(body.Json) is { Count: > 0 } faults) return TermsBody.Malformed(faults);
        var (terms, problem) = body.Read();
        if (terms is null) return problem!;
        if (terms.Employer.CreditCode.ToString() != caller.Party)
            return Problems.Of(StatusCodes.Status403Forbidden, "contract.not-your-firm");
        return await drafting.OnceAsync(
            idempotencyKey,
            caller,
            new { body.Json, bilingual },
            async () => await shelf.NewAsync(terms, bilingual, caller, clock.GetUtcNow(), cancellationToken),
            cancellationToken);
    }
}
