using LaborContracts.Api.Identity;
using LaborContracts.Api.Setup;
using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Operation;

/// <summary>The registers by which identities are checked, by what the latest checks met: none is asked for it.</summary>
public sealed record RegistersView(IReadOnlyList<RegisterView> Registers)
{
    private const int Latest = 200;

    internal static async Task<RegistersView> ReadAsync(LaborContractsDb db, PlatformSettings settings, CancellationToken cancellationToken)
    {
        var latest = await db.IdentityChecks.OrderByDescending(check => check.Id).Take(Latest)
            .Select(check => new { check.Method, check.Result, check.At }).ToListAsync(cancellationToken);
        return new([.. IdentityMethod.OfRegisters.Select(method =>
        {
            var checks = latest.Where(check => check.Method == method).ToLookup(check => check.Result == nameof(IdentityResult.CouldNotLook), check => check.At);
            return new RegisterView(
                method, settings.Identity.Registers.GetValueOrDefault(method)?.Provider,
                checks[false].Select(at => (DateTimeOffset?)at).FirstOrDefault(), checks[true].Select(at => (DateTimeOffset?)at).FirstOrDefault());
        })]);
    }

    internal IEnumerable<Concern> Concerns(BeforeSigningSettings settings)
    {
        if (settings.Identity == Demand.Required && Registers.All(register => register.Provider is null)) yield return Concern.Soon("identity.not-set");
        foreach (var register in Registers.Where(register => register.Provider is not null && register.IsFailing))
            yield return Concern.Now("identity.failing", register.Provider!);
    }
}

/// <param name="Method">Of the check.</param>
/// <param name="Provider">Whose register it is; null if the settings name none.</param>
/// <param name="Answered">When it last answered; null if it did not among the latest checks.</param>
/// <param name="Failed">When it last could not be asked; null likewise.</param>
public sealed record RegisterView(string Method, string? Provider, DateTimeOffset? Answered, DateTimeOffset? Failed)
{
    /// <summary>Whether the latest question got no answer.</summary>
    public bool IsFailing => Failed is not null && (Answered is null || Failed > Answered);
}
