using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Json;

namespace LaborContracts.Verification.Evidence;

/// <summary>What a package holds, for whom it was made and why (docs/formats/evidence.md). Nobody vouches for it but the sealed report.</summary>
/// <param name="Key">The contract key that all its documents share.</param>
/// <param name="MadeAt">By the platform's clock, UTC, whole seconds.</param>
/// <param name="MadeFor">The role of who asked: <c>worker</c>, <c>employer</c>, <c>partner</c> or <c>inspector</c>.</param>
/// <param name="LegalBasis">On what ground it was handed out, in Chinese.</param>
/// <param name="Files">All files but the manifest itself and checksums.txt.</param>
public sealed record EvidenceManifest(
    Bytes32 Key, DateTimeOffset MadeAt, string MadeFor, string LegalBasis, IReadOnlyList<EvidenceFile> Files)
{
    internal const string Format = "labor-contract-evidence";

    private const int Limit = 1 << 20;

    /// <exception cref="FormatException">Not a manifest of version 1.</exception>
    public static EvidenceManifest Read(ReadOnlyMemory<byte> utf8)
    {
        var json = StrictObject.Read(utf8, "manifest", Limit).OfFormat(Format, 1);
        var files = json.Objects("files", EvidencePackage.MostFiles).Select(EvidenceFile.Read).ToList();
        if (files.DistinctBy(file => file.Name).Count() != files.Count) throw json.Wrong("files", "each name once");
        return new(json.Hash("key"), json.Time("madeAt"), json.Text("madeFor"), json.Text("legalBasis"), files);
    }

    internal byte[] Write() => EvidenceJson.Write(new()
    {
        ["format"] = Format,
        ["version"] = 1,
        ["key"] = Key.ToString(),
        ["madeAt"] = JsonTime.Write(MadeAt),
        ["madeFor"] = MadeFor,
        ["legalBasis"] = LegalBasis,
        ["files"] = new JsonArray([.. Files.Select(file => file.ToJson())]),
    });

    /// <summary>The same in the form of <c>sha256sum</c>, by the order of names, with the manifest among them.</summary>
    internal static byte[] Checksums(IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files) => Encoding.ASCII.GetBytes(string.Concat(files
        .OrderBy(file => file.Key, StringComparer.Ordinal)
        .Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(file.Value.Span))}  {file.Key}\n")));
}

/// <summary>A file of a package, as the manifest names it.</summary>
public sealed record EvidenceFile(string Name, ulong Bytes, Bytes32 Sha256, Bytes32 Sm3)
{
    public static EvidenceFile Of(string name, ReadOnlyMemory<byte> content) =>
        new(name, (ulong)content.Length, new(SHA256.HashData(content.Span)), Ledger.Leaves.Sm3.Of(content.Span));

    internal static EvidenceFile Read(StrictObject json) =>
        new(NameIn(json), json.WholeNumber("bytes"), json.Hash("sha256"), json.Hash("sm3"));

    /// <summary>As a name in the ZIP, and so nothing that could write to a terminal.</summary>
    internal static string NameIn(StrictObject json) =>
        json.Text("name") is var name && EvidenceZip.PlainName().IsMatch(name) ? name : throw json.Wrong("name", "a name that is one of a package's");

    internal JsonObject ToJson() => new()
    {
        ["name"] = Name, ["bytes"] = Bytes, ["sha256"] = Sha256.ToString(), ["sm3"] = Sm3.ToString(),
    };
}
