using System.Globalization;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Api.Workers.Keys;
using LaborContracts.Storage.Encryption;

namespace LaborContracts.Api.Features.Operation;

/// <summary>Certificates and keys, as far as this process knows them. No key is opened for it.</summary>
/// <param name="MasterKey">Generation that wraps.</param>
/// <param name="Retiring">Generations that no longer wrap and whose files are still there.</param>
/// <param name="Wrapping">How far their retirement is here; null while there is nothing to retire.</param>
/// <param name="TokenKeySince">When the embedded authority's signing key was made; null with an authority outside.</param>
public sealed record KeysView(
    IReadOnlyList<CertificateView> Certificates, int MasterKey, IReadOnlyList<int> Retiring, WrappingProgress? Wrapping, DateTimeOffset? TokenKeySince)
{
    private static readonly TimeSpan Near = TimeSpan.FromDays(30);
    private static readonly TimeSpan InSight = TimeSpan.FromDays(90);

    internal static KeysView Of(IServiceProvider services, PlatformSettings settings, MasterKey masterKey, Seals seals, RetirementWorker retirement)
    {
        var tokenKey = new FileInfo(Path.Combine(settings.DataFolder, "keys", "token.key"));
        return new(
            [
                .. TrustFile.Roots(services).Select(root => new CertificateView(root.IsForTimestamps ? CertificateUse.TimestampRoot : CertificateUse.TrustRoot, root.Name, root.Until)),
                .. seals.CertifiedUntil.Select(seal => new CertificateView(CertificateUse.Seal, seal.Key, seal.Value)),
            ],
            masterKey.Newest,
            masterKey.Retiring,
            masterKey.Retiring.Count == 0 ? null : retirement.Progress,
            settings.SignIn.Authority is null && tokenKey.Exists ? tokenKey.LastWriteTimeUtc : null);
    }

    internal IEnumerable<Concern> Concerns(DateTimeOffset now)
    {
        foreach (var certificate in Certificates)
        {
            if (certificate.Until is not { } until || until - now > InSight) continue;
            if (until <= now) yield return Concern.Now("keys.expired", certificate.Name);
            else if (until - now <= Near) yield return Concern.Now("keys.expires", certificate.Name, Day(until));
            else yield return Concern.Soon("keys.expires", certificate.Name, Day(until));
        }

        if (Wrapping is { Unreadable: > 0 } unreadable) yield return Concern.Now("keys.unreadable", unreadable.Unreadable);
        if (Wrapping is { NothingLeft: true }) yield return Concern.Soon("keys.removable", string.Join(", ", Retiring));
    }

    private static string Day(DateTimeOffset at) => at.InChina().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <param name="Name">Of a root, its own; of a seal, the credit code for which the settings name it.</param>
/// <param name="Until">Its last second; null of a seal that was not used since the start.</param>
public sealed record CertificateView(CertificateUse Use, string Name, DateTimeOffset? Until);

/// <summary>What a certificate is there for.</summary>
public enum CertificateUse
{
    TrustRoot,
    TimestampRoot,
    Seal,
}
