using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Workers;
using LaborContracts.Domain;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Intents;

/// <summary>
/// Waits a little for the signature that a completed intent asked for. When the intent ran out before a timestamp could be had, the signer is
/// told to ask for a new one.
/// </summary>
internal sealed class AwaitedSignature(DossierShelf shelf, LaborContractsDb db, SigningWakeup signing, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    /// <summary>The contract with its signature, or while that still awaits its timestamp.</summary>
    public async Task<Result<Dossier>> SeeAsync(IntentRow intent, Caller caller, CancellationToken cancellationToken)
    {
        signing.Wake();
        var id = intent.ContractId;
        for (var waited = TimeSpan.Zero; waited < Patience; waited += LookAgain)
        {
            if (!await db.Signings.AnyAsync(s => s.ContractId == id, cancellationToken)) break;
            await Task.Delay(LookAgain, clock, cancellationToken);
        }

        db.ChangeTracker.Clear();
        var dossier = await shelf.OpenAsync(id, caller, cancellationToken)
            ?? throw new InvalidDataException($"Contract {id} vanished while it was being signed.");
        // Every signature makes a new revision: with the one that was shown still there, this intent has led to none.
        return dossier.Contract.AwaitingTimestamp is null && dossier.Row.DocumentSha256 == intent.DocumentSha256
            ? Refused.Unprocessable("intent.expired")
            : dossier;
    }
}
