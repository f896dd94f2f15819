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

    [Fact]
    public async Task A_passkey_that_no_pin_could_be_held_against_leaves_the_intent_open()
    {
        var files = await _maker.EvidenceAsync(SoftPasskey.OnP256());

        Assert.Equal(Outcome.Passed, (await JudgedAsync(files)).Step(EvidencePart.Intent)!.Outcome);
        Assert.Equal(Outcome.NotChecked, (await JudgedAsync(files, _maker.Trust with { Passkeys = null })).Step(EvidencePart.Intent)!.Outcome);
    }

    [Fact]
    public async Task An_intent_that_was_proven_in_an_unknown_way_is_not_checked()
    {
        var step = (await JudgedAsync(await _maker.EvidenceAsync(method: "a-nod"))).Step(EvidencePart.Intent)!;

        Assert.Equal(Outcome.NotChecked, step.Outcome);
        Assert.Contains(step.Reasons, reason => reason.Code == "intent.method-unknown");
    }

    private async Task<EvidenceReport> JudgedAsync(EvidenceMaker.FileCollection files, Trust? trust = null) => await new EvidenceVerifier(
        trust ?? _maker.Trust, null, room.Clock).VerifyAsync(await _maker.PackAsync(files), TestContext.Current.CancellationToken);
}
