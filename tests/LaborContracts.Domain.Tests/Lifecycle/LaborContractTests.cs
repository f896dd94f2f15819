using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using Xunit;

namespace LaborContracts.Domain.Tests.Lifecycle;

public sealed class LaborContractTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
    private static readonly Finding Void = new("P01", Severity.Block, "劳动合同法第十九条", "probation.term", "过长", "Too long");
    private static readonly Finding Risky = Void with { Severity = Severity.Warn };

    [Fact]
    public void A_finding_that_blocks_refuses_the_offer_and_says_which()
    {
        var contract = Draft();

        var offer = contract.Offer(Now, Now.AddDays(7), [Risky, Void]);

        var refusal = Assert.IsType<OfferBlockedByStatute>(offer.Refusal);
        Assert.Equal(("contract.blocked-by-statute", RefusalKind.Unprocessable), (refusal.Code, refusal.Kind));
        Assert.Equal([Risky, Void], refusal.Findings);
        Assert.Null(offer.Value);
        Assert.Equal(ContractState.Draft, contract.State);
    }

    [Fact]
    public void A_warning_with_a_reason_lets_the_offer_pass_and_both_stay_in_its_event()
    {
        var offered = Draft().Offer(Now, Now.AddDays(7), [Risky], new Dictionary<string, string> { ["P01"] = "经工会确认" }).Value;

        Assert.Equal([Risky], offered?.Findings);
        Assert.Equal("经工会确认", offered?.Reasons["P01"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("P05")]
    public void A_warning_without_its_own_reason_refuses_the_offer(string? other)
    {
        var contract = Draft();
        var reasons = other is null ? null : new Dictionary<string, string> { [other] = "经工会确认" };

        var refusal = Assert.IsType<WarningsNeedReasons>(contract.Offer(Now, Now.AddDays(7), [Risky], reasons).Refusal);

        Assert.Equal([Risky], refusal.Findings);
        Assert.Equal(ContractState.Draft, contract.State);
    }

    [Fact]
    public void Only_the_last_signature_concludes()
    {
        var contract = Draft();
        contract.Offer(Now, Now.AddDays(7), []);
        contract.RequestSignature(PartyRole.Worker, Now);
        var worker = contract.RecordSignature(Now.AddSeconds(1)).Value;
        contract.RequestSignature(PartyRole.Employer, Now.AddDays(1));
        var employer = contract.RecordSignature(Now.AddDays(1).AddSeconds(1)).Value;

        Assert.Equal(new SignatureRecorded(Now.AddSeconds(1), PartyRole.Worker, false), worker);
        Assert.Equal(new SignatureRecorded(Now.AddDays(1).AddSeconds(1), PartyRole.Employer, true), employer);
    }

    [Fact]
    public void A_second_signature_by_the_same_party_is_refused()
    {
        var contract = Draft();
        contract.Offer(Now, Now.AddDays(7), []);
        contract.RequestSignature(PartyRole.Worker, Now);
        contract.RecordSignature(Now);

        Assert.Equal(new NotYourTurn(PartyRole.Worker, PartyRole.Employer), contract.RequestSignature(PartyRole.Worker, Now).Refusal);
    }

    [Fact]
    public void An_abandoned_signature_can_be_asked_for_again()
    {
        var contract = Draft();
        contract.Offer(Now, Now.AddDays(7), []);
        contract.RequestSignature(PartyRole.Worker, Now);

        Assert.Equal(PartyRole.Worker, contract.AbandonSignature(Now.AddMinutes(10)).Value?.Role);
        Assert.Null(contract.RequestSignature(PartyRole.Worker, Now.AddMinutes(11)).Refusal);
    }

    [Fact]
    public void A_certificate_says_what_was_agreed_and_may_only_add_to_it()
    {
        var agreed = new Ending(
            EndingGround.AgreedOnEmployersProposal, new(2026, 12, 31), Severance: new(Money.Of(8000), Money.Of(16_000), new(2026, 12, 31)));
        var contract = Concluded(Draft());
        var ended = contract.DraftSuccessor(
            Guid.NewGuid(), "2", DocumentKind.AgreedTermination, contract.Terms with { Ending = agreed }).Value!;
        contract.OpenSuccessor(ended, Now);
        contract.Succeed(ended, Now);

        Assert.Null(Certified(agreed with { Post = "数控车床操作", ServiceSince = new(2026, 12, 1) }));
        Assert.IsType<CertificateContradictsEnding>(Certified(agreed with { Ground = EndingGround.GraveBreach }));
        Assert.IsType<CertificateContradictsEnding>(Certified(agreed with { LastDay = new(2026, 11, 30) }));
        Assert.IsType<CertificateContradictsEnding>(Certified(agreed with { Severance = null }));

        Refusal? Certified(Ending ending) => contract.DraftSuccessor(
            Guid.NewGuid(), "3", DocumentKind.TerminationCertificate, contract.LatestTerms with { Ending = ending }).Refusal;
    }

    [Fact]
    public void What_one_side_declares_alone_the_other_does_not_decline()
    {
        var contract = Concluded(Draft());
        var notice = contract.DraftSuccessor(
            Guid.NewGuid(), "2", DocumentKind.TerminationNotice,
            contract.Terms with { Ending = new(EndingGround.GraveBreach, new(2027, 1, 31)) }).Value!;
        notice.Offer(Now, Now.AddDays(7), []);

        Assert.IsType<NotYoursToDecline>(notice.Decline(Now, "不同意").Refusal);
        Assert.Equal(ContractState.Offered, notice.State);
    }

    [Fact]
    public void The_reason_for_declining_is_kept()
    {
        var contract = Draft();
        contract.Offer(Now, Now.AddDays(7), []);
        contract.Decline(Now, "工资与面谈不符");

        Assert.Equal("工资与面谈不符", contract.ToSnapshot().DeclineReason);
    }

    [Fact]
    public void A_contract_restored_is_the_contract_stored()
    {
        var contract = Draft();
        contract.Offer(Now, Now.AddDays(7), []);
        contract.RequestSignature(PartyRole.Worker, Now);

        var restored = LaborContract.Restore(contract.ToSnapshot());

        Assert.Equal(contract.ToSnapshot(), restored.ToSnapshot());
        Assert.Equal(ContractState.SignedByWorker, Restored(restored).State);
    }

    [Theory]
    [InlineData(ContractState.Offered, null, false)]
    [InlineData(ContractState.Concluded, null, false)]
    [InlineData(ContractState.Draft, null, true)]
    [InlineData(ContractState.Draft, PartyRole.Worker, false)]
    [InlineData(ContractState.Offered, PartyRole.Employer, true)]
    [InlineData(ContractState.SignedByWorker, PartyRole.Worker, true)]
    [InlineData(ContractState.Concluded, PartyRole.Employer, true)]
    public void A_snapshot_that_no_acts_lead_to_is_not_restored(ContractState state, PartyRole? awaiting, bool withEnd)
    {
        var snapshot = Draft().ToSnapshot() with
        {
            State = state,
            AwaitingTimestamp = awaiting,
            OfferExpiresAt = withEnd ? Now : null,
        };

        Assert.Throws<FormatException>(() => LaborContract.Restore(snapshot));
    }

    private static LaborContract Restored(LaborContract contract)
    {
        Assert.Null(contract.RecordSignature(Now).Refusal);
        return contract;
    }

    private static LaborContract Concluded(LaborContract contract)
    {
        contract.Offer(Now, Now.AddDays(7), []);
        foreach (var role in contract.Document.Signers())
        {
            contract.RequestSignature(role, Now);
            contract.RecordSignature(Now);
        }

        return contract;
    }

    private static LaborContract Draft() => LaborContract.Draft(Guid.Empty, "CZ-2026-000001", Drafts.Lawful);
}
