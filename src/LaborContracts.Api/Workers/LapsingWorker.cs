using LaborContracts.Api.Dossiers;
using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers;

/// <summary>Lets offers lapse whose time has run out. One whose signature waits for a timestamp is left until that is decided.</summary>
internal sealed class LapsingWorker(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<LapsingWorker> logger)
    : WorkerLoop(scopes, wakeup: null, TimeSpan.FromMinutes(1), logger)
{
    protected override async Task<bool> StepAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        var db = scope.GetRequiredService<LaborContractsDb>();
        var now = clock.GetUtcNow();
        var row = await db.Contracts
            .Where(c => OpenStates.Names.Contains(c.State) && c.OfferExpiresAt <= now && c.AwaitingTimestamp == null)
            .OrderBy(c => c.OfferExpiresAt).FirstOrDefaultAsync(cancellationToken);
        if (row is null) return false;

        var dossier = await scope.GetRequiredService<DossierShelf>().OpenAsync(row, cancellationToken);
        var lapsed = dossier.Contract.Lapse(now).Value
            ?? throw new InvalidDataException($"Contract {row.Id} should lapse, and refuses.");
        await dossier.RecordAsync(lapsed, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
