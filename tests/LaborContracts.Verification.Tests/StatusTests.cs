using System.Globalization;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Verification.Tests;

/// <summary>Whether an authentic contract is in force. Its term is 2026-11-24 to 2029-11-23, days in China.</summary>
public sealed class StatusTests(VerificationRoom room)
{
    private readonly MemoryRegistry _registry = new();

    [Theory]
    [InlineData("2026-11-24T02:00:00Z", ContractStatus.InForce)]
    [InlineData("2029-11-23T15:59:59Z", ContractStatus.InForce)]
    [InlineData("2029-11-23T16:00:00Z", ContractStatus.Expired)]
    public async Task The_term_is_counted_in_days_of_China(string now, ContractStatus expected) =>
        Assert.Equal(expected, (await VerifyAsync(now)).Status);

    [Fact]
    public async Task A_term_that_has_not_begun_is_not_yet_in_force()
    {
        var later = await room.ConcludeAsync(new Paper { Start = "2026-11-25" });
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(later), _registry);

        Assert.Equal(ContractStatus.NotYetInForce, (await room.VerifyAsync(later, proof, _registry)).Status);
    }

    [Theory]
    [InlineData("2026-11-24T02:00:00Z", ContractStatus.Unknown)]
    [InlineData("2029-11-23T16:00:00Z", ContractStatus.Expired)]
    public async Task Without_the_registry_only_the_end_of_the_term_can_be_told(string now, ContractStatus expected)
    {
        _registry.Unreachable = true;

        var report = await VerifyAsync(now);

        Assert.Equal((Verdict.Indeterminate, expected), (report.Verdict, report.Status));
        Assert.Contains("status.not-looked-at", report.Reasons.Select(r => r.Code));
    }

    [Fact]
    public async Task What_is_not_confirmed_has_no_status()
    {
        var report = await room.VerifyAsync(room.HalfSigned, null, _registry);

        Assert.Equal(ContractStatus.Unknown, report.Status);
    }

    [Theory]
    [InlineData(RecordedStatus.Amended, 2u, ContractStatus.Amended)]
    [InlineData(RecordedStatus.Renewed, 2u, ContractStatus.Renewed)]
    [InlineData(RecordedStatus.Terminated, 2u, ContractStatus.Terminated)]
    [InlineData(RecordedStatus.Voided, 1u, ContractStatus.Voided)]
    [InlineData(RecordedStatus.Amended, 1u, ContractStatus.InForce)]
    public async Task An_exception_in_the_registry_is_recorded_and_not_proven(
        RecordedStatus status, uint revision, ContractStatus expected)
    {
        _registry.Statuses[new Paper().Key] = new(status, revision, Bytes32.Zero, room.Clock.Now);

        var report = await VerifyAsync("2026-11-24T02:00:00Z");

        Assert.Equal((Verdict.Authentic, expected), (report.Verdict, report.Status));
        Assert.Equal(expected != ContractStatus.InForce,
            report.Reasons.Any(r => r.Code == "status.recorded-not-proven"));
    }

    [Theory]
    [InlineData(RecordedStatus.Amended, ContractStatus.InForce)]
    [InlineData(RecordedStatus.Terminated, ContractStatus.Terminated)]
    [InlineData(RecordedStatus.Voided, ContractStatus.Voided)]
    public async Task An_end_concerns_also_the_documents_after_it(RecordedStatus status, ContractStatus expected)
    {
        var certificate = await room.ConcludeAsync(new Paper { Revision = 3 });
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(certificate, new Paper { Revision = 3 }), _registry);
        _registry.Statuses[new Paper().Key] = new(status, 2, Bytes32.Zero, room.Clock.Now);

        Assert.Equal(expected, (await room.VerifyAsync(certificate, proof, _registry)).Status);
    }

    private async Task<Report> VerifyAsync(string now)
    {
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(room.Concluded), _registry);
        var clock = new FixedClock { Now = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture) };
        return await new DocumentVerifier(room.TrustIn(_registry), _registry, clock)
            .VerifyAsync(room.Concluded, proof, [], null, TestContext.Current.CancellationToken);
    }
}
