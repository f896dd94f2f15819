using System.Text.Json;

namespace LaborContracts.Ledger.Chain;

/// <summary>A node of a set, for people to see.</summary>
/// <param name="Address">Scheme, host and port: the rest of an address may hold a credential.</param>
/// <param name="Fault">Why it is set aside; null for one that is asked.</param>
/// <param name="Height">Of the latest block that it showed; null for none yet.</param>
/// <param name="Since">When it was set aside, or taken back; null for one that was never looked at.</param>
public sealed record NodeHealth(string Address, NodeFault? Fault, ulong? Height, DateTimeOffset? Since);

/// <summary>Why no answer of a node is believed for a while.</summary>
public enum NodeFault
{
    /// <summary>No connection, a broken one, or an error of HTTP.</summary>
    Unreachable,

    /// <summary>No answer within the time limit.</summary>
    Slow,

    /// <summary>An answer that makes no sense.</summary>
    Senseless,

    /// <summary>It answers with an error where there is no reason for one.</summary>
    Error,

    /// <summary>It serves another chain, or one without the registry.</summary>
    WrongChain,

    /// <summary>Its latest block is more than the confirmations below the highest that was seen.</summary>
    Behind,

    /// <summary>It shows another block where blocks count as settled.</summary>
    Forked,
}

/// <summary>Which fault an exception of a node is.</summary>
internal static class NodeFaults
{
    public static NodeFault Of(ChainUnavailableException failure) => failure switch
    {
        ChainMismatchException => NodeFault.WrongChain,
        JsonRpcErrorException => NodeFault.Error,
        { InnerException: OperationCanceledException } => NodeFault.Slow,
        { InnerException: JsonException or FormatException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException } =>
            NodeFault.Senseless,
        _ => NodeFault.Unreachable,
    };
}
