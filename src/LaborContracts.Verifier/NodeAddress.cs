namespace LaborContracts.Verifier;

/// <summary>Where a node of the chain is to be asked.</summary>
internal static class NodeAddress
{
    /// <exception cref="UsageException">Not an address with http or https.</exception>
    public static Uri In(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new UsageException($"--rpc: '{text}' is no address with http or https");
}
