using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Verification.Tests;

/// <summary>Who must have signed what, by the kind of document.</summary>
public sealed class KindsTests(VerificationRoom room)
{
    private readonly MemoryRegistry _registry = new();

    [Theory]
    [InlineData("labor-contract", "worker employer")]
    [InlineData("dispatch-contract", "worker employer")]
    [InlineData("part-time-agreement", "worker employer")]
    [InlineData("platform-labor-contract", "worker employer")]
    [InlineData("platform-agreement", "worker employer")]
    [InlineData("platform-agreement-three-party", "worker employer partner")]
    [InlineData("post-retirement-agreement", "worker employer")]
    [InlineData("non-compete-agreement", "worker employer")]
    [InlineData("training-agreement", "worker employer")]
    [InlineData("amendment", "worker employer")]
    [InlineData("renewal", "worker employer")]
    [InlineData("agreed-termination", "worker employer")]
    [InlineData("termination-notice", "employer")]
    [InlineData("resignation-notice", "worker")]
    [InlineData("termination-certificate", "employer")]
    public async Task A_document_is_authentic_with_the_signatures_of_its_kind_and_with_not_one_less(string kind, string signers)
    {
        var roles = signers.Split(' ');
        var paper = Paper.Of(kind) with { Fields = roles };

        var whole = await VerifyAsync(paper, roles);
        Assert.Equal((Verdict.Authentic, kind), (whole.Verdict, whole.Document.Kind));
        Assert.Equal(roles, whole.Signatures.Select(s => s.Role));
        Assert.Equal(Verdict.Indeterminate, (await VerifyAsync(paper, roles[..^1])).Verdict);
    }

    [Theory]
    [InlineData("termination-notice", "employer")]
    [InlineData("resignation-notice", "worker")]
    public async Task A_one_sided_document_says_that_nobody_else_has_agreed(string kind, string signer)
    {
        var report = await VerifyAsync(Paper.Of(kind) with { Fields = [signer] }, [signer]);

        Assert.Contains("signatures.passed-alone", report.Reasons.Select(r => r.Code));
        Assert.DoesNotContain("signatures.passed", report.Reasons.Select(r => r.Code));
    }

    [Fact]
    public async Task A_signature_that_the_kind_does_not_ask_for_leaves_it_open()
    {
        var report = await VerifyAsync(Paper.Of("termination-notice"), ["worker", "employer"]);

        Assert.Equal(Verdict.Indeterminate, report.Verdict);
        Assert.Contains("signature.unexpected", report.Reasons.Select(r => r.Code));
    }

    [Fact]
    public async Task A_three_party_document_that_names_no_third_party_is_not_judged()
    {
        var report = await VerifyAsync(Paper.Of("platform-agreement-three-party"), ["worker", "employer"]);

        Assert.Equal(Verdict.Indeterminate, report.Verdict);
        Assert.Contains("attachment.kind-unknown", report.Reasons.Select(r => r.Code));
    }

    [Theory]
    [InlineData("\"term\":{\"start\":\"2026-11-24\",\"kind\":\"openEnded\"},", ContractStatus.InForce)]
    [InlineData("\"term\":{\"start\":\"2099-11-24\",\"kind\":\"openEnded\"},", ContractStatus.NotYetInForce)]
    [InlineData("", ContractStatus.InForce)] // a document without a term of its own
    [InlineData("\"amending\":{\"effectiveFrom\":\"2099-11-24\"},", ContractStatus.NotYetInForce)]
    [InlineData("\"term\":{\"start\":\"2099-11-24\",\"kind\":\"openEnded\"},\"amending\":{\"effectiveFrom\":\"2026-01-01\"},", ContractStatus.NotYetInForce)]
    [InlineData("\"ending\":{\"ground\":\"graveBreach\",\"lastDay\":\"2026-11-23\"},", ContractStatus.Expired)]
    public async Task A_document_without_a_last_day_does_not_expire_and_an_ending_does_after_it(string terms, ContractStatus status)
    {
        var report = await VerifyAsync(Paper.Of("labor-contract") with { Terms = terms }, ["worker", "employer"]);

        Assert.Equal((Verdict.Authentic, status), (report.Verdict, report.Status));
    }

    [Fact]
    public async Task The_second_version_with_a_day_that_is_none_is_unusable()
    {
        var paper = Paper.Of("labor-contract") with { Terms = "\"term\":{\"start\":\"2026-13-24\"}," };

        Assert.Contains("attachment.unusable", (await VerifyAsync(paper, ["worker", "employer"])).Reasons.Select(r => r.Code));
    }

    private async Task<Report> VerifyAsync(Paper paper, IEnumerable<string> roles)
    {
        var pdf = paper.Make();
        foreach (var role in roles)
        {
            using var signer = role switch
            {
                "worker" => room.Worker(),
                "employer" => room.Employer(),
                _ => room.Employer(Paper.PartnerName, Paper.PartnerCode),
            };
            pdf = await room.SignAsync(pdf, role, signer);
        }

        return await room.VerifyAsync(pdf, VerificationRoom.Register(VerificationRoom.LeafOf(pdf, paper), _registry), _registry);
    }
}
