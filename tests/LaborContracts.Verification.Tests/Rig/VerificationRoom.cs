using System.Net;
using System.Net.Http.Headers;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Intents;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Merkle;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Timestamps;
using LaborContracts.Signatures.Validation;
using Xunit;

[assembly: AssemblyFixture(typeof(LaborContracts.Verification.Tests.Rig.VerificationRoom))]

namespace LaborContracts.Verification.Tests.Rig;

/// <summary>Authorities, a contract signed by both parties, and means to anchor: what most tests start from.</summary>
public sealed class VerificationRoom : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("verification-").FullName;

    /// <summary>A folder of authorities that outlive the room; null for new ones.</summary>
    public string? Keys { get; init; }

    public FixedClock Clock { get; } = new();

    public DevelopmentAuthority Authority { get; private set; } = null!;

    public DevelopmentTimestampAuthority TimestampAuthority { get; private set; } = null!;

    /// <summary>Signed by the worker, sealed by the employer.</summary>
    public byte[] Concluded { get; private set; } = null!;

    /// <summary>Signed by the worker alone.</summary>
    public byte[] HalfSigned { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var password = Path.Combine(Keys ?? _folder, "password");
        Authority = DevelopmentAuthority.CreateOrLoad(Path.Combine(Keys ?? _folder, "ca"), password, Clock);
        TimestampAuthority = DevelopmentTimestampAuthority.CreateOrLoad(Path.Combine(Keys ?? _folder, "tsa"), password, Clock);
        HalfSigned = await SignAsync(new Paper().Make(), "worker", Worker());
        Concluded = await SignAsync(HalfSigned, "employer", Employer());
    }

    public SigningIdentity Worker(string name = Paper.WorkerName) =>
        Authority.IssueOneTime(name, TimeSpan.FromMinutes(10));

    public SigningIdentity Employer(string name = Paper.EmployerName, string creditCode = Paper.CreditCode) =>
        Authority.SealFor(name, creditCode);

    /// <summary>Signed by both parties in order, whoever they are.</summary>
    public async Task<byte[]> ConcludeAsync(
        Paper paper, SigningIdentity? worker = null, SigningIdentity? employer = null) =>
        await SignAsync(
            await SignAsync(paper.Make(), "worker", worker ?? Worker()), "employer", employer ?? Employer());

    /// <param name="draw">What the signature's update brings besides, at least its appearance; null for a frame.</param>
    public Task<byte[]> SignAsync(byte[] pdf, string field, SigningIdentity who, Func<PdfIncrement, PdfDictionary, PdfReference>? draw = null) =>
        PadesSigning.SignAsync(
            pdf, field, who, Timestamps(), new SignatureClaims(Clock.Now, who.CommonName), draw ?? Paper.Frame, CancellationToken.None);

    /// <summary>With a timestamp over the document at its end.</summary>
    public Task<byte[]> ArchiveAsync(byte[] pdf) =>
        PadesArchiving.ArchiveAsync(pdf, ValidationData.Empty, Timestamps(), CancellationToken.None);

    private TimestampClient Timestamps() =>
        new(new HttpClient(new Wire(TimestampAuthority)), [new Uri("http://timestamp.test/")]);

    public static RelyingParty Platform => RelyingParty.Of(new Uri("https://contracts.example/"))!;

    public Trust TrustIn(IRegistry registry) => new(
        TrustRoots.FromPem(Authority.RootPem), TrustRoots.FromPem(TimestampAuthority.RootPem),
        registry.ChainId, registry.Address, ValidatorPins.None, Platform);

    public static Leaf LeafOf(byte[] pdf, Paper? paper = null) =>
        Leaf.OfDocument((paper ?? new()).Key, (uint)(paper ?? new()).Revision, pdf, Keccak256.Of("trail"u8));

    /// <summary>A proof for a leaf among six others; the registry learns nothing of it.</summary>
    public static Proof ProofOf(Leaf leaf, IRegistry registry)
    {
        var leaves = Enumerable.Range(0, 7).Select(i => MerkleHash.Leaf([(byte)i])).ToArray();
        leaves[3] = leaf.Hash;
        var tree = new MerkleTree(leaves);
        return new(
            leaf, 3, 7, tree.PathOf(3), tree.Root, registry.ChainId, registry.Address,
            Keccak256.Of("transaction"u8), 42, Keccak256.Of("block"u8));
    }

    /// <summary>A proof for a leaf, anchored.</summary>
    public static Proof Register(Leaf leaf, MemoryRegistry registry)
    {
        var proof = ProofOf(leaf, registry);
        registry.Anchor(proof.Root, proof.TreeSize);
        return proof;
    }

    public Task<Report> VerifyAsync(
        byte[] pdf, Proof? proof, MemoryRegistry registry, Recorded? recorded = null, Trust? trust = null) =>
        new DocumentVerifier(trust ?? TrustIn(registry), registry, Clock)
            .VerifyAsync(pdf, proof, [], recorded, CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        Authority.Dispose();
        TimestampAuthority.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private sealed class Wire(DevelopmentTimestampAuthority authority) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) => new(HttpStatusCode.OK)
        {
            Content = new ByteArrayContent(
                authority.Answer(await request.Content!.ReadAsByteArrayAsync(cancellationToken)))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/timestamp-reply") },
            },
        };
    }
}
