using System.Globalization;
using System.Text.RegularExpressions;

namespace LaborContracts.Verification.Evidence;

/// <summary>The names of a package's files (docs/formats/evidence.md, "Files").</summary>
public static partial class EvidenceNames
{
    public const string Manifest = "manifest.json";
    public const string Checksums = "checksums.txt";
    public const string Contract = "contract.pdf";
    public const string Proof = "proof.json";
    public const string Trail = "trail.json";
    public const string RuleCheck = "rule-check.json";
    public const string Statement = "statement.json";
    public const string Report = "report.json";
    public const string ChineseReport = "report.zh.pdf";
    public const string EnglishReport = "report.en.pdf";
    public const string Certificate = "certificate.pdf";

    /// <summary>Attached to <see cref="Certificate"/>, and no file of the package.</summary>
    public const string CertificateData = "certificate.json";

    public const string Index = "index.html";
    public const string Verifier = "verify.html";

    /// <summary>What the registry held of the contract key, as of a sealed block.</summary>
    public const string StatusConsensus = "consensus/status.json";

    /// <summary>Without these nothing is a package.</summary>
    internal static IReadOnlyList<string> Required { get; } =
        [Contract, Trail, RuleCheck, Statement, Report, ChineseReport, EnglishReport, Certificate, Index, Verifier];

    /// <summary>What comes after report.json and is bound by it or by the manifest alone.</summary>
    internal static IReadOnlySet<string> OutsideReport { get; } =
        new HashSet<string>([Manifest, Checksums, Report, ChineseReport, EnglishReport], StringComparer.Ordinal);

    /// <param name="revision">The document's number among those of its relation, from 1.</param>
    public static string DocumentOf(int revision) => revision == 1 ? Contract : string.Create(CultureInfo.InvariantCulture, $"documents/{revision}.pdf");

    /// <inheritdoc cref="DocumentOf"/>
    public static string ProofOf(int revision) => revision == 1 ? Proof : string.Create(CultureInfo.InvariantCulture, $"documents/{revision}.proof.json");

    /// <inheritdoc cref="DocumentOf"/>
    public static string ConsensusOf(int revision) => string.Create(CultureInfo.InvariantCulture, $"consensus/{revision}.json");

    /// <summary>Whether a file is one of the relation's documents.</summary>
    internal static bool IsDocument(string name) => name == Contract || Follower().IsMatch(name);

    internal static string ProofBeside(string document) => document == Contract ? Proof : document[..^".pdf".Length] + ".proof.json";

    internal static bool IsConsensus(string name) => name.StartsWith("consensus/", StringComparison.Ordinal);

    [GeneratedRegex("^documents/[1-9][0-9]{0,3}\\.pdf$", RegexOptions.CultureInvariant)]
    private static partial Regex Follower();
}
