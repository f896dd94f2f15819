using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Ledger.Sequences;
using LaborContracts.Ledger.Tests.Consensus;
using LaborContracts.Ledger.Trails;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

[assembly: AssemblyFixture(typeof(LaborContracts.Verifier.Tests.VerifierFolder))]

namespace LaborContracts.Verifier.Tests;

/// <summary>
/// A contract signed now, anchored on a real node, with its proof and the pins, as files in a folder.
/// </summary>
public sealed class VerifierFolder : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lcverify-").FullName;
    private readonly VerificationRoom _room = new();
    private readonly HttpClient _http = new();
    private AnvilNode _anvil = null!;

    public VerificationRoom Room => _room;

    public string Contract => PathOf("contract.pdf");

    public string ProofFile => PathOf("proof.json");

    /// <summary>The contract's evidence trail, with the proof.</summary>
    public TrailFile Trail { get; private set; } = null!;

    public string TrailFile => PathOf("trail.json");

    /// <summary>A statement of two leaves of an employer, of the day before yesterday; its head is anchored today.</summary>
    public Ledger.Sequences.StatementFile Statement { get; private set; } = null!;

    public string StatementFile => PathOf("statement.json");

    public string TrustFile => PathOf("trust.json");

    /// <summary>That the registry's validators sealed the block of the anchoring.</summary>
    public string ConsensusFile => PathOf("consensus.json");

    /// <summary>The pins, and those validators among them.</summary>
    public string TrustFileWithValidators => PathOf("trust-validators.json");

    public string RootFile => PathOf("root.pem");

    public string TimestampRootFile => PathOf("tsa.pem");

    public string Rpc => _anvil.Url.ToString();

    public async ValueTask InitializeAsync()
    {
        _room.Clock.Now = TimeProvider.System.GetUtcNow(); // the program judges by its own clock
        await _room.InitializeAsync();
        _anvil = await AnvilNode.StartAsync();
        var node = new JsonRpcNode(_http, _anvil.Url);
        var deployed = await DevelopmentRegistry.EnsureAsync(
            PathOf("registry"), node, TimeProvider.System, CancellationToken.None);
        var registry = new RpcRegistry(node, deployed.ChainId, deployed.Address);
        var told = ToldTrail.Of(_room.Concluded);
        var proof = VerificationRoom.ProofOf(told.LeafOf(_room.Concluded), registry);
        await AnchorAsync(node, deployed, proof);

        Statement = await StatedAsync(node, deployed, registry);
        Write("statement.json", Statement.Write());
        Write("contract.pdf", _room.Concluded);
        Write("proof.json", proof.Write());
        Trail = told.File with { Proofs = [proof] };
        Write("trail.json", Trail.Write());
        Write("root.pem", System.Text.Encoding.ASCII.GetBytes(_room.Authority.RootPem));
        Write("tsa.pem", System.Text.Encoding.ASCII.GetBytes(_room.TimestampAuthority.RootPem));
        var network = new QbftNetwork();
        var made = await new ConsensusProofs(node, deployed.ChainId, deployed.Address).OfAnchoringAsync(proof.Root, CancellationToken.None);
        Write("consensus.json", network.Seal(made!).Write());
        WriteTrust("trust.json", deployed, []);
        WriteTrust("trust-validators.json", deployed, [new
        {
            fromBlock = 0, addresses = network.Validators.Select(address => address.ToString()), quorum = "ceil(2N/3)",
        }]);
    }

    private async Task<Ledger.Sequences.StatementFile> StatedAsync(JsonRpcNode node, DevelopmentRegistry deployed, IRegistry registry)
    {
        Leaf[] leaves = [.. "ab".Select(name => Leaf.OfDocument(Keccak256.Of([(byte)name]), 1, "%PDF"u8, Bytes32.Zero))];
        var start = EmployerSequence.Start(Keccak256.Of("employer"u8));
        var (first, last) = (start.Append(leaves[0].Hash), start.Append(leaves[0].Hash).Append(leaves[1].Hash));
        var head = VerificationRoom.ProofOf(last.ToLeaf(), registry);
        await AnchorAsync(node, deployed, head);
        var day = DateOnly.FromDateTime(_room.Clock.Now.UtcDateTime.AddDays(-2));
        return new(
            "91320411MACY000187", day, day, _room.Clock.Now, start,
            [new(1, leaves[0], first.Head, null), new(2, leaves[1], last.Head, null)], [head], 0, null);
    }

    private void WriteTrust(string name, DevelopmentRegistry deployed, object[] validators) =>
        Write(name, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new
        {
            trustRoots = (string[])[_room.Authority.RootPem],
            timestampRoots = (string[])[_room.TimestampAuthority.RootPem],
            chainId = deployed.ChainId,
            registry = deployed.Address.ToString(),
            validators,
        }));

    public string Write(string name, ReadOnlySpan<byte> bytes)
    {
        File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    public async ValueTask DisposeAsync()
    {
        await _anvil.DisposeAsync();
        _http.Dispose();
        await _room.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private async Task AnchorAsync(JsonRpcNode node, DevelopmentRegistry deployed, Proof proof)
    {
        var sender = new RegistrySender(node, deployed.Key, deployed.ChainId, deployed.Address);
        var transaction = await sender.PrepareAnchorAsync(
            proof.Root, proof.TreeSize, await sender.PendingNonceAsync(CancellationToken.None), null, CancellationToken.None);
        await sender.SendAsync(transaction, CancellationToken.None);
        await _anvil.MineAsync();
        await Eventually.SeenAsync("the receipt", () => sender.ReceiptAsync(transaction.Hash, CancellationToken.None));
    }
}
