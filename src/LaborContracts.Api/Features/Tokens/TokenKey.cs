using System.Security.Cryptography;
using LaborContracts.Files;
using Microsoft.IdentityModel.Tokens;

namespace LaborContracts.Api.Features.Tokens;

/// <summary>The embedded authority's signing key (ES256), kept in a file that only its owner may read.</summary>
internal sealed class TokenKey(ECDsaSecurityKey key)
{
    public const string Audience = "labor-contracts";

    public SigningCredentials Credentials { get; } = new(key, SecurityAlgorithms.EcdsaSha256);

    public static TokenKey ReadOrCreate(string path)
    {
        var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        ecdsa.ImportPkcs8PrivateKey(DurableFile.ReadOrCreate(path, ecdsa.ExportPkcs8PrivateKey), out _);
        return new TokenKey(new ECDsaSecurityKey(ecdsa));
    }
}
