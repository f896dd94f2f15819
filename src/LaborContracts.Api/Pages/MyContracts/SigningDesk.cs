using LaborContracts.Api.BeforeSigning;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Api.Intents;
using LaborContracts.Documents.Reading;
using LaborContracts.Domain.Lifecycle;

namespace LaborContracts.Api.Pages.MyContracts;

/// <summary>What is to be done before a signature, in this order.</summary>
public enum SigningStep
{
    /// <summary>Read and acknowledge the notice.</summary>
    Notice,

    /// <summary>Read the whole text, and open what is highlighted.</summary>
    Read,

    /// <summary>Have one's identity checked, where that is required.</summary>
    Identity,

    /// <summary>Prove the will to sign exactly these bytes.</summary>
    Prove,
}

/// <summary>Where a signer is on the way to a signature.</summary>
/// <param name="DocumentSha256">Of the revision that is shown.</param>
/// <param name="Text">Null where only the PDF can be shown, see <see cref="OfferedPaper"/>.</param>
/// <param name="Role">As whom the signer signs.</param>
/// <param name="HasPasskey">Whether the account has one that can be asked.</param>
public sealed record ShownStep(
    LaborContract Contract, SigningStep Step, string DocumentSha256, IReadOnlyList<ReadingPart>? Text, PartyRole Role, bool HasPasskey)
{
    /// <summary>
    /// Each has to be opened by a worker before the text counts as read, for whom the form draws attention to them; they are known by their place among these.
    /// </summary>
    public IReadOnlyList<ParagraphPart> Highlighted { get; } =
        [.. (Role == PartyRole.Worker ? Text ?? [] : []).OfType<ParagraphPart>().Where(clause => clause.IsHighlighted)];
}

/// <summary>Finds the step that a signer has come to: what the trail does not tell of is still to be done.</summary>
internal sealed class SigningDesk(
    DossierShelf shelf, OfferedPaper paper, SigningConditions conditions, Passkeys passkeys, AccessLog looks, TimeProvider clock)
{
    /// <summary>Null unless it is the caller's own document and waits for the caller's signature or seal.</summary>
    public async Task<ShownStep?> FindAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier
            || dossier.Contract.RefusalToSign(caller.RoleIn(dossier.Row), clock.GetUtcNow()) is not null) return null;
        var step = await StepAsync(dossier, caller, cancellationToken);
        if (step == SigningStep.Read) await looks.RecordAsync(dossier, Look.Contract, caller, cancellationToken);
        return new(
            dossier.Contract,
            step,
            dossier.Row.DocumentSha256!,
            step == SigningStep.Read ? await paper.ReadAsync(dossier, cancellationToken) : null,
            caller.RoleIn(dossier.Row),
            passkeys.Party is not null && (await passkeys.OfAsync(caller, cancellationToken)).Count > 0);
    }

    private async Task<SigningStep> StepAsync(Dossier dossier, Caller caller, CancellationToken cancellationToken)
    {
        var taken = await conditions.ReadAsync(dossier, caller, cancellationToken);
        if (!taken.IsAcknowledged) return SigningStep.Notice;
        if (taken.Readings == 0) return SigningStep.Read;
        return await conditions.IsIdentityMissingAsync(dossier, caller, cancellationToken) ? SigningStep.Identity : SigningStep.Prove;
    }
}
