using System.Globalization;
using System.Text;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Verification.Tests;

/// <summary>What is written follows the published schemas.</summary>
public sealed class SchemaTests(VerificationRoom room)
{
    private readonly MemoryRegistry _registry = new();

    [Fact]
    public async Task Every_kind_of_report_follows_its_schema()
    {
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(room.Concluded), _registry);
        Report[] reports =
        [
            await room.VerifyAsync(room.Concluded, proof, _registry),
            await room.VerifyAsync([.. room.Concluded, .. " "u8], proof, _registry),
            await room.VerifyAsync(room.Concluded, proof with { ChainId = 1 }, _registry),
            await room.VerifyAsync(new Paper { Attachments = 0 }.Make(), null, _registry),
            await new DocumentVerifier(room.TrustIn(_registry) with { ChainId = null, Registry = null }, null,
                room.Clock)
                .VerifyAsync(room.HalfSigned, proof, [], null, TestContext.Current.CancellationToken),
        ];

        Assert.All(reports, r =>
            Assert.Empty(Schema.Faults("report", r.ToJson(CultureInfo.InvariantCulture, true).ToJsonString())));
    }

    [Fact]
    public void A_proof_follows_its_schema() => Assert.Empty(Schema.Faults("proof", Encoding.UTF8.GetString(
        VerificationRoom.ProofOf(VerificationRoom.LeafOf(room.Concluded), _registry).Write())));

    [Fact]
    public void An_attached_contract_follows_its_schema() =>
        Assert.Empty(Schema.Faults("attachment", Paper.Of("amendment").Json));

    [Fact]
    public void An_attached_contract_of_the_first_version_follows_that_version_s_schema() =>
        Assert.Empty(Schema.Faults("attachment-1", new Paper().Json));

    [Fact]
    public void A_member_that_no_schema_names_is_noticed() =>
        Assert.NotEmpty(Schema.Faults("attachment", (Paper.Of("amendment") with { More = ",\"further\":1" }).Json));
}
