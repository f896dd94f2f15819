using System.Globalization;
using System.Text.Json;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Terms.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>Draws up an amendment (LCL 35): a document of its own, which both parties sign.</summary>
internal static class AmendContract
{
    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/{id:guid}/amendments", HandleAsync)
        .WithName("AmendContract")
        .WithSummary("Draft an amendment: changes as a JSON merge patch over the terms in force");

    public static async Task<Results<Created<ContractView>, ProblemHttpResult>> HandleAsync(
        Guid id,
        AmendRequest request,
        [FromHeader(Name = Idempotency.Header)] string? idempotencyKey,
        Caller caller,
        DossierShelf shelf,
        Drafting drafting,
        TimeProvider clock,
        CancellationToken cancellationToken,
        bool bilingual = false)
    {
        if (request.Changes is not { ValueKind: JsonValueKind.Object } changes)
            return Problems.Malformed("changes", "field.object");
        if (!DateOnly.TryParseExact(request.EffectiveFrom, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Problems.Malformed("effectiveFrom", "field.date");
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        if (caller.RoleIn(dossier.Row) != PartyRole.Employer) return Problems.Of(StatusCodes.Status403Forbidden, "request.forbidden");
        var inForce = dossier.Contract.LatestTerms;
        var (terms, problem) = Successors.Change(inForce, changes);
        if (terms is null) return problem!;
        if (TermsJson.ToElement(terms).GetRawText() == TermsJson.ToElement(inForce).GetRawText())
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "contract.nothing-changed");
        return await drafting.OnceAsync(
            idempotencyKey,
            caller,
            new { id, document = nameof(DocumentKind.Amendment), request, bilingual },
            () => shelf.NewSuccessorAsync(
                dossier, DocumentKind.Amendment, terms with { Amending = new(day, request.Reason) }, bilingual,
                caller, clock.GetUtcNow(), cancellationToken),
            cancellationToken);
    }

    /// <param name="Changes">A JSON merge patch (RFC 7396) over the terms in force.</param>
    /// <param name="EffectiveFrom">yyyy-MM-dd, the day from which the changed terms hold.</param>
    internal sealed record AmendRequest(JsonElement? Changes, string? EffectiveFrom, string? Reason);
}
