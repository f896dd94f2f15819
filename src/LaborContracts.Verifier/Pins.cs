using System.CommandLine;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Signatures.Validation;
using LaborContracts.Verification;

namespace LaborContracts.Verifier;

/// <summary>
/// The options by which a caller says whom to trust. One that is given takes the place of the file's.
/// </summary>
internal sealed class Pins
{
    private const int LongestFile = 1 << 20;

    private readonly Option<FileInfo?> _file = new("--trust")
    {
        Description = "trust.json: 信任的根证书、链和登记簿 / whom to trust",
    };
    private readonly Option<FileInfo[]> _trustRoots = new("--trust-root")
    {
        Description = "签名根证书 (PEM) / roots of signers",
    };
    private readonly Option<FileInfo[]> _timestampRoots = new("--tsa-root")
    {
        Description = "时间戳根证书 (PEM) / roots of timestamp authorities",
    };
    private readonly Option<ulong?> _chainId = new("--chain-id") { Description = "信任的链 / the chain" };
    private readonly Option<string?> _registry = new("--registry")
    {
        Description = "登记簿地址 0x… / the registry's address",
    };

    public void AddAllTo(Command command)
    {
        AddRootsTo(command, required: false);
        AddChainTo(command);
    }

    /// <summary>The file, and what it pins of the chain.</summary>
    public void AddChainTo(Command command)
    {
        command.Options.Add(_file);
        command.Options.Add(_chainId);
        command.Options.Add(_registry);
    }

    public void AddRootsTo(Command command, bool required)
    {
        _trustRoots.Required = required;
        command.Options.Add(_trustRoots);
        command.Options.Add(_timestampRoots);
    }

    /// <exception cref="UsageException">A pin that cannot be read.</exception>
    public Trust Read(ParseResult parsed)
    {
        var trust = parsed.GetValue(_file) is { } file
            ? Parse(file, () => Trust.Read(BoundedFile.Read(file, LongestFile)))
            : new Trust(TrustRoots.FromPem(), TrustRoots.FromPem(), null, null, ValidatorPins.None, null);
        if (parsed.GetValue(_trustRoots) is { Length: > 0 } given)
        {
            trust = trust with { TrustRoots = Roots(given) };
            if (parsed.GetValue(_file) is null) trust = trust with { TimestampRoots = trust.TrustRoots };
        }
        if (parsed.GetValue(_timestampRoots) is { Length: > 0 } authorities)
            trust = trust with { TimestampRoots = Roots(authorities) };
        if (parsed.GetValue(_chainId) is { } chain) trust = trust with { ChainId = chain };
        if (parsed.GetValue(_registry) is { } text)
            trust = trust with { Registry = AddressIn(text, "--registry") };
        return trust;
    }

    /// <param name="option">Where it was given.</param>
    /// <exception cref="UsageException">Not an address.</exception>
    public static Address AddressIn(string text, string option) => Address.TryParse(text, out var address)
        ? address
        : throw new UsageException($"{option}: '{text}' is no address");

    private static TrustRoots Roots(FileInfo[] files) => TrustRoots.FromPem(
        files.Select(file => Parse(file, () =>
        {
            var text = BoundedFile.ReadText(file, LongestFile);
            TrustRoots.FromPem(text); // refuses the file that is at fault by its name
            return text;
        })).ToList());

    private static T Parse<T>(FileInfo file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException e)
        {
            throw new UsageException($"{file.Name}: {e.Message}", e);
        }
    }
}
