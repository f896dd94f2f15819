using System.Text.Json;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Terms;
using LaborContracts.Domain.Terms.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>Draws up a renewal: a new term, without a probation, and changes if there are any.</summary>
internal static class RenewContract
{
    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/{id:guid}/renewals", HandleAsync)
        .WithName("RenewContract")
        .WithSummary("Draft a renewal with a new term; changes as a JSON merge patch over the terms in force");

    public static async Task<Results<Created<ContractView>, ProblemHttpResult>> HandleAsync(
        Guid id,
        RenewRequest request,
        [FromHeader(Name = Idempotency.Header)] string? idempotencyKey,
        Caller caller,
        DossierShelf shelf,
        Drafting drafting,
        TimeProvider clock,
        CancellationToken cancellationToken,
        bool bilingual = false)
    {
        var (term, faults) = TermsJson.ReadPart<ContractTerm>(request.Term ?? default, "term");
        if (term is null) return TermsBody.Malformed(faults);
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        if (caller.RoleIn(dossier.Row) != PartyRole.Employer) return Problems.Of(StatusCodes.Status403Forbidden, "request.forbidden");
        // Only one probation for the same two parties (LCL 19): it ends with the term that it was agreed in, unless the
        // changes ask for another, which the statutes then refuse with their reason.
        var inForce = dossier.Contract.LatestTerms with { Probation = null, Amending = null };
        var (terms, problem) = request.Changes is { ValueKind: JsonValueKind.Object } changes
            ? Successors.Change(inForce, changes)
            : (inForce, null);
        if (terms is null) return problem!;
        return await drafting.OnceAsync(
            idempotencyKey,
            caller,
            new { id, document = nameof(DocumentKind.Renewal), request, bilingual },
            () => shelf.NewSuccessorAsync(
                dossier, DocumentKind.Renewal, terms with { Term = term }, bilingual, caller, clock.GetUtcNow(),
                cancellationToken),
            cancellationToken);
    }

    /// <param name="Term">The new term, in the form of the terms' own.</param>
    /// <param name="Changes">A JSON merge patch (RFC 7396) over the terms in force.</param>
    internal sealed record RenewRequest(JsonElement? Term, JsonElement? Changes);
}
