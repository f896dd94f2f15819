using System.Security.Cryptography;
using LaborContracts.Files;
using Microsoft.IdentityModel.Tokens;

namespace LaborContracts.Api.Features.Tokens;

/// <summary>
/// The embedded authority's keys, in files that only their owner may read, outside the database: one that signs tokens
/// (ES256), and one that encrypts what comes back to the authority alone, authorization codes and refresh tokens.
/// </summary>
internal sealed record TokenKeys(SigningCredentials Signing, EncryptingCredentials Encrypting)
{
    public static TokenKeys ReadOrCreate(string signing, string encrypting)
    {
        var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        ecdsa.ImportPkcs8PrivateKey(DurableFile.ReadOrCreate(signing, ecdsa.ExportPkcs8PrivateKey), out _);
        var secret = DurableFile.ReadOrCreate(encrypting, () => RandomNumberGenerator.GetBytes(32));
        if (secret.Length != 32) throw new InvalidDataException($"{encrypting} holds {secret.Length} bytes, not 32.");
        return new TokenKeys(
            new(new ECDsaSecurityKey(ecdsa), SecurityAlgorithms.EcdsaSha256),
            new(new SymmetricSecurityKey(secret), SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
    }
}
