using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Domain.Terms.Json;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>
/// The worker asks for a change of a named clause. The text as it stands and the one asked for are both kept. A repeat of an
/// open request changes nothing.
/// </summary>
internal static class RequestChange
{
    private const int LongestText = 4000;
    private const int MostOpen = 20;

    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/{id:guid}/change-requests", HandleAsync)
        .WithName("RequestChange")
        .WithSummary("Ask for a change of a named clause, before signing or in a concluded contract");

    public static async Task<Results<Created<ContractView>, ProblemHttpResult>> HandleAsync(
        Guid id,
        ChangeBody request,
        Caller caller,
        DossierShelf shelf,
        LaborContractsDb db,
        PlatformSettings settings,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var faults = new Dictionary<string, string>();
        if (request.Clause is not { } clause || !TermsJson.IsPath(clause)) faults["clause"] = "clause";
        if (string.IsNullOrWhiteSpace(request.ProposedText)) faults["proposedText"] = "required";
        else if (request.ProposedText.Length > LongestText) faults["proposedText"] = "too-long";
        if (request.Reason?.Length > LongestText) faults["reason"] = "too-long";
        if (faults.Count > 0) return TermsBody.Malformed(faults);
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        var (proposed, reason) = (request.ProposedText!.Trim(), request.Reason?.Trim() ?? "");
        var open = dossier.Contract.ChangeRequests.Where(r => r.Answer is null).ToList();
        if (open.Any(r => (r.Clause, r.ProposedText, r.Reason) == (request.Clause, proposed, reason))) // sent twice
            return TypedResults.Created((string?)null, ContractView.From(dossier, settings.BaseAddress));
        if (open.Count >= MostOpen) return Problems.Of(StatusCodes.Status429TooManyRequests, "change-request.too-many");

        var now = clock.GetUtcNow();
        var requested = dossier.Contract.RequestChange(new(
            Guid.CreateVersion7(now), now, request.Clause!, TermsJson.TextOf(dossier.Contract.LatestTerms, request.Clause!),
            proposed, reason));
        if (requested.Refusal is { } refusal) return Problems.From(refusal);
        await dossier.RecordAsync(requested.Value!, caller, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created((string?)null, ContractView.From(dossier, settings.BaseAddress));
    }

    /// <param name="Clause">Path in the terms, such as <c>remuneration.monthlyWage</c>.</param>
    internal sealed record ChangeBody(string? Clause, string? ProposedText, string? Reason);
}
