using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>The worker refuses the offer, with a reason.</summary>
internal static class DeclineContract
{
    private const int LongestReason = 500;

    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/{id:guid}/decline", HandleAsync)
        .WithName("DeclineContract")
        .WithSummary("Refuse the offer");

    public static async Task<Results<Ok<ContractView>, ProblemHttpResult>> HandleAsync(
        Guid id,
        DeclineRequest request,
        Caller caller,
        DossierShelf shelf,
        LaborContractsDb db,
        PlatformSettings settings,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var reason = request.Reason?.Trim() ?? "";
        if (reason.Length is 0 or > LongestReason)
            return Problems.Malformed(new Dictionary<string, string[]>
            {
                ["reason"] = [Texts.Get(reason.Length == 0 ? "field.required" : "field.too-long")],
            });
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        var decline = dossier.Contract.Decline(clock.GetUtcNow(), reason);
        if (decline.Refusal is { } refusal) return Problems.From(refusal);
        await dossier.RecordAsync(decline.Value!, caller, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ContractView.From(dossier, settings.BaseAddress));
    }

    internal sealed record DeclineRequest(string? Reason);
}
