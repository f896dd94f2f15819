using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Messages;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Revocation;
using LaborContracts.Signatures.Timestamps;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Signing;

/// <summary>
/// Makes the signatures that were asked for. Signature, timestamp and, with the last one, validation data are one step:
/// while one of the parties outside is out of reach, all is discarded, the contract goes on awaiting its timestamp, and the
/// step is repeated (for a worker with a fresh key and certificate) while the recorded intent is valid; after that the
/// signer is asked again. An attempt is recorded before it is made, so one that fails for any other reason goes to the back
/// of the queue and holds nobody up.
/// </summary>
internal sealed partial class SigningWorker(
    IServiceScopeFactory scopes,
    SigningWakeup wakeup,
    AnchoringWakeup anchoring,
    TimeProvider clock,
    ILogger<SigningWorker> logger)
    : WorkerLoop(scopes, wakeup, TimeSpan.FromSeconds(0.5), logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    protected override async Task<bool> StepAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        var db = scope.GetRequiredService<LaborContractsDb>();
        var dossiers = scope.GetRequiredService<DossierShelf>();
        var now = clock.GetUtcNow();
        var due = await db.Signings.Where(s => s.NextAttemptAt <= now).OrderBy(s => s.NextAttemptAt)
            .FirstOrDefaultAsync(cancellationToken);
        if (due is null) return false;

        var dossier = await dossiers.OpenAsync(due.ContractId, cancellationToken)
            ?? throw new InvalidDataException($"A signing waits for contract {due.ContractId}, which is not there.");
        var intent = await db.Intents.FindAsync([due.IntentId], cancellationToken)
            ?? throw new InvalidDataException($"Signing of contract {due.ContractId} has lost its intent.");
        if (now >= due.IntentExpiresAt) await GiveUpAsync(db, dossier, due, now, cancellationToken);
        else await AttemptAsync(scope, db, dossier, due, intent, now, cancellationToken);
        return true;
    }

    private async Task AttemptAsync(
        IServiceProvider scope,
        LaborContractsDb db,
        Dossier dossier,
        SigningRow due,
        IntentRow intent,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        due.Attempts++;
        due.NextAttemptAt = now + PauseAfter(due.Attempts);
        await db.SaveChangesAsync(cancellationToken);
        var role = Enum.Parse<PartyRole>(intent.Role);
        try
        {
            var signed = await scope.GetRequiredService<SignatureDesk>()
                .SignAsync(dossier, role, dossier.ChallengeOf(intent), dossier.HandwritingFor(due), cancellationToken);
            var recorded = dossier.Contract.RecordSignature(clock.GetUtcNow()).Value
                ?? throw new InvalidDataException($"Contract {due.ContractId} awaits no signature.");
            await dossier.RecordSignatureAsync(recorded, signed, cancellationToken);
            if (recorded.Concludes) await scope.GetRequiredService<Outbox>().AddConcludedAsync(dossier, recorded.At, cancellationToken);
            db.Signings.Remove(due);
            await db.SaveChangesAsync(cancellationToken);
            if (dossier.Contract.IsConcluded) anchoring.Wake();
        }
        catch (Exception unavailable) when (unavailable
            is TimestampUnavailableException or SigningKeyUnavailableException or RevocationUnavailableException)
        {
            Waits(logger, dossier.Contract.Id, unavailable.GetType().Name, unavailable.Message);
            due.LastProblem = unavailable.Message;
            due.NextAttemptAt = clock.GetUtcNow() + PauseAfter(due.Attempts);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private static TimeSpan PauseAfter(int attempts)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(attempts - 1, 10));
        return pause < LongestPause ? pause : LongestPause;
    }

    private static async Task GiveUpAsync(
        LaborContractsDb db, Dossier dossier, SigningRow due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var abandoned = dossier.Contract.AbandonSignature(now).Value
            ?? throw new InvalidDataException($"Contract {due.ContractId} awaits no signature.");
        await dossier.RecordAsync(abandoned, cancellationToken);
        db.Signings.Remove(due);
        await db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The signature of contract {Contract} waits and is tried again: {Kind}: {Reason}")]
    private static partial void Waits(ILogger logger, Guid contract, string kind, string reason);
}
