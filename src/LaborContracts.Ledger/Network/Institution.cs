using System.Net;

namespace LaborContracts.Ledger.Network;

/// <summary>One of those that run a chain together, with its one node.</summary>
/// <param name="Name">1 to 32 of a to z, 0 to 9 and hyphens, beginning with a letter, not <c>public</c>: its folder is named so.</param>
/// <param name="Endpoint">Where its node listens for the others: an IPv4 address, which Besu takes without DNS, and a port.</param>
public sealed record Institution(string Name, IPEndPoint Endpoint);
