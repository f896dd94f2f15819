using LaborContracts.TestKit.Signing;
using LaborContracts.Verification.Evidence;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Verification.Tests.Evidence;

/// <summary>What a package says of the signers' will, where the operator made it as it liked.</summary>
public sealed class EvidenceIntentsTests(VerificationRoom room)
{
    private readonly EvidenceMaker _maker = new(room);

    [Fact]
    public async Task A_passkeys_answer_over_one_text_does_not_carry_a_signature_on_another()
    {
        var another = (Paper.Of("labor-contract") with { Text = "Twice the wage" }).Make();

        var report = await JudgedAsync(await _maker.EvidenceAsync(SoftPasskey.OnP256(), shown: another));

        Assert.Equal((Verdict.Altered, Outcome.Failed), (report.Verdict, report.Step(EvidencePart.Intent)!.Outcome));
        Assert.Contains(report.Step(EvidencePart.Intent)!.Reasons, reason => reason.Code == "trail.intent-other-bytes");
        Assert.Equal(Outcome.Passed, report.Step(EvidencePart.Trail)!.Outcome); // whose own story is consistent
    }

    private async Task<EvidenceReport> JudgedAsync(EvidenceMaker.FileCollection files, Trust? trust = null) => await new EvidenceVerifier(
        trust ?? _maker.Trust, null, room.Clock).VerifyAsync(await _maker.PackAsync(files), TestContext.Current.CancellationToken);
}
