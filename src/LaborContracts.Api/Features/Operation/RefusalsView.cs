using LaborContracts.Api.Features.Tokens;
using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Operation;

/// <summary>Who was not let in, in numbers alone: auditors and supervisors read the rest.</summary>
/// <param name="Looks">Refused to people of the labor authority, in a week.</param>
/// <param name="SignIns">Failed, under names that count now.</param>
/// <param name="LockedNames">Names under which nobody signs in for a while.</param>
public sealed record RefusalsView(int Looks, int SignIns, int LockedNames)
{
    internal static async Task<RefusalsView> ReadAsync(LaborContractsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (week, tries) = (now.AddDays(-7), db.SignInTries.Where(t => t.Until > now));
        return new(
            await db.RefusedLooks.CountAsync(look => look.At > week, cancellationToken),
            await tries.SumAsync(t => t.Tries, cancellationToken),
            await tries.CountAsync(t => t.Tries > PasswordCheck.MostTries, cancellationToken));
    }
}
