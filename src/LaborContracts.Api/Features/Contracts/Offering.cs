using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Messages;
using LaborContracts.Api.Setup;
using LaborContracts.Documents;
using LaborContracts.Domain;
using LaborContracts.Domain.Lifecycle;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>
/// Sends a draft for signing, one by one or many of an upload: checks it, typesets it once, and makes room for it beside the other
/// documents of its relation; the worker whose signature it awaits is told by message. Durable with the caller's save; after a refusal or an exception nothing is to be saved.
/// </summary>
internal sealed class Offering(
    DossierShelf shelf, StatuteDesk statutes, Typesetter typesetter, Outbox outbox, PlatformSettings settings, TimeProvider clock)
{
    /// <param name="reasons">By rule id, why it is offered in spite of the rule's warning.</param>
    /// <exception cref="CharacterNotPrintableException">No font has a character of the terms.</exception>
    /// <exception cref="ClauseMissingException">A clause that the form prints is missing.</exception>
    /// <exception cref="ArgumentException">There is no form for such a document.</exception>
    public async Task<Result<ContractOffered>> OfferAsync(
        Dossier dossier, IReadOnlyDictionary<string, string> reasons, Caller caller, CancellationToken cancellationToken)
    {
        var contract = dossier.Contract;
        var now = clock.GetUtcNow();
        var offer = contract.Offer(now, now.AddDays(settings.OfferDays), await statutes.CheckAsync(dossier, cancellationToken), reasons);
        if (offer.Refusal is { } refusal) return refusal;
        if (contract.Origin is not null)
        {
            if (await shelf.OpenSuccessorAsync(dossier.Root, cancellationToken) is { } open)
            {
                var overtaken = open.Contract.Overtake(contract, now);
                if (overtaken.Refusal is { } stillOpen) return stillOpen;
                await open.RecordAsync(overtaken.Value!, cancellationToken);
            }

            var opened = dossier.Root.Contract.OpenSuccessor(contract, now);
            if (opened.Refusal is { } notNow) return notNow;
            dossier.Root.RecordOpened(opened.Value!);
        }

        var typeset = typesetter.Typeset(OfferedPaper.Of(dossier, now, settings.BaseAddress));
        await dossier.RecordOfferAsync(offer.Value!, typeset.Pdf, caller, cancellationToken);
        if (caller.IsEmployer && contract.RefusalToSign(PartyRole.Worker, now) is null) await outbox.AddAwaitedAsync(dossier, now, cancellationToken);
        return offer;
    }
}
