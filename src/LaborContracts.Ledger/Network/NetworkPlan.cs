using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using LaborContracts.Ledger.Json;

namespace LaborContracts.Ledger.Network;

/// <summary>
/// What the institutions agree on before there is a chain (docs/formats/network.md). Each has the same file, and with the public keys
/// of all makes of it the same genesis.
/// </summary>
/// <param name="ChainId">1 or more, of no other network.</param>
/// <param name="Start">The time of block 0, UTC, whole seconds.</param>
/// <param name="BlockPeriod">Seconds from block to block, 1 to 3,600.</param>
/// <param name="Institutions">4 to 256, each name and each endpoint once.</param>
/// <param name="Accounts">Those whose transactions every node takes.</param>
public sealed partial record NetworkPlan(
    ulong ChainId, DateTimeOffset Start, uint BlockPeriod, IReadOnlyList<Institution> Institutions, IReadOnlyList<Address> Accounts)
{
    /// <summary>Longer files are refused.</summary>
    public const int Limit = 1 << 16;

    private const string Format = "labor-contract-network";
    private const ulong Version = 1;

    /// <summary>Fewer can lose none.</summary>
    private const int FewestInstitutions = 4;

    private const uint LongestPeriod = 3600;
    private const int MostInstitutions = 256;
    private const int MostAccounts = 256;

    /// <summary>Reads the file.</summary>
    /// <exception cref="FormatException">Not such a file; the message says which member.</exception>
    public static NetworkPlan Read(ReadOnlyMemory<byte> utf8)
    {
        var json = StrictObject.Read(utf8, "network", Limit).OfFormat(Format, Version);
        var institutions = json.Objects("institutions", MostInstitutions).Select(ReadInstitution).ToArray();
        if (institutions.Length < FewestInstitutions) throw json.Wrong("institutions", $"{FewestInstitutions} or more");
        if (institutions.DistinctBy(i => i.Name).Count() != institutions.Length) throw json.Wrong("institutions", "each name once");
        if (institutions.DistinctBy(i => i.Endpoint).Count() != institutions.Length) throw json.Wrong("institutions", "each endpoint once");
        return new(ReadNumber(json, "chainId", uint.MaxValue), ReadStart(json), ReadNumber(json, "blockPeriod", LongestPeriod),
            institutions, json.Addresses("accounts", MostAccounts));
    }

    private static uint ReadNumber(StrictObject json, string member, uint greatest) =>
        json.WholeNumber32(member) is > 0 and var number && number <= greatest ? number : throw json.Wrong(member, $"1 to {greatest}");

    private static DateTimeOffset ReadStart(StrictObject json) =>
        json.Time("start") is var start && start >= DateTimeOffset.UnixEpoch ? start : throw json.Wrong("start", "a time from 1970 on");

    private static Institution ReadInstitution(StrictObject json)
    {
        var name = json.Text("name");
        if (!Names().IsMatch(name) || name == NetworkFolder.Public)
            throw json.Wrong("name", $"1 to 32 of a-z, 0-9 and -, beginning with a letter, and not {NetworkFolder.Public}");
        return IPEndPoint.TryParse(json.Text("endpoint"), out var endpoint) && endpoint.AddressFamily == AddressFamily.InterNetwork && endpoint.Port > 0
            ? new(name, endpoint)
            : throw json.Wrong("endpoint", "an IPv4 address and a port");
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,31}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}
