using System.Text.Json;
using LaborContracts.Ledger;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Verification;

/// <summary>
/// The caller's pins: whom to trust, and which registry on which chain. They come from the caller alone; nothing in a
/// file, proof or package under judgement adds to them. Format: <c>docs/formats/trust.md</c>.
/// </summary>
/// <param name="TrustRoots">Roots of signers' certificates.</param>
/// <param name="TimestampRoots">Roots of timestamp authorities.</param>
/// <param name="ChainId">The pinned chain; null if none is.</param>
/// <param name="Registry">The pinned registry; null if none is.</param>
public sealed record Trust(TrustRoots TrustRoots, TrustRoots TimestampRoots, ulong? ChainId, Address? Registry)
{
    private const int LongestFile = 1 << 20;

    /// <summary>Reads <c>trust.json</c>.</summary>
    /// <exception cref="FormatException">Not such a file.</exception>
    public static Trust Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length > LongestFile) throw new FormatException($"trust.json has {json.Length} bytes, at most {LongestFile} are read.");
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var root = document.RootElement;
            return new Trust(
                Roots(root, "trustRoots"),
                Roots(root, "timestampRoots"),
                root.TryGetProperty("chainId", out var chain) ? chain.GetUInt64() : null,
                root.TryGetProperty("registry", out var registry) ? Address.Parse(registry.GetString() ?? "") : null);
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException)
        {
            throw new FormatException($"trust.json cannot be read: {damaged.Message}", damaged);
        }
    }

    internal SignaturePolicy PolicyAt(DateTimeOffset at) => new(TrustRoots, TimestampRoots, at);

    private static TrustRoots Roots(JsonElement root, string name) => TrustRoots.FromPem(root.TryGetProperty(name, out var pems)
        ? [.. pems.EnumerateArray().Select(pem => pem.GetString() ?? throw new FormatException($"{name} holds a null."))]
        : []);
}
