using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>
/// The employer answers a request for a change. Accepting one changes nothing by itself: a new offer or an amendment
/// follows, which both sign.
/// </summary>
internal static class AnswerChange
{
    private const int LongestText = 4000;

    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/{id:guid}/change-requests/{request:guid}/answer", HandleAsync)
        .WithName("AnswerChange")
        .WithSummary("Answer a request for a change");

    public static async Task<Results<Ok<ContractView>, ProblemHttpResult>> HandleAsync(
        Guid id,
        Guid request,
        AnswerBody body,
        Caller caller,
        DossierShelf shelf,
        LaborContractsDb db,
        PlatformSettings settings,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (body.Accepted is not { } accepted) return TermsBody.Malformed(new Dictionary<string, string> { ["accepted"] = "required" });
        if (body.Text?.Length > LongestText) return TermsBody.Malformed(new Dictionary<string, string> { ["text"] = "too-long" });
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        if (caller.RoleIn(dossier.Row) != PartyRole.Employer) return Problems.Of(StatusCodes.Status403Forbidden, "request.forbidden");
        var answered = dossier.Contract.AnswerChange(request, new(clock.GetUtcNow(), accepted, body.Text?.Trim() ?? ""));
        if (answered.Refusal is { } refusal) return Problems.From(refusal);
        await dossier.RecordAsync(answered.Value!, caller, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ContractView.From(dossier, settings.BaseAddress));
    }

    internal sealed record AnswerBody(bool? Accepted, string? Text);
}
