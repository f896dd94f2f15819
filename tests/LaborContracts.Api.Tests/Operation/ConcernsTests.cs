using LaborContracts.Api.Features.Operation;
using LaborContracts.Api.Setup;
using LaborContracts.Ledger.Chain;
using Xunit;

namespace LaborContracts.Api.Tests.Operation;

/// <summary>From which figures on a person is asked for.</summary>
public sealed class ConcernsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(91, null, null)]
    [InlineData(90, "keys.expires", Urgency.Soon)]
    [InlineData(30, "keys.expires", Urgency.Now)]
    [InlineData(0, "keys.expired", Urgency.Now)]
    public void A_certificate_is_told_of_three_months_before_its_end(int days, string? code, Urgency? urgency)
    {
        var keys = new KeysView([new(CertificateUse.Seal, "91320411MACY000187", Now.AddDays(days))], 1, [], null, null);

        var concern = keys.Concerns(Now).SingleOrDefault();

        Assert.Equal((code, urgency), (concern?.Code, concern?.Urgency));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(NodeFault.Slow, null, "chain.aside")]
    [InlineData(NodeFault.Slow, NodeFault.Behind, "chain.no-node")]
    [InlineData(NodeFault.Forked, null, "chain.aside chain.forked")]
    public void One_node_of_two_that_is_set_aside_can_wait_and_a_fork_cannot(NodeFault? first, NodeFault? second, string? codes)
    {
        var chain = new NodesView(1, "0x", 7, [Node(first), Node(second)]);

        Assert.Equal(codes ?? "", string.Join(' ', chain.Concerns().Select(concern => concern.Code)));

        static NodeView Node(NodeFault? fault) => new("http://127.0.0.1:1", fault is null, fault, 7, 0, Now);
    }

    [Theory, InlineData(16, null), InlineData(14, "disk.filling"), InlineData(4, "disk.full")]
    public void A_disk_is_told_of_before_it_is_full(int free, string? code) =>
        Assert.Equal(code, new StoreView(1, free, 100, new(0, null), 0).Concerns().SingleOrDefault()?.Code);

    [Theory, InlineData(false, false, "sms.no-gateway"), InlineData(false, true, null), InlineData(true, false, null)]
    public void Without_a_gateway_nobody_is_reached_but_in_development(bool hasGateway, bool isDevelopment, string? code) =>
        Assert.Equal(code, new OutboxesView(hasGateway, new(0, null), 0, 0, new(0, null), 0, 0).Concerns(isDevelopment, Now).SingleOrDefault()?.Code);

    [Theory, InlineData(-1, 1, "identity.failing"), InlineData(1, -1, null), InlineData(null, 1, "identity.failing"), InlineData(1, null, null)]
    public void A_register_whose_latest_question_got_no_answer_is_told_of(int? answered, int? failed, string? code)
    {
        var registers = new RegistersView([new("operator-register", "A", At(answered), At(failed))]);

        Assert.Equal(code, registers.Concerns(new BeforeSigningSettings()).SingleOrDefault()?.Code);

        static DateTimeOffset? At(int? hours) => hours is { } given ? Now.AddHours(given) : null;
    }

    [Fact]
    public void Where_all_is_well_nobody_is_asked_for()
    {
        var none = new Backlog(0, null);

        Assert.Empty(new WorkView(none, none, none, none, none, Now).Concerns(new ReconciliationSettings(), Now));
        Assert.Empty(new ReconciliationView([], 1, 3, Now, Now).Concerns(new ReconciliationSettings(), Now));
    }
}
