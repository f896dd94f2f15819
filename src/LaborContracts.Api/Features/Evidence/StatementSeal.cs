using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Setup;
using LaborContracts.Documents;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Timestamps;

namespace LaborContracts.Api.Features.Evidence;

/// <summary>Sets a statement of the platform's on paper and seals it with its operator's seal, timestamped like every other.</summary>
internal sealed class StatementSeal(Seals seals, TimestampClient timestamps, Typesetter typesetter, PlatformSettings settings, TimeProvider clock)
{
    /// <param name="write">The paper, given whether the seal is one of demonstration.</param>
    /// <exception cref="SigningKeyUnavailableException">The seal cannot be used now.</exception>
    /// <exception cref="TimestampUnavailableException">No token could be had.</exception>
    public async Task<byte[]> SealAsync(Func<bool, StatementPaper> write, CancellationToken cancellationToken)
    {
        var (name, code) = (settings.Operator.Name, settings.Operator.CreditCode);
        using var identity = await seals.SealOfAsync(name, code, cancellationToken);
        var claimed = clock.GetUtcNow();
        var text = new AppearanceText(PartyRole.Employer, name, claimed, identity.SerialNumber, identity.IsForDemonstration, code);
        return await PadesSigning.SignAsync(
            typesetter.Typeset(write(identity.IsForDemonstration)), StatementPaper.SealField, identity, timestamps, new SignatureClaims(claimed, name),
            (increment, widget) => SignatureDesk.Draw(typesetter, increment, widget, text, null), cancellationToken);
    }
}
