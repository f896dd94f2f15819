using LaborContracts.Signatures.Keys;

namespace LaborContracts.Signatures.Validation;

/// <summary>
/// Certificates that the caller trusts as roots. Nothing inside a file under judgement is ever added to them.
/// </summary>
public sealed class TrustRoots
{
    private TrustRoots(IReadOnlyList<Certificate> certificates) => Certificates = certificates;

    internal IReadOnlyList<Certificate> Certificates { get; }

    /// <summary>Reads PEM texts, each with one or several certificates.</summary>
    /// <exception cref="FormatException">A text without a certificate, or one that is malformed.</exception>
    public static TrustRoots FromPem(params IEnumerable<string> texts)
    {
        var certificates = new List<Certificate>();
        foreach (var text in texts)
        {
            var before = certificates.Count;
            foreach (var (label, data) in Pem.Read(text))
                if (label == "CERTIFICATE") certificates.Add(Certificate.Read(data));
            if (certificates.Count == before)
                throw new FormatException("A trust root: no PEM block CERTIFICATE found.");
        }

        return new TrustRoots(certificates);
    }
}
