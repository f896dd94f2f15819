using System.Reflection;
using System.Text.Json.Nodes;
using LaborContracts.Api.Setup;
using LaborContracts.Ledger.Chain;
using LaborContracts.Verification.Evidence;

namespace LaborContracts.Api.Features.Evidence;

/// <summary>statement.json of a package (docs/formats/evidence.md): the operator's word on itself and its system.</summary>
internal static class SystemStatement
{
    private static readonly string Version =
        typeof(SystemStatement).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static byte[] Of(PlatformSettings settings, IRegistry registry) => EvidenceJson.Write(new()
    {
        ["format"] = "labor-contract-system-statement",
        ["version"] = 1,
        ["operator"] = new JsonObject { ["name"] = settings.Operator.Name, ["creditCode"] = settings.Operator.CreditCode },
        ["platform"] = settings.BaseAddress.ToString(),
        ["software"] = $"LaborContracts {Version}",
        ["clock"] = settings.Operator.ClockSource,
        ["classifiedProtection"] = settings.Operator.ClassifiedProtection,
        ["chainFiling"] = settings.Operator.ChainFiling,
        ["timestampAuthorities"] = new JsonArray([.. settings.Timestamps.InOrder.Select(address => JsonValue.Create(address.ToString()))]),
        ["chainId"] = registry.ChainId,
        ["registry"] = registry.Address.ToString(),
    });
}
