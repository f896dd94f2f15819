using LaborContracts.Api.Setup;
using LaborContracts.Ledger.Chain;

namespace LaborContracts.Api.Tests.Anchoring;

/// <summary>What the steps of anchoring need of the settings, and nothing that a platform would start with.</summary>
internal static class AnchoringSettings
{
    public static PlatformSettings Of(string folder, DevelopmentRegistry deployed, int confirmations, int maxLeaves) => new()
    {
        BaseAddress = new("http://127.0.0.1"),
        DataFolder = folder,
        OfferDays = 30,
        Operator = new() { Name = "", CreditCode = "", ClockSource = "" },
        Chain = new() { ChainId = deployed.ChainId, Confirmations = confirmations },
        Batching = new() { MaxLeaves = maxLeaves, MaxAge = TimeSpan.Zero },
        Timestamps = new() { Authority = new("http://127.0.0.1") },
        Signatures = new() { Profile = SignatureProfile.P256 },
    };
}
