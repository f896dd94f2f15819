using LaborContracts.Api.Http;
using LaborContracts.Api.Messages;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers;

/// <summary>
/// Sends invitations. Who asked for a link as a worker gets one if an offer names that number with that phone, or if the
/// account is there already; else the row is forgotten, and nobody hears of it.
/// </summary>
internal sealed class InvitingWorker(
    IServiceScopeFactory scopes, InvitingWakeup wakeup, TimeProvider clock, ILogger<InvitingWorker> logger)
    : WorkerLoop(scopes, wakeup, TimeSpan.FromSeconds(10), logger)
{
    protected override async Task<bool> StepAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        var db = scope.GetRequiredService<LaborContractsDb>();
        if (await db.Invitations.Where(i => i.Sealed != null).OrderBy(i => i.Id).FirstOrDefaultAsync(cancellationToken) is not { } invitation)
            return false;
        if (invitation.Roles == Role.Worker && !await IsKnownAsync(db, invitation, cancellationToken)) db.Invitations.Remove(invitation);
        else
        {
            var masterKey = scope.GetRequiredService<MasterKey>();
            db.Outbox.Add(OutboxRow.Of(
                invitation.OpenMessage(masterKey), MessageTemplate.Invitation, clock.GetUtcNow(), invitation.ExpiresAt, masterKey, intent: invitation.Id));
            invitation.Sealed = null;
            invitation.Version++;
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static async Task<bool> IsKnownAsync(LaborContractsDb db, InvitationRow invitation, CancellationToken cancellationToken) =>
        await db.Contracts.AnyAsync(
            c => c.WorkerIndex == invitation.Party && c.PhoneIndex == invitation.PhoneIndex && c.DocumentSha256 != null, cancellationToken)
        || await db.Accounts.AnyAsync(a => a.Party == invitation.Party && a.PhoneIndex == invitation.PhoneIndex, cancellationToken);
}
