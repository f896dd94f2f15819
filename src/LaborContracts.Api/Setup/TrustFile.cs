using System.Text.Json;
using LaborContracts.Files;
using LaborContracts.Ledger.Chain;
using LaborContracts.Signatures.Authorities;

namespace LaborContracts.Api.Setup;

/// <summary>
/// <c>trust.json</c>: the pins that users of this platform would choose, published for them. The platform's own verifier
/// uses the same file and nothing else.
/// </summary>
internal static class TrustFile
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The pins, in the shape of the file.</summary>
    public static object Pins(IServiceProvider services)
    {
        var registry = services.GetRequiredService<IRegistry>();
        return new
        {
            trustRoots = (string[])
            [
                services.GetRequiredService<DevelopmentAuthority>().RootPem,
                .. services.GetRequiredService<PlatformSettings>().TrustRootFiles.Select(File.ReadAllText),
            ],
            timestampRoots = (string[])[services.GetRequiredService<DevelopmentTimestampAuthority>().RootPem],
            chainId = registry.ChainId,
            registry = registry.Address.ToString(),
            validators = Validators(services.GetRequiredService<PlatformSettings>().Chain.ValidatorsFile),
        };
    }

    private static JsonElement Validators(string? file)
    {
        using var json = JsonDocument.Parse(file is null ? """{"validators":[]}"""u8.ToArray() : File.ReadAllBytes(file));
        return json.RootElement.GetProperty("validators").Clone();
    }

    public static void Write(IServiceProvider services) => DurableFile.Write(
        Path.Combine(services.GetRequiredService<PlatformSettings>().DataFolder, "trust.json"),
        JsonSerializer.SerializeToUtf8Bytes(Pins(services), Indented));
}
