using LaborContracts.Signatures.Validation;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Verification.Tests;

/// <summary>
/// Files whose hash is anchored under the right key, and which are still not what the parties concluded.
/// </summary>
public sealed class PartiesTests(VerificationRoom room)
{
    private readonly MemoryRegistry _registry = new();

    [Fact]
    public async Task A_missing_signature_leaves_it_open()
    {
        await ExpectAsync("signature.missing", room.HalfSigned);
        await ExpectAsync("signature.missing", new Paper().Make());
    }

    [Fact]
    public async Task Another_workers_name_in_the_certificate_leaves_it_open() =>
        await ExpectAsync("signature.other-signer", await room.ConcludeAsync(new Paper(), worker: room.Worker("李演示")));

    [Fact]
    public async Task Another_firms_credit_code_leaves_it_open() => await ExpectAsync(
        "signature.other-signer",
        await room.ConcludeAsync(new Paper(), employer: room.Employer(creditCode: "91320499MA1TE5T0X2")));

    [Fact]
    public async Task A_firms_name_without_its_credit_code_leaves_it_open() => await ExpectAsync(
        "signature.other-signer", await room.ConcludeAsync(new Paper(), employer: room.Worker(Paper.EmployerName)));

    [Fact]
    public async Task The_seal_of_a_firm_that_bears_the_workers_name_leaves_it_open() => await ExpectAsync(
        "signature.other-signer",
        await room.ConcludeAsync(new Paper(), worker: room.Employer(Paper.WorkerName, "91320499MA1TE5T0X3")));

    [Fact]
    public async Task One_certificate_in_both_fields_leaves_it_open()
    {
        using var both = room.Employer();

        await ExpectAsync("signature.same-signer", await room.ConcludeAsync(new Paper(), both, both));
    }

    [Fact]
    public async Task The_employer_before_the_worker_leaves_it_open()
    {
        var sealedFirst = await room.SignAsync(new Paper().Make(), "employer", room.Employer());

        await ExpectAsync("signature.order", await room.SignAsync(sealedFirst, "worker", room.Worker()));
    }

    [Fact]
    public async Task Two_attached_contracts_leave_open_which_was_meant() =>
        await ExpectAsync("attachment.unusable", await room.ConcludeAsync(new Paper { Attachments = 2 }));

    [Theory]
    [InlineData(",\"key\":\"0x00\"")]
    [InlineData(",\"Revision\":2,\"revision\":2")]
    [InlineData("}")]
    public async Task An_attached_contract_that_is_not_strict_JSON_is_unusable(string more) =>
        await ExpectAsync("attachment.unusable", await room.ConcludeAsync(new Paper { More = more }));

    [Fact]
    public async Task A_kind_that_this_verifier_does_not_know_is_not_judged() =>
        await ExpectAsync("attachment.kind-unknown", await room.ConcludeAsync(new Paper { Kind = "open-ended" }));

    [Fact]
    public async Task Without_pinned_roots_no_signature_is_confirmed()
    {
        var trust = room.TrustIn(_registry) with { TrustRoots = TrustRoots.FromPem() };

        await ExpectAsync("signature.indeterminate", room.Concluded, trust);
    }

    [Fact]
    public async Task Without_a_pinned_timestamp_root_no_signature_is_confirmed()
    {
        var trust = room.TrustIn(_registry) with { TimestampRoots = TrustRoots.FromPem() };

        var report = await room.VerifyAsync(
            room.Concluded, VerificationRoom.Register(VerificationRoom.LeafOf(room.Concluded), _registry), _registry,
            trust: trust);

        Assert.Equal(Verdict.Indeterminate, report.Verdict);
    }

    private async Task ExpectAsync(string code, byte[] pdf, Trust? trust = null)
    {
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(pdf), _registry);

        var report = await room.VerifyAsync(pdf, proof, _registry, trust: trust);

        Assert.Equal(Verdict.Indeterminate, report.Verdict);
        Assert.Contains(code, report.Reasons.Select(r => r.Code));
    }
}
