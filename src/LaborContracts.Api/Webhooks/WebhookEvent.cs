using System.Text.Json;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Ledger.Trails;

namespace LaborContracts.Api.Webhooks;

/// <summary>The types of events that a webhook can be told of.</summary>
internal static class WebhookEvent
{
    public const string Anchored = "contract.anchored";
    public const string BatchFinished = "batch.finished";

    private static readonly Dictionary<string, string> ByTrail = new(StringComparer.Ordinal)
    {
        [TrailEventType.Offered] = "contract.offered",
        [TrailEventType.SignatureRecorded] = "contract.signed",
        [TrailEventType.Concluded] = "contract.concluded",
        ["contract.declined"] = "contract.declined",
        ["contract.lapsed"] = "contract.lapsed",
        ["contract.overtaken"] = "contract.lapsed",
    };

    public static IReadOnlyList<string> All { get; } = [.. ByTrail.Values.Distinct(), Anchored, BatchFinished];

    /// <summary>Null for an event of the trail of which nobody is told.</summary>
    public static string? Of(string trailEvent) => ByTrail.GetValueOrDefault(trailEvent);

    /// <summary>A state as the API writes it.</summary>
    public static string NameOf(ContractState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
