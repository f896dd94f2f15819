using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LaborContracts.Api.Setup;

/// <summary>A root certificate that the platform publishes as a pin, as people compare it.</summary>
/// <param name="Sha256">Of the certificate, upper-case hex.</param>
/// <param name="Until">Its last second.</param>
public sealed record PinnedRoot(string Name, string Sha256, DateTimeOffset Until, bool IsForTimestamps)
{
    /// <param name="pem">One or several certificates.</param>
    internal static IEnumerable<PinnedRoot> Read(string pem, bool isForTimestamps)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(pem);
        foreach (var certificate in certificates)
        {
            using (certificate)
                yield return new(
                    certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false),
                    certificate.GetCertHashString(HashAlgorithmName.SHA256),
                    certificate.NotAfter.ToUniversalTime(),
                    isForTimestamps);
        }
    }
}
