using LaborContracts.Api.BeforeSigning;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>
/// Whose turn it is to sign says to have read the notice before signing, and agrees to the electronic form. A repeat over the same revision changes nothing.
/// </summary>
internal static class AcknowledgeNotice
{
    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/{id:guid}/notice-acknowledgements", HandleAsync)
        .WithName("AcknowledgeNotice")
        .WithSummary("Acknowledge the notice before signing, over the shown revision");

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id,
        Acknowledgement request,
        Caller caller,
        DossierShelf shelf,
        SigningConditions conditions,
        LaborContractsDb db,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        var now = clock.GetUtcNow();
        if (dossier.Contract.RefusalToSign(caller.RoleIn(dossier.Row), now) is { } refusal) return Problems.From(refusal);
        if (SigningNotice.All.FirstOrDefault(n => n.Version == request.Version && n.Sha256 == request.Sha256) is not { } notice)
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "notice.unknown");
        if (notice.Version != SigningNotice.CurrentVersion) return Problems.Of(StatusCodes.Status409Conflict, "notice.superseded");
        if ((await conditions.ReadAsync(dossier, caller, cancellationToken)).IsAcknowledged) return TypedResults.NoContent();

        await dossier.RecordStepAsync(SigningConditions.NoticeAcknowledged, now, caller, new()
        {
            ["documentSha256"] = dossier.Row.DocumentSha256!,
            ["language"] = notice.Language,
            ["sha256"] = notice.Sha256,
            ["version"] = notice.Version.ToString(Language.Chinese),
        }, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    /// <param name="Version">Of the notice that was read.</param>
    /// <param name="Sha256">Of its text, as the notice gives it.</param>
    internal sealed record Acknowledgement(int Version, string? Sha256);
}
