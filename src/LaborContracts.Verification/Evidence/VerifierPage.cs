namespace LaborContracts.Verification.Evidence;

/// <summary>
/// The second verifier: one HTML page without network for hashes, inclusion and trail, written from docs/formats alone and sharing no code with
/// this library. A copy is in each package; whoever does not trust that copy takes one from elsewhere.
/// </summary>
public static class VerifierPage
{
    /// <summary>UTF-8.</summary>
    public static ReadOnlyMemory<byte> Html { get; } = Read();

    private static byte[] Read()
    {
        using var page = typeof(VerifierPage).Assembly.GetManifestResourceStream(EvidenceNames.Verifier)!;
        var bytes = new byte[page.Length];
        page.ReadExactly(bytes);
        return bytes;
    }
}
