using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Documents;
using LaborContracts.Domain.Kinds;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>Sends a draft for signing. It is typeset here, once: from now on these bytes are read, signed and anchored.</summary>
internal static class OfferContract
{
    private const int LongestReason = 500;

    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/{id:guid}/offer", HandleAsync)
        .WithName("OfferContract")
        .WithSummary("Check against the statutes, typeset, and send for signing; each warning needs a reason");

    public static async Task<Results<Ok<ContractView>, ProblemHttpResult>> HandleAsync(
        Guid id,
        OfferRequest? request,
        Caller caller,
        DossierShelf shelf,
        Offering offering,
        Typesetter typesetter,
        LaborContractsDb db,
        PlatformSettings settings,
        CancellationToken cancellationToken)
    {
        if (request?.Reasons?.FirstOrDefault(r => r.Value?.Length > LongestReason) is { Key: { } rule })
            return Problems.Malformed($"reasons.{rule}", "field.too-long");
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        var contract = dossier.Contract;
        if (caller.RoleIn(dossier.Row) != contract.Document.Drafter())
            return Problems.Of(StatusCodes.Status403Forbidden, "request.forbidden");
        if (!typesetter.CanTypeset(contract.Document, contract.Terms))
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "contract.no-form");
        var reasons = (request?.Reasons ?? new Dictionary<string, string?>()).Where(r => r.Value is not null).ToDictionary(r => r.Key, r => r.Value!);
        try
        {
            if ((await offering.OfferAsync(dossier, reasons, caller, cancellationToken)).Refusal is { } refusal) return Problems.From(refusal);
        }
        catch (CharacterNotPrintableException missing)
        {
            return NotPrintable(missing);
        }
        catch (ClauseMissingException missing)
        {
            return Missing(missing);
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ContractView.From(dossier, settings.BaseAddress));
    }

    public static ProblemHttpResult NotPrintable(CharacterNotPrintableException missing) => Problems.Of(
        StatusCodes.Status422UnprocessableEntity,
        "contract.character-not-printable",
        Texts.Format("contract.character-not-printable", char.ConvertFromUtf32(missing.CodePoint), missing.CodePoint));

    public static ProblemHttpResult Missing(ClauseMissingException missing) =>
        TermsBody.Malformed(new Dictionary<string, string> { [missing.Path] = "required" });

    /// <param name="Reasons">By rule id, why the document is offered in spite of its warning; kept as evidence.</param>
    internal sealed record OfferRequest(IReadOnlyDictionary<string, string?>? Reasons);
}
