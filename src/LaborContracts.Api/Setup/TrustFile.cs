using System.Text.Json;
using LaborContracts.Files;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Json;
using LaborContracts.Signatures.Authorities;

namespace LaborContracts.Api.Setup;

/// <summary>
/// <c>trust.json</c>: the pins that users of this platform would choose, published for them. The platform's own verifier
/// uses the same file and nothing else.
/// </summary>
internal static class TrustFile
{
    private const int LongestValidators = 1 << 20;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The pins, in the shape of the file.</summary>
    public static object Pins(IServiceProvider services)
    {
        var registry = services.GetRequiredService<IRegistry>();
        return new
        {
            trustRoots = TrustRoots(services),
            timestampRoots = TimestampRoots(services),
            chainId = registry.ChainId,
            registry = registry.Address.ToString(),
            platform = services.GetRequiredService<PlatformSettings>().BaseAddress,
            @operator = services.GetRequiredService<PlatformSettings>().Operator.CreditCode,
            validators = Validators(services.GetRequiredService<PlatformSettings>().Chain),
        };
    }

    /// <summary>The roots of the pins, for people to compare: what contracts are signed under first.</summary>
    public static IReadOnlyList<PinnedRoot> Roots(IServiceProvider services) =>
        [.. TrustRoots(services).SelectMany(pem => PinnedRoot.Read(pem, isForTimestamps: false)),
         .. TimestampRoots(services).SelectMany(pem => PinnedRoot.Read(pem, isForTimestamps: true))];

    private static string[] TrustRoots(IServiceProvider services) =>
        [services.GetRequiredService<DevelopmentAuthority>().RootPem,
         .. services.GetRequiredService<PlatformSettings>().TrustRootFiles.Select(File.ReadAllText)];

    private static string[] TimestampRoots(IServiceProvider services) => [services.GetRequiredService<DevelopmentTimestampAuthority>().RootPem];

    /// <summary>The members of the file as they stand, once they have been read as a verifier reads them.</summary>
    private static JsonElement Validators(ChainSettings chain)
    {
        if (chain.ValidatorsFile is not { Length: > 0 } path) return JsonSerializer.SerializeToElement<object[]>([]);
        var file = File.ReadAllBytes(path);
        var pins = StrictObject.Read(file, "validators", LongestValidators);
        if (pins.WholeNumber("chainId") != chain.ChainId)
            throw new InvalidOperationException("Platform:Chain:ValidatorsFile is of another chain than Platform:Chain:ChainId.");
        if (ValidatorPins.Read(pins).IsEmpty) throw new InvalidOperationException("Platform:Chain:ValidatorsFile names no validators.");
        using var json = JsonDocument.Parse(file);
        return json.RootElement.GetProperty("validators").Clone();
    }

    public static void Write(IServiceProvider services) => DurableFile.Write(
        Path.Combine(services.GetRequiredService<PlatformSettings>().DataFolder, "trust.json"),
        JsonSerializer.SerializeToUtf8Bytes(Pins(services), Indented));
}
