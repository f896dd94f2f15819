using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Intents;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Ledger.Tests.Consensus;
using LaborContracts.Pdf;
using LaborContracts.TestKit.Signing;
using LaborContracts.Verification.Evidence;

namespace LaborContracts.Verification.Tests.Rig;

/// <summary>Evidence packages of small papers, made as the platform makes them and then, perhaps, as somebody else would.</summary>
public sealed class EvidenceMaker(VerificationRoom room)
{
    public const string OperatorName = "演示平台运营方";
    public const string OperatorCode = "91320499MA1TE5T0X9";

    private static readonly Paper First = Paper.Of("labor-contract");
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };
    private readonly MemoryRegistry _registry = new();

    public VerificationRoom Room => room;

    public Trust Trust => room.TrustIn(_registry) with { Validators = new QbftNetwork().Pins, Operator = OperatorCode };

    public byte[] TrustFile => JsonSerializer.SerializeToUtf8Bytes(new
    {
        trustRoots = (string[])[room.Authority.RootPem],
        timestampRoots = (string[])[room.TimestampAuthority.RootPem],
        chainId = _registry.ChainId,
        registry = _registry.Address.ToString(),
        platform = "https://contracts.example/",
        @operator = OperatorCode,
        validators = (object[])[new { fromBlock = 0, addresses = new QbftNetwork().Validators.Select(one => one.ToString()), quorum = "ceil(2N/3)" }],
    }, Indented);

    /// <summary>The files from contract.pdf to statement.json of a contract that was offered, signed, sealed and registered.</summary>
    /// <param name="passkey">By which the worker proves the intent; null for a code.</param>
    /// <param name="answers">What the passkey answers, if not exactly what it was asked.</param>
    /// <param name="shown">The text of which the trail tells as the offer, if not the one that was signed.</param>
    public async Task<FileCollection> EvidenceAsync(SoftPasskey? passkey = null, byte[]? answers = null, bool withIntents = true, byte[]? shown = null, string method = "one-time-code")
    {
        var told = new ToldTrail(First.Key).Tell("contract.drafted", "employer");
        var files = new FileCollection();
        var offers = new JsonArray();
        await ConcludeAsync(First, told, files, offers, passkey, answers, withIntents, shown, method);
        return Complete(files, told, offers);
    }

    /// <summary>The same with an amendment after it.</summary>
    public async Task<FileCollection> AmendedAsync()
    {
        var told = new ToldTrail(First.Key).Tell("contract.drafted", "employer");
        var (files, offers) = (new FileCollection(), new JsonArray());
        await ConcludeAsync(First, told, files, offers);
        await ConcludeAsync(Amendment, told, files, offers);
        return Complete(files, told, offers);
    }

    private static Paper Amendment => Paper.Of("amendment") with
    {
        Revision = 2, Terms = "\"term\":{\"start\":\"2026-11-24\",\"end\":\"2029-11-23\",\"kind\":\"fixed\"},\"amending\":{\"effectiveFrom\":\"2026-11-24\"},",
    };

    /// <summary>With certificate, pages and sealed report: a package.</summary>
    /// <param name="sealer">Who seals report and certificate; the operator unless told.</param>
    public async Task<EvidencePackage> PackAsync(FileCollection evidence, (string Name, string Code)? sealer = null, bool reportIsSealed = true)
    {
        var files = evidence.Copy();
        var report = await new EvidenceVerifier(Trust, null, room.Clock).JudgeAsync(First.Key, files, CancellationToken.None);
        var named = new JsonObject
        {
            ["format"] = "labor-contract-certificate", ["version"] = 1,
            ["documents"] = new JsonArray([.. report.Documents.Select(document => new JsonObject
            {
                ["sha256"] = document.Report?.Document.Sha256.ToString(), ["sm3"] = document.Report?.Document.Sm3.ToString(),
            })]),
        };
        files["certificate.pdf"] = await SealAsync("certificate.json", EvidenceJson.Write(named), sealer);
        files["index.html"] = "<!doctype html><title>-</title>"u8.ToArray();
        files["verify.html"] = "<!doctype html><title>-</title>"u8.ToArray(); // the page itself would make each vector ten kilobytes larger
        var said = report.ToFile(files);
        files["report.json"] = said;
        foreach (var name in (string[])["report.zh.pdf", "report.en.pdf"])
            files[name] = reportIsSealed ? await SealAsync("report.json", said, sealer) : Sealable("report.json", said);
        return EvidencePackage.Of(new(First.Key, room.Clock.Now, "worker", "《电子劳动合同订立指引》第十六条", []), files);
    }

    private async Task ConcludeAsync(
        Paper paper, ToldTrail told, FileCollection files, JsonArray offers, SoftPasskey? passkey = null, byte[]? answers = null, bool withIntents = true, byte[]? shown = null, string method = "one-time-code")
    {
        var offered = shown ?? paper.Make();
        var half = await room.SignAsync(paper.Make(), "worker", room.Worker());
        var concluded = await room.ArchiveAsync(await room.SignAsync(half, "employer", room.Employer()));
        Dictionary<string, string> document = paper.Revision == 1 ? [] : new() { ["document"] = "0197f0c2-0000-7000-8000-000000000002" };
        Dictionary<string, string> With(params (string Name, string Value)[] more) =>
            document.Concat(more.Select(one => KeyValuePair.Create(one.Name, one.Value))).ToDictionary();

        told.Tell("contract.offered", "employer", HashOf(offered), With(("findings", "T02 W02"), ("reason.W02", "按月发放，日期已告知")));
        offers.Add(new JsonObject
        {
            ["documentSha256"] = HashOf(offered),
            ["findings"] = new JsonArray(new JsonObject { ["id"] = "T02" }, new JsonObject { ["id"] = "W02", ["reason"] = "按月发放，日期已告知" }),
        });
        if (withIntents) told.Tell("intent.proven", "worker", HashOf(offered), passkey is null ? With(("method", method)) : With([.. Answer(passkey, offered, answers)]));
        told.Tell("signature.recorded", "worker", HashOf(half), document);
        told.Tell("intent.proven", "employer", HashOf(half), With(("method", "one-time-code")));
        told.Tell("signature.recorded", "employer", HashOf(concluded), document);
        told.Tell("contract.concluded", "platform", HashOf(concluded), document);

        var proof = VerificationRoom.ProofOf(Leaf.OfDocument(paper.Key, (uint)paper.Revision, concluded, told.Head), _registry);
        files[EvidenceNames.DocumentOf(paper.Revision)] = concluded;
        files[EvidenceNames.ProofOf(paper.Revision)] = proof.Write();
        files[EvidenceNames.ConsensusOf(paper.Revision)] = Sealed(proof);
    }

    /// <summary>That validators sealed the registration.</summary>
    public byte[] Sealed(Proof proof, int seals = 3) => new SealedRecords(_registry.Address).OfAnchor(proof.Root, proof.TreeSize, seals).Write();

    /// <summary>That validators sealed a status of the contract.</summary>
    public byte[] Sealed(StatusEntry status) => new SealedRecords(_registry.Address).OfStatus(First.Key, status).Write();

    private FileCollection Complete(FileCollection files, ToldTrail told, JsonArray offers)
    {
        files["consensus/status.json"] = new SealedRecords(_registry.Address).OfStatus(First.Key, null).Write();
        files["trail.json"] = told.File.Write();
        files["rule-check.json"] = EvidenceJson.Write(new() { ["format"] = "labor-contract-rule-check", ["version"] = 1, ["offers"] = offers });
        files["statement.json"] = EvidenceJson.Write(new()
        {
            ["format"] = "labor-contract-system-statement", ["version"] = 1,
            ["operator"] = new JsonObject { ["name"] = OperatorName, ["creditCode"] = OperatorCode },
            ["chainId"] = _registry.ChainId, ["registry"] = _registry.Address.ToString(),
        });
        return files;
    }

    private static IEnumerable<(string, string)> Answer(SoftPasskey passkey, byte[] offered, byte[]? answers)
    {
        var nonce = Keccak256.Of("nonce"u8);
        var challenge = IntentChallenge.Of(First.Key, 1, new(SHA256.HashData(offered)), nonce).ToArray();
        var (device, client, signature) = passkey.Answer(answers ?? challenge);
        return
        [
            ("method", "passkey"), ("nonce", nonce.ToString()), ("credentialId", Hex.Encode(passkey.Id)), ("publicKey", Hex.Encode(passkey.CoseKey())),
            ("authenticatorData", Hex.Encode(device)), ("clientData", Hex.Encode(client)), ("signature", Hex.Encode(signature)),
        ];
    }

    private Task<byte[]> SealAsync(string name, byte[] content, (string Name, string Code)? sealer) => room.SignAsync(
        Sealable(name, content), "platform", room.Employer(sealer?.Name ?? OperatorName, sealer?.Code ?? OperatorCode));

    /// <summary>A page with an attached file and a field to be sealed.</summary>
    private static byte[] Sealable(string name, byte[] content)
    {
        var pdf = new PdfWriter();
        var (catalog, pages, page) = (pdf.Reserve(), pdf.Reserve(), pdf.Reserve());
        var field = pdf.Add(new PdfDictionary
        {
            ["Type"] = new PdfName("Annot"), ["Subtype"] = new PdfName("Widget"), ["FT"] = new PdfName("Sig"), ["T"] = PdfString.Text("platform"),
            ["P"] = page, ["Rect"] = new PdfArray(20, 20, 220, 70), ["F"] = 4,
        });
        var file = pdf.Add(PdfStream.Deflate(new PdfDictionary { ["Type"] = new PdfName("EmbeddedFile") }, content));
        pdf.Set(page, new PdfDictionary
        {
            ["Type"] = new PdfName("Page"), ["Parent"] = pages, ["MediaBox"] = new PdfArray(0, 0, 595, 842), ["Annots"] = new PdfArray(field),
        });
        pdf.Set(pages, new PdfDictionary { ["Type"] = new PdfName("Pages"), ["Kids"] = new PdfArray(page), ["Count"] = 1 });
        pdf.Set(catalog, new PdfDictionary
        {
            ["Type"] = new PdfName("Catalog"), ["Pages"] = pages,
            ["AcroForm"] = pdf.Add(new PdfDictionary { ["Fields"] = new PdfArray(field), ["SigFlags"] = 3 }),
            ["AF"] = new PdfArray(pdf.Add(new PdfDictionary
            {
                ["Type"] = new PdfName("Filespec"), ["F"] = PdfString.Text(name), ["UF"] = PdfString.Text(name),
                ["EF"] = new PdfDictionary { ["F"] = file, ["UF"] = file },
            })),
        });
        return pdf.Write(catalog, null, "0123456789abcdef"u8);
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>A package's files in their order.</summary>
    public sealed class FileCollection : OrderedDictionary<string, ReadOnlyMemory<byte>>, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>
    {
        public FileCollection Copy()
        {
            var copy = new FileCollection();
            foreach (var (name, content) in this) copy[name] = content;
            return copy;
        }

        /// <summary>The same with one file changed; null takes it away.</summary>
        public FileCollection With(string name, Func<byte[], byte[]?> change)
        {
            var files = Copy();
            if (change(TryGetValue(name, out var before) ? before.ToArray() : []) is { } after) files[name] = after;
            else files.Remove(name);
            return files;
        }

        /// <summary>The same with a part of a text file replaced, which must be there.</summary>
        public FileCollection With(string name, string part, string other) => With(name, before => Encoding.UTF8.GetString(before) is var text
            && text.Contains(part, StringComparison.Ordinal)
                ? Encoding.UTF8.GetBytes(text.Replace(part, other, StringComparison.Ordinal))
                : throw new InvalidOperationException($"{name} has no {part}"));
    }
}
