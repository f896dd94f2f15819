using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Verification.Evidence;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Verification.Tests.Evidence;

/// <summary>Whether a package may say that nothing has changed since.</summary>
public sealed class EvidenceChangesTests(VerificationRoom room)
{
    private readonly EvidenceMaker _maker = new(room);

    [Theory]
    [InlineData(RecordedStatus.Amended)]
    [InlineData(RecordedStatus.Terminated)]
    public async Task A_later_document_that_the_registry_tells_of_and_the_package_lacks_leaves_it_open(RecordedStatus status)
    {
        var entry = new StatusEntry(status, 2, Keccak256.Of("later"u8), room.Clock.Now.AddHours(-1));

        Assert.Equal(Outcome.NotChecked, await AnsweredAsync((await _maker.EvidenceAsync()).With("consensus/status.json", _ => _maker.Sealed(entry))));
    }

    [Fact]
    public async Task A_conclusion_in_the_trail_whose_document_the_package_lacks_leaves_it_open()
    {
        var amended = await _maker.AmendedAsync();

        Assert.Equal(Outcome.Passed, await AnsweredAsync(amended));
        Assert.Equal(Outcome.NotChecked, await AnsweredAsync(
            amended.With("documents/2.pdf", _ => null).With("documents/2.proof.json", _ => null).With("consensus/2.json", _ => null)));
    }

    [Fact]
    public async Task An_amendment_that_the_package_holds_is_told_and_leaves_nothing_open()
    {
        var entry = new StatusEntry(RecordedStatus.Amended, 2, Keccak256.Of("later"u8), room.Clock.Now.AddHours(-1));

        Assert.Equal(Outcome.Passed, await AnsweredAsync((await _maker.AmendedAsync()).With("consensus/status.json", _ => _maker.Sealed(entry))));
    }

    private async Task<Outcome> AnsweredAsync(EvidenceMaker.FileCollection files)
    {
        var report = await new EvidenceVerifier(_maker.Trust, null, room.Clock).VerifyAsync(await _maker.PackAsync(files), TestContext.Current.CancellationToken);
        return Assert.Single(EvidenceQuestion.Of(report), question => question.Name == "changes").Answer.Outcome;
    }
}
