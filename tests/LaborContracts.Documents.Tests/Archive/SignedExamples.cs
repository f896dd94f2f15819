using System.Text.Json;
using LaborContracts.Documents.Tests.Contracts;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Terms.Json;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;
using LaborContracts.TestKit;

namespace LaborContracts.Documents.Tests.Archive;

/// <summary>
/// The worked example of every kind of document, signed by its parties in their order and raised to PAdES baseline LTA, as a
/// concluded one is. The firms' seals are P-256 and RSA by turns.
/// </summary>
internal static class SignedExamples
{
    private static readonly Lazy<Task<Dictionary<string, SignedExample>>> Made = new(MakeAsync);

    public static IEnumerable<string> Kinds => Enum.GetValues<DocumentKind>().Select(kind => kind.Code());

    public static SignedExample Get(string kind) => Made.Value.GetAwaiter().GetResult()[kind];

    private static async Task<Dictionary<string, SignedExample>> MakeAsync()
    {
        // An authority keeps one seal for a firm, of whatever key.
        await using var first = new PublishedAuthorities(SignatureScheme.EcdsaP256, isNamed: false);
        await using var second = new PublishedAuthorities(SignatureScheme.EcdsaP256, isNamed: false);
        var made = new Dictionary<string, SignedExample>();
        foreach (var (index, kind) in Enum.GetValues<DocumentKind>().Index())
        {
            made[kind.Code()] = index % 2 == 0
                ? await ConcludeAsync(kind, first, SignatureScheme.EcdsaP256)
                : await ConcludeAsync(kind, second, SignatureScheme.Rsa);
        }

        return made;
    }

    private static async Task<SignedExample> ConcludeAsync(DocumentKind kind, PublishedAuthorities authorities, SignatureScheme scheme)
    {
        var paper = PaperOf(kind);
        var unsigned = Papers.Typesetter.Typeset(paper).Pdf;
        var pdf = unsigned;
        foreach (var role in kind.Signers())
        {
            using var who = SignerOf(paper, role, authorities, scheme);
            pdf = await PadesSigning.SignAsync(
                pdf, role.ToString().ToLowerInvariant(), who, authorities.Timestamps,
                new SignatureClaims(authorities.Now, who.CommonName),
                (increment, widget) => Draw(increment, widget, TextOf(paper, role, who, authorities.Now)),
                CancellationToken.None);
        }

        return new(unsigned, await authorities.ArchiveAsync(pdf), authorities.Policy, authorities.Authority.RootPem);
    }

    private static ContractPaper PaperOf(DocumentKind kind)
    {
        if (!kind.IsAgreement()) return LaterExamples.PaperOf(kind.Code());
        var (terms, faults) = TermsJson.Read(JsonElement.Parse(
            File.ReadAllBytes(Path.Combine(Repository.Root, "docs", "examples", $"{kind.Code()}.json"))));
        Assert.Empty(faults);
        return Papers.Of(terms!) with { Kind = kind };
    }

    private static SigningIdentity SignerOf(ContractPaper paper, PartyRole role, PublishedAuthorities authorities, SignatureScheme scheme) => role switch
    {
        PartyRole.Worker => authorities.Authority.IssueOneTime(paper.Terms.Worker.Name, TimeSpan.FromHours(1)),
        PartyRole.Employer => authorities.Authority.SealFor(paper.Terms.Employer.Name, paper.Terms.Employer.CreditCode.ToString(), scheme),
        _ => authorities.Authority.SealFor(paper.Terms.Partner!.Name, paper.Terms.Partner.CreditCode.ToString(), scheme),
    };

    private static AppearanceText TextOf(ContractPaper paper, PartyRole role, SigningIdentity who, DateTimeOffset at) => new(
        role, who.CommonName, at, who.SerialNumber[..8], Demonstration: true,
        role switch
        {
            PartyRole.Worker => null,
            PartyRole.Employer => paper.Terms.Employer.CreditCode.ToString(),
            _ => paper.Terms.Partner!.CreditCode.ToString(),
        });

    private static PdfReference Draw(PdfIncrement increment, PdfDictionary widget, AppearanceText text)
    {
        var edges = ((PdfArray)increment.File.Resolve(widget["Rect"])).Items
            .Select(edge => edge is PdfReal real ? real.Value : ((PdfInteger)edge).Value)
            .ToArray();
        return Papers.Typesetter.DrawAppearance(
            increment, text, edges[2] - edges[0], edges[3] - edges[1],
            text.Role == PartyRole.Worker ? Handwriting.FromPng(Drawings.Signature()) : null);
    }
}

/// <param name="Policy">Trusts the authorities that the parties signed under, a minute later.</param>
internal sealed record SignedExample(byte[] Unsigned, byte[] Pdf, SignaturePolicy Policy, string RootPem);
