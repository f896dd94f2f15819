using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Ledger.Tests.Trails;
using LaborContracts.Ledger.Trails;
using LaborContracts.TestKit.Evidence;
using LaborContracts.TestKit.Signing;
using LaborContracts.Verification.Evidence;
using LaborContracts.Verification.Tests.Rig;

namespace LaborContracts.Verification.Tests.Evidence;

/// <summary>
/// The vectors under tests/vectors/evidence: what each teaches, what is to be found, and how it is made. What is expected was written by hand
/// from docs/formats/evidence.md.
/// </summary>
public static class EvidenceCases
{
    private const string Authentic = "AUTHENTIC", Altered = "ALTERED", Indeterminate = "INDETERMINATE";

    /// <summary>Each case as a vector, and the package's bytes.</summary>
    public static async Task<IReadOnlyList<(EvidenceVector Vector, byte[] Package)>> MakeAsync(EvidenceMaker maker)
    {
        var cases = new List<(EvidenceVector, byte[])>();
        var evidence = await maker.EvidenceAsync();
        var honest = await maker.PackAsync(evidence);
        var zip = await ZipAsync(honest);

        // Honest.
        await Add("honest", "a contract, registered and proven by a consensus proof: authentic without the platform and without a node", Authentic, [], [], honest);
        await Add("honest-amended", "a contract and its amendment, each with its proof", Authentic, [], [], await maker.PackAsync(await maker.AmendedAsync()));
        await Add("honest-passkey", "the worker's intent is proven by a passkey", Authentic, [], [], await maker.PackAsync(await maker.EvidenceAsync(SoftPasskey.OnP256())));
        await Add("honest-passkey-rsa", "the same with an RSA key", Authentic, [], [], await maker.PackAsync(await maker.EvidenceAsync(SoftPasskey.OfRsa())));
        await Add("honest-without-status", "nothing shows what became of the contract later: authentic, in a status that nobody could look at", Authentic, [], [],
            await maker.PackAsync(evidence.With("consensus/status.json", _ => null)));
        await Add("honest-shredded-event", "an event was shredded: its commitment still holds", Authentic, [], [], await maker.PackAsync(
            TrailOf(evidence, trail => trail with { Entries = [trail.Entries[0].Shredded(), .. trail.Entries.Skip(1)] })));
        await Add("honest-without-proof", "not registered yet, or the proof was left out: could not look, and not failed", Indeterminate, [], [],
            await maker.PackAsync(evidence.With("proof.json", _ => null).With("consensus/1.json", _ => null)));
        await Add("honest-without-consensus", "a chain without seals: a node has to be asked, and none was", Indeterminate, [], [],
            await maker.PackAsync(evidence.With("consensus/1.json", _ => null)));
        await Add("too-few-seals", "two of four validators sealed: shows nothing, accuses nobody", Indeterminate, [], [],
            await maker.PackAsync(evidence.With("consensus/1.json", _ => maker.Sealed(Proof.Read(evidence["proof.json"]), seals: 2))));
        await Add("other-chain", "the proof names a chain that is not pinned: not followed", Indeterminate, [], [],
            await maker.PackAsync(evidence.With("proof.json", "20261", "20262")));
        await Add("sealed-by-a-firm", "the report bears a valid seal that is not the operator's", Altered, ["report", "certificate"], [],
            await maker.PackAsync(evidence, (Paper.EmployerName, Paper.CreditCode)));
        await Add("report-without-seal", "nobody sealed the report", Altered, ["report"], [], await maker.PackAsync(evidence, reportIsSealed: false));

        // Each part changed after it was packed, and again with a manifest made anew: by whoever had the package, without the platform's seal.
        foreach (var (name, change, failed, onPage) in Changes)
        {
            var slug = name.Replace('/', '-').Replace('.', '-');
            await Add($"changed-{slug}", $"{name} was changed after it was packed", Altered, InOrder([.. failed, "manifest"]), InPageOrder([.. onPage, "manifest"]),
                honest with { Files = FilesOf(honest).With(name, change) });
            await Add($"repacked-{slug}", $"{name} was changed, and manifest and checksums were made anew", Altered, InOrder(failed), onPage,
                EvidencePackage.Of(honest.Manifest, Unlisted(honest).With(name, change)));
        }

        await Add("changed-checksums", "checksums.txt does not say what the files are", Altered, ["manifest"], ["manifest"],
            honest with { Files = FilesOf(honest).With("checksums.txt", Flip(2)) });
        await Add("file-added", "a file that the manifest does not name", Altered, ["manifest", "report"], ["manifest"],
            honest with { Files = FilesOf(honest).With("documents/9.json", _ => "{}"u8.ToArray()) });
        await Add("file-added-and-named", "a file that the manifest names and the sealed report does not", Altered, ["report"], [],
            EvidencePackage.Of(honest.Manifest, Unlisted(honest).With("note.txt", _ => "trust me"u8.ToArray())));
        await Add("file-removed", "a file that the manifest names is not there", Altered, ["manifest", "report"], ["manifest"],
            honest with { Files = FilesOf(honest).With("rule-check.json", _ => null) });
        await Add("manifest-of-another-contract", "the manifest names another contract key", Altered, ["documents", "trail", "report"], ["documents", "trail"],
            EvidencePackage.Of(honest.Manifest with { Key = Keccak256.Of("another"u8) }, Unlisted(honest)));

        // A dishonest operator seals whatever it likes: contract, registration and trail still tell.
        await Add("operator-contract-half-signed", "the platform packs and seals a contract that only the worker signed", Indeterminate,
            ["documents", "registration"], ["documents"], await maker.PackAsync(evidence.With("contract.pdf", _ => maker.Room.HalfSigned)));
        await Add("operator-path-broken", "the path of the proof does not lead to its root", Altered, ["registration", "trail"], ["inclusion"],
            await maker.PackAsync(evidence.With("proof.json", BreakPath)));
        await Add("operator-trail-cut-off", "the end of the trail, which the leaf holds, was cut off", Altered, ["trail"], ["trail"],
            await maker.PackAsync(TrailOf(evidence, trail => TrailTampering.Kinds["cut off"](trail, 3))));
        await Add("operator-event-changed", "an event of the trail was changed and all links made anew", Altered, ["trail"], ["trail"],
            await maker.PackAsync(TrailOf(evidence, trail => TrailTampering.Kinds["event changed, all links made anew"](trail, 2))));
        await Add("operator-event-removed", "an event was taken out and the rest renumbered", Altered, ["trail"], ["trail"],
            await maker.PackAsync(TrailOf(evidence, trail => TrailTampering.Kinds["removed, renumbered"](trail, 2))));
        await Add("operator-events-swapped", "two events changed places", Altered, ["trail"], ["trail"],
            await maker.PackAsync(TrailOf(evidence, trail => TrailTampering.Kinds["swapped"](trail, 2))));
        await Add("operator-event-half-shredded", "an event is gone and its salt is not", Altered, ["trail"], ["trail"],
            await maker.PackAsync(TrailOf(evidence, trail => TrailTampering.Kinds["event alone shredded"](trail, 2))));
        await Add("operator-without-intent", "a signature before which no intent was proven", Altered, ["intent"], ["trail"],
            await maker.PackAsync(await maker.EvidenceAsync(withIntents: false)));
        await Add("operator-passkey-over-another-text", "the passkey answered another challenge than that of the shown bytes", Altered, ["intent"], ["passkey"],
            await maker.PackAsync(await maker.EvidenceAsync(SoftPasskey.OnP256(), new byte[32])));
        await Add("operator-other-findings", "rule-check.json tells of other findings than the trail", Altered, ["rules"], [],
            await maker.PackAsync(evidence.With("rule-check.json", "\"W02\"", "\"W03\"")));
        await Add("operator-other-registry", "the system statement names another registry than the pinned one: told, and no fault of the contract", Authentic, [], [],
            await maker.PackAsync(evidence.With("statement.json", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0x0000000000000000000000000000000000000001")));

        // Proofs that are no proofs.
        await Add("proof-with-a-member-twice", "strict JSON: a member that comes twice is refused", Altered, ["registration"], ["inclusion"],
            await maker.PackAsync(evidence.With("proof.json", "\"version\": 1,", "\"version\": 1,\n  \"version\": 1,")));
        await Add("proof-of-version-2", "another version is not guessed at", Altered, ["registration"], ["inclusion"],
            await maker.PackAsync(evidence.With("proof.json", "\"version\": 1,", "\"version\": 2,")));
        await Add("trail-of-version-2", "the same of a trail", Altered, ["trail"], ["trail"],
            await maker.PackAsync(evidence.With("trail.json", "\"version\": 1,", "\"version\": 2,")));

        // ZIPs that are none of ours.
        AddBytes("zip-cut-short", "the end is missing", zip[..^30]);
        AddBytes("zip-with-a-tail", "bytes behind the directory", [.. zip, 0]);
        AddBytes("zip-with-a-head", "bytes before the first file", [0, .. zip]);
        AddBytes("zip-name-differs", "a file has another name in the directory than where it lies", Renamed(zip));
        AddBytes("zip-encrypted", "an entry says that it is encrypted", Patched(zip, 8, 1));
        AddBytes("zip-link", "an entry is a symbolic link", Patched(zip, 41, 0xA1));
        AddBytes("zip-lies-about-size", "a file unpacks to more than it says", await ShortenedAsync());
        AddBytes("zip-path-upwards", "a name that leads out of the folder", await PlainAsync("../trust.json"));
        AddBytes("zip-absolute-path", "a name from the root", await PlainAsync("/etc/passwd"));
        AddBytes("zip-backslash", "a name with a separator of another system", await PlainAsync("documents\\2.pdf"));
        AddBytes("zip-capital", "two names that are one on some systems", await PlainAsync("Contract.pdf"));
        AddBytes("zip-name-twice", "two files of one name", await PlainAsync("contract.pdf", "contract.pdf"));
        AddBytes("zip-without-manifest", "no manifest", await PlainAsync("contract.pdf"));
        AddBytes("zip-empty", "no file at all", await PlainAsync());
        AddBytes("zip-manifest-of-version-2", "another version is not guessed at",
            await ZipAsync(honest with { Files = FilesOf(honest).With("manifest.json", "\"version\": 1", "\"version\": 2") }));
        AddBytes("zip-of-nothing", "no ZIP", "PK but no more than that"u8.ToArray());
        return cases;

        async Task Add(string name, string teaches, string verdict, string[] failed, string[] onPage, EvidencePackage package) =>
            cases.Add((new(name, teaches, verdict, failed, onPage), await ZipAsync(package)));

        void AddBytes(string name, string teaches, byte[] package) => cases.Add((new(name, teaches, null, [], ["package"]), package));
    }

    /// <summary>What is changed of each part, and the steps that find it although the manifest was made anew.</summary>
    private static IEnumerable<(string Name, Func<byte[], byte[]> Change, string[] Failed, string[] OnPage)> Changes =>
    [
        ("contract.pdf", Page, ["documents", "registration", "report", "certificate"], ["documents"]),
        ("proof.json", BreakPath, ["registration", "trail", "report"], ["inclusion"]),
        ("consensus/1.json", InText("\"header\": \"0xf9", "\"header\": \"0xf8"), ["report"], []),
        ("trail.json", InText("employer@example", "employer@exampl3"), ["trail", "report"], ["trail"]),
        ("rule-check.json", InText("T02", "T03"), ["rules", "report"], []),
        ("statement.json", InText("演示平台", "另一平台"), ["report"], []),
        ("report.json", InText("\"IN_FORCE\"", "\"EXPIRED\""), ["report"], []),
        ("report.zh.pdf", Page, ["report"], []),
        ("report.en.pdf", Page, ["report"], []),
        ("certificate.pdf", Page, ["report", "certificate"], []),
        ("index.html", bytes => [.. bytes, .. "<!-- -->"u8], ["report"], []),
        ("verify.html", bytes => [.. bytes, .. "<!-- -->"u8], ["report"], []),
    ];

    private static string[] InOrder(IEnumerable<string> steps) =>
        [.. Enum.GetValues<EvidencePart>().Select(part => part.Name()).Where(steps.Contains)];

    private static string[] InPageOrder(IEnumerable<string> steps) =>
        [.. ((string[])["manifest", "documents", "inclusion", "trail", "passkey"]).Where(steps.Contains)];

    private static EvidenceMaker.FileCollection FilesOf(EvidencePackage package)
    {
        var files = new EvidenceMaker.FileCollection();
        foreach (var (name, content) in package.Files) files[name] = content;
        return files;
    }

    /// <summary>Without what is made over all files.</summary>
    private static EvidenceMaker.FileCollection Unlisted(EvidencePackage package) =>
        FilesOf(package).With("manifest.json", _ => null).With("checksums.txt", _ => null);

    private static EvidenceMaker.FileCollection TrailOf(EvidenceMaker.FileCollection evidence, Func<TrailFile, TrailFile> change) =>
        evidence.With("trail.json", before => change(TrailFile.Read(before)).Write());

    private static Func<byte[], byte[]> InText(string part, string other) => before =>
    {
        var text = Encoding.UTF8.GetString(before);
        var at = text.IndexOf(part, StringComparison.Ordinal);
        return at >= 0 ? Encoding.UTF8.GetBytes(string.Concat(text.AsSpan(0, at), other, text.AsSpan(at + part.Length))) : throw new InvalidOperationException($"no {part}");
    };

    private static Func<byte[], byte[]> Flip(int at) => before =>
    {
        var after = before.ToArray();
        after[at] ^= 1;
        return after;
    };

    /// <summary>One corner of the page in a PDF is moved.</summary>
    private static byte[] Page(byte[] pdf) => Flip(pdf.AsSpan().IndexOf("595 842"u8) + 6)(pdf);

    private static byte[] BreakPath(byte[] proof)
    {
        var read = Proof.Read(proof);
        return (read with { InclusionPath = [Keccak256.Of("other"u8), .. read.InclusionPath.Skip(1)] }).Write();
    }

    private static async Task<byte[]> ZipAsync(EvidencePackage package)
    {
        using var output = new MemoryStream();
        await package.WriteAsync(output, CancellationToken.None);
        return output.ToArray();
    }

    /// <summary>A ZIP with the names alone, as any program writes it.</summary>
    private static async Task<byte[]> PlainAsync(params string[] names)
    {
        using var output = new MemoryStream();
        await using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in names) zip.CreateEntry(name);
        return output.ToArray();
    }

    /// <summary>A byte in the first entry of the directory is another.</summary>
    private static byte[] Patched(byte[] zip, int at, byte value)
    {
        var patched = zip.ToArray();
        patched[DirectoryOf(zip) + at] = value;
        return patched;
    }

    private static byte[] Renamed(byte[] zip) => Patched(zip, 46, (byte)'n');

    /// <summary>One file of zeros that says, in both places, that it is shorter than it is.</summary>
    private static async Task<byte[]> ShortenedAsync()
    {
        using var output = new MemoryStream();
        await using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var entry = await zip.CreateEntry("manifest.json").OpenAsync();
            await entry.WriteAsync(new byte[100_000]);
        }

        var bytes = output.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(22), 1_000);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(DirectoryOf(bytes) + 24), 1_000);
        return bytes;
    }

    private static int DirectoryOf(byte[] zip) => BinaryPrimitives.ReadInt32LittleEndian(zip.AsSpan(zip.Length - 6));
}
