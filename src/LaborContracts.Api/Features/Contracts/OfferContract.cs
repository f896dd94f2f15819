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

    private static async Task<Results<Ok<ContractView>, ProblemHttpResult>> HandleAsync(
        Guid id,
        OfferRequest? request,
        Caller caller,
        DossierShelf shelf,
        StatuteDesk statutes,
        Typesetter typesetter,
        LaborContractsDb db,
        PlatformSettings settings,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (request?.Reasons?.FirstOrDefault(r => r.Value?.Length > LongestReason) is { Key: { } rule })
            return Problems.Malformed(new Dictionary<string, string[]> { [$"reasons.{rule}"] = [Texts.Get("field.too-long")] });
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        var contract = dossier.Contract;
        if (caller.RoleIn(dossier.Row) != contract.Document.Drafter())
            return Problems.Of(StatusCodes.Status403Forbidden, "request.forbidden");
        if (!typesetter.CanTypeset(contract.Document, contract.Terms))
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "contract.no-form");
        var now = clock.GetUtcNow();
        var reasons = (request?.Reasons ?? new Dictionary<string, string?>()).Where(r => r.Value is not null).ToDictionary(r => r.Key, r => r.Value!);
        var offer = contract.Offer(now, now.AddDays(settings.OfferDays), await statutes.CheckAsync(dossier, cancellationToken), reasons);
        if (offer.Refusal is { } refusal) return Problems.From(refusal);
        if (contract.Origin is not null)
        {
            if (await shelf.OpenSuccessorAsync(dossier.Root, cancellationToken) is { } open)
            {
                var overtaken = open.Contract.Overtake(contract, now);
                if (overtaken.Refusal is { } stillOpen) return Problems.From(stillOpen);
                await open.RecordAsync(overtaken.Value!, cancellationToken);
            }

            var opened = dossier.Root.Contract.OpenSuccessor(contract, now);
            if (opened.Refusal is { } notNow) return Problems.From(notNow);
            dossier.Root.RecordOpened(opened.Value!);
        }

        try
        {
            var typeset = typesetter.Typeset(OfferedPaper.Of(dossier, now, settings.BaseAddress));
            await dossier.RecordOfferAsync(offer.Value!, typeset.Pdf, caller, cancellationToken);
        }
        catch (CharacterNotPrintableException missing)
        {
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity,
                "contract.character-not-printable",
                Texts.Format("contract.character-not-printable", char.ConvertFromUtf32(missing.CodePoint), missing.CodePoint));
        }

        catch (ClauseMissingException missing)
        {
            return TermsBody.Malformed(new Dictionary<string, string> { [missing.Path] = "required" });
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ContractView.From(dossier, settings.BaseAddress));
    }

    /// <param name="Reasons">By rule id, why the document is offered in spite of its warning; kept as evidence.</param>
    internal sealed record OfferRequest(IReadOnlyDictionary<string, string?>? Reasons);
}
