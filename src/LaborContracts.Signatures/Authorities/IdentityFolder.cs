using System.Security.Cryptography;
using System.Text;
using LaborContracts.Files;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Signatures.Authorities;

/// <summary>
/// Development identities on disk: one PEM file each, with the encrypted key (PKCS#8, AES-256), its certificate and the
/// issuers'. A file appears whole or not at all, readable by its owner alone; the password stands in a file of its own,
/// which belongs on another volume than the folder.
/// </summary>
internal sealed class IdentityFolder
{
    // The password is 256 random bits: iterations would only slow down the start.
    private static readonly PbeParameters Encryption = new(
        PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000);

    private readonly string _folder;
    private readonly string _password;

    public IdentityFolder(string folder, string passwordFile)
    {
        _folder = folder;
        DurableFile.CreateFolder(folder);
        DurableFile.CreateFolder(Path.GetDirectoryName(Path.GetFullPath(passwordFile))!);
        _password = Encoding.ASCII.GetString(DurableFile.ReadOrCreate(
            passwordFile, () => Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))))).Trim();
    }

    /// <summary>The identity kept under this name, if there is one.</summary>
    /// <exception cref="CryptographicException">The file is there, but this password does not open it.</exception>
    /// <exception cref="FormatException">The file is there, but holds something else.</exception>
    public SigningIdentity? Find(string name)
    {
        if (!File.Exists(PathOf(name))) return null;
        var pem = File.ReadAllText(PathOf(name));
        var certificates = new List<Certificate>();
        foreach (var block in Pem.Read(pem))
            if (block.Label == "CERTIFICATE") certificates.Add(Certificate.Read(block.Data));
        if (certificates.Count == 0) throw new FormatException($"{name}: no certificate in the file.");
        return new SigningIdentity(new LocalKey(ReadKey(pem, certificates[0])), certificates[0], certificates[1..]);
    }

    /// <summary>
    /// Keeps an identity and gives the one that is kept: when another process was first, that is the other's.
    /// With <paramref name="replace"/>, an identity that has run out makes room.
    /// </summary>
    public SigningIdentity Keep(
        string name, AsymmetricAlgorithm key, IEnumerable<Certificate> path, bool replace = false)
    {
        var pem = Encoding.ASCII.GetBytes(key.ExportEncryptedPkcs8PrivateKeyPem(_password, Encryption) + "\n"
            + string.Concat(path.Select(c => PemEncoding.WriteString("CERTIFICATE", c.Der.Span) + "\n")));
        if (replace) DurableFile.Write(PathOf(name), pem, onlyForOwner: true);
        else DurableFile.ReadOrCreate(PathOf(name), () => pem);
        return Find(name)!;
    }

    private AsymmetricAlgorithm ReadKey(string pem, Certificate certificate)
    {
        // The platform's ECDSA may open an SM2 key as one of its own, and would sign with it by the wrong rule.
        if (Sm2.IsKey(certificate.PublicKeyInfo)) return Sm2Key.FromEncryptedPem(pem, _password);
        AsymmetricAlgorithm key = ECDsa.Create();
        try
        {
            key.ImportFromEncryptedPem(pem, _password);
            return key;
        }
        catch (CryptographicException) // an RSA key, or a wrong password: the second try tells
        {
            key.Dispose();
            key = RSA.Create();
            key.ImportFromEncryptedPem(pem, _password);
            return key;
        }
    }

    private string PathOf(string name) => Path.Combine(_folder, name + ".pem");
}
