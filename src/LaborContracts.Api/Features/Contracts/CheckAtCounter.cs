using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Me;
using LaborContracts.Api.Http;
using LaborContracts.Api.Identity;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Parties;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>
/// A clerk of the contract's employer has seen the worker and the worker's papers. It is recorded as the employer's word, and counts for the contracts of
/// that employer alone.
/// </summary>
internal static class CheckAtCounter
{
    public static readonly string[] Papers =
        ["resident-identity-card", "residence-permit", "permanent-residence-card", "passport", "travel-permit", "social-security-card", "work-permit"];

    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/{id:guid}/identity-checks", HandleAsync)
        .WithName("CheckIdentityAtCounter")
        .WithSummary("Record which papers of the worker an employer's clerk has seen; the employer's word");

    public static async Task<Results<Created<IdentityCheckView>, ProblemHttpResult>> HandleAsync(
        Guid id,
        PapersSeen request,
        Caller caller,
        DossierShelf shelf,
        IdentityRecords records,
        LaborContractsDb db,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var faults = new Dictionary<string, string>();
        if (!CheckIdentity.IsName(request.Name)) faults["name"] = "required";
        if (string.IsNullOrWhiteSpace(request.IdNumber)) faults["idNumber"] = "required";
        if (request.Papers is not { Count: > 0 } papers) faults["papers"] = "required";
        else if (papers.Distinct().Count() < papers.Count) faults["papers"] = "twice";
        else if (papers.Any(paper => !Papers.Contains(paper))) faults["papers"] = "choice";
        if (faults.Count > 0) return TermsBody.Malformed(faults);
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        if (caller.RoleIn(dossier.Row) != PartyRole.Employer) return Problems.Of(StatusCodes.Status403Forbidden, "request.forbidden");
        var worker = dossier.Contract.Terms.Worker;
        if (request.Name!.Trim() != worker.Name.Trim()
            || !IdentityNumber.TryParse(request.IdNumber, worker.IdNumber.Kind, out var idNumber) || idNumber != worker.IdNumber)
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "identity.other-person-in-contract");

        var now = clock.GetUtcNow();
        var checkId = Guid.CreateVersion7(now);
        var row = records.Add(
            checkId, now, caller.Account, worker.Name, worker.IdNumber, phone: null, IdentityMethod.Counter, provider: caller.Party,
            new(IdentityResult.Passed, checkId.ToString()), employerCode: caller.Party, request.Papers);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created((string?)null, records.View(row));
    }

    /// <param name="Name">As the papers have it, and the contract.</param>
    /// <param name="IdNumber">Likewise.</param>
    /// <param name="Papers">One or more of <c>resident-identity-card</c>, <c>residence-permit</c>, <c>permanent-residence-card</c>, <c>passport</c>,
    /// <c>travel-permit</c>, <c>social-security-card</c>, <c>work-permit</c>.</param>
    internal sealed record PapersSeen(string? Name, string? IdNumber, IReadOnlyList<string>? Papers);
}
