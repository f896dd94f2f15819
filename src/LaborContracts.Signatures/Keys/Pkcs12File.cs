using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Asn1;

namespace LaborContracts.Signatures.Keys;

/// <summary>Opens a key that came with its certificate in one encrypted file: PKCS#12 (RFC 7292), .p12 or .pfx.</summary>
public static class Pkcs12File
{
    private const int ErrorInvalidPassword = unchecked((int)0x8007_0056); // how .NET says it on every system

    /// <summary>
    /// The one key of the file, in memory only, with its certificate and those of the others that issued it. The work that
    /// the file asks for to derive its keys is bounded by .NET's default limits.
    /// </summary>
    /// <exception cref="UnusableKeyException">The password does not open it, or it does not hold exactly one key that can
    /// sign here; its reason says which.</exception>
    public static SigningIdentity Read(ReadOnlySpan<byte> file, ReadOnlySpan<char> password)
    {
        var all = Load(file, password);
        try
        {
            var withKey = all.Where(c => c.HasPrivateKey).ToList();
            if (withKey.Count == 0)
                throw new UnusableKeyException(UnusableKey.NoKey, "The file holds no key with its certificate.");
            if (withKey.Count > 1)
                throw new UnusableKeyException(
                    UnusableKey.SeveralKeys, $"The file holds {withKey.Count} keys; which of them is meant?");
            var certificate = Certificate.Read(withKey[0].RawData);
            PublicKeys.SchemeOf(certificate);
            var others = all.Where(c => !c.HasPrivateKey).Select(c => Certificate.Read(c.RawData)).ToList();
            AsymmetricAlgorithm key = withKey[0].GetECDsaPrivateKey() as AsymmetricAlgorithm ?? withKey[0].GetRSAPrivateKey()!;
            return SigningIdentity.Of(new LocalKey(key), certificate, others);
        }
        catch (DerFormatException e)
        {
            throw new UnusableKeyException(UnusableKey.Unreadable, "A certificate in the file cannot be read.", e);
        }
        finally
        {
            foreach (var certificate in all) certificate.Dispose();
        }
    }

    private static X509Certificate2Collection Load(ReadOnlySpan<byte> file, ReadOnlySpan<char> password)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12Collection(file, password, X509KeyStorageFlags.EphemeralKeySet);
        }
        catch (CryptographicException e) when (e.HResult == ErrorInvalidPassword)
        {
            throw new UnusableKeyException(UnusableKey.WrongPassword, "The password does not open the file.", e);
        }
        catch (CryptographicException e)
        {
            throw new UnusableKeyException(UnusableKey.Unreadable, "Not a PKCS#12 file that can be read.", e);
        }
    }
}
