using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Documents;
using LaborContracts.Domain.Statutes;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>Sends a draft for signing. It is typeset here, once: from now on these bytes are read, signed and anchored.</summary>
internal static class OfferContract
{
    private const string Kind = "fixed-term";
    private const int Revision = 1;

    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/{id:guid}/offer", HandleAsync)
        .WithName("OfferContract")
        .WithSummary("Check against the statutes, typeset, and send for signing");

    private static async Task<Results<Ok<ContractView>, ProblemHttpResult>> HandleAsync(
        Guid id,
        Caller caller,
        DossierShelf shelf,
        Typesetter typesetter,
        LaborContractsDb db,
        PlatformSettings settings,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        var now = clock.GetUtcNow();
        var offer = dossier.Contract.Offer(
            now, now.AddDays(settings.OfferDays), StatuteBook.Check(dossier.Contract.Terms, clock.TodayInChina()));
        if (offer.Refusal is { } refusal) return Problems.From(refusal);

        try
        {
            var typeset = typesetter.Typeset(new ContractPaper(
                dossier.Contract.Terms,
                dossier.Row.Key,
                Kind,
                Revision,
                dossier.Contract.Number,
                ContractView.StatusAddressOf(dossier, settings.BaseAddress),
                now,
                Demonstration: true)); // whatever the environment is called: the development authority is all that signs yet
            await dossier.RecordOfferAsync(offer.Value!, typeset.Pdf, caller.Account, cancellationToken);
        }
        catch (CharacterNotPrintableException missing)
        {
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity,
                "contract.character-not-printable",
                Texts.Format("contract.character-not-printable", char.ConvertFromUtf32(missing.CodePoint), missing.CodePoint));
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ContractView.From(dossier, settings.BaseAddress));
    }
}
