using System.Text.Json;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;
using LaborContracts.Domain.Terms.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>
/// Draws up what ends a relation: an agreement or a notice of the employer, a notice of the worker; or the certificate
/// that it has ended.
/// </summary>
internal static class EndContract
{
    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/{id:guid}/terminations", HandleAsync)
        .WithName("EndContract")
        .WithSummary("Draft an agreed termination, a notice, a resignation, or the certificate");

    public static async Task<Results<Created<ContractView>, ProblemHttpResult>> HandleAsync(
        Guid id,
        EndRequest request,
        [FromHeader(Name = Idempotency.Header)] string? idempotencyKey,
        Caller caller,
        DossierShelf shelf,
        Drafting drafting,
        TimeProvider clock,
        CancellationToken cancellationToken,
        bool bilingual = false)
    {
        if (!DocumentKinds.TryParse(request.Document, out var document)
            || document is not (DocumentKind.AgreedTermination or DocumentKind.TerminationNotice
                or DocumentKind.ResignationNotice or DocumentKind.TerminationCertificate))
            return TermsBody.Malformed(new Dictionary<string, string> { ["document"] = "kind" });
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        if (caller.RoleIn(dossier.Row) != document.Value.Drafter())
            return Problems.Of(StatusCodes.Status403Forbidden, "request.forbidden");
        var inForce = dossier.Contract.LatestTerms;
        var ending = inForce.Ending;
        // The certificate says what notice or agreement said, unless it adds to it.
        if (request.Ending is { ValueKind: JsonValueKind.Object } given || ending is null)
        {
            var (read, faults) = TermsJson.ReadPart<Ending>(request.Ending ?? default, "ending");
            if (read is null) return TermsBody.Malformed(faults);
            ending = read;
        }

        return await drafting.OnceAsync(
            idempotencyKey,
            caller,
            new { id, request, bilingual },
            () => shelf.NewSuccessorAsync(
                dossier, document.Value, inForce with { Ending = ending, Amending = null }, bilingual, caller,
                clock.GetUtcNow(), cancellationToken),
            cancellationToken);
    }

    /// <param name="Document">Code of the kind of document.</param>
    /// <param name="Ending">In the form of the terms' own; a certificate may leave it out.</param>
    internal sealed record EndRequest(string? Document, JsonElement? Ending);
}
