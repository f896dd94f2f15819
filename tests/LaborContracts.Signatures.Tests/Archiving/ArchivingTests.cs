using LaborContracts.Pdf;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Revocation;
using LaborContracts.Signatures.Validation;
using Xunit;

namespace LaborContracts.Signatures.Tests.Archiving;

/// <summary>Signatures that last: validation data, document timestamps, and what both prove years later.</summary>
public sealed class ArchivingTests : IDisposable
{
    private readonly ArchivingRoom _room = new();

    [Fact]
    public async Task A_concluded_file_is_baseline_LTA_and_nobody_has_to_be_asked_about_it()
    {
        var report = _room.Validate(await _room.ConcludeAsync(), _room.Policy with { Revocation = RevocationMode.Require });

        Assert.Equal(["worker", "employer"], report.Signatures.Select(s => s.Field));
        Assert.All(report.Signatures, s => Assert.Equal((Indication.TotalPassed, "PAdES-B-LTA"), (s.Indication, s.Level)));
        Assert.All(report.Signatures, s => Assert.Empty(s.Warnings));
        Assert.Equal(
            [ModificationLevel.Signatures, ModificationLevel.ValidationData], report.Signatures.Select(s => s.ModificationsAfter));
        var timestamp = Assert.Single(report.DocumentTimestamps);
        Assert.Equal(
            (Indication.TotalPassed, _room.Clock.Now, true), (timestamp.Indication, timestamp.TimestampTime, timestamp.CoversWholeDocument));
    }

    [Fact]
    public async Task Validation_data_without_a_timestamp_over_it_makes_baseline_LT()
    {
        using var seal = _room.Seal();
        var signed = await _room.SignAsync(seal);

        var report = _room.Validate(DocumentSecurityStore.Add(signed, _room.Said(seal)));

        AssertBoth(report, s => Assert.Equal((Indication.TotalPassed, "PAdES-B-LT"), (s.Indication, s.Level)));
        Assert.Empty(report.DocumentTimestamps);
    }

    [Fact]
    public async Task Validation_data_that_only_the_caller_has_raises_no_level()
    {
        using var seal = _room.Seal();
        var signed = await _room.SignAsync(seal);

        var report = _room.Validate(signed, _room.Policy with { Known = _room.Said(seal), Revocation = RevocationMode.Require });

        AssertBoth(report, s => Assert.Equal((Indication.TotalPassed, "PAdES-B-T"), (s.Indication, s.Level)));
    }

    [Fact]
    public async Task Without_validation_data_a_policy_that_asks_for_it_leaves_the_signatures_open()
    {
        using var seal = _room.Seal();

        var report = _room.Validate(await _room.SignAsync(seal), _room.Policy with { Revocation = RevocationMode.Require });

        AssertBoth(report, s => Assert.Equal((Indication.Indeterminate, SubIndication.TryLater), (s.Indication, s.SubIndication)));
    }

    [Fact]
    public async Task A_seal_revoked_later_leaves_what_was_timestamped_before_passed()
    {
        using var seal = _room.Seal();
        var before = await _room.ConcludeAsync();
        _room.Clock.Now += TimeSpan.FromDays(1);
        _room.RevokeSeal();
        _room.Clock.Now += TimeSpan.FromDays(1);

        AssertBoth(_room.Validate(before), s => Assert.Equal(Indication.TotalPassed, s.Indication));
        var withNews = _room.Validate(before, _room.Policy with { Known = _room.Said(seal) });
        AssertBoth(withNews, s => Assert.Equal(Indication.TotalPassed, s.Indication));
        Assert.Contains("revocation.later", withNews.Signatures[1].Warnings.Select(w => w.Code));
    }

    [Fact]
    public async Task A_seal_used_after_its_revocation_fails_and_its_file_is_not_concluded()
    {
        using var seal = _room.Seal();
        _room.RevokeSeal();
        _room.Clock.Now += TimeSpan.FromDays(1);
        var after = await _room.SignAsync(seal);

        await Assert.ThrowsAsync<RevocationUnavailableException>(() => _room.ArchiveAsync(after));
        // The worker's token, which the seal covers, is younger than the revocation: the seal was set after it.
        var reports = _room.Validate(DocumentSecurityStore.Add(after, _room.Said(seal))).Signatures;
        Assert.Equal(Indication.TotalPassed, reports[0].Indication);
        Assert.Equal((Indication.TotalFailed, SubIndication.Revoked), (reports[1].Indication, reports[1].SubIndication));
    }

    [Fact]
    public async Task A_lone_signature_with_a_revoked_certificate_is_open_since_it_could_be_older()
    {
        using var seal = _room.Seal();
        _room.RevokeSeal();
        _room.Clock.Now += TimeSpan.FromDays(1);
        var signed = await _room.SignAsync(Rig.TwoFieldPdf.Make(), "employer", seal);

        var report = _room.Validate(signed, _room.Policy with { Known = _room.Said(seal) }).Signatures.Single();

        Assert.Equal((Indication.Indeterminate, SubIndication.RevokedNoPoe), (report.Indication, report.SubIndication));
    }

    [Fact]
    public async Task When_the_timestamps_certificate_has_run_out_only_a_later_timestamp_keeps_the_proof()
    {
        var concluded = await _room.ConcludeAsync();
        _room.Clock.Now = _room.Clock.Now.AddYears(9);
        _room.FoundTimestampAuthority();
        var renewed = await PadesArchiving.ArchiveAsync(
            concluded, ValidationData.Empty, _room.TimestampClient(), TestContext.Current.CancellationToken);
        _room.Clock.Now = _room.Clock.Now.AddYears(3);

        AssertBoth(_room.Validate(concluded), s => Assert.Equal(
            (Indication.Indeterminate, SubIndication.OutOfBoundsNoPoe), (s.Indication, s.SubIndication)));
        var report = _room.Validate(renewed);
        AssertBoth(report, s => Assert.Equal((Indication.TotalPassed, "PAdES-B-LTA"), (s.Indication, s.Level)));
        Assert.All(report.DocumentTimestamps, t => Assert.Equal(Indication.TotalPassed, t.Indication));
        Assert.Equal(2, report.DocumentTimestamps.Count);
    }

    [Fact]
    public async Task What_the_caller_knows_to_have_existed_in_time_keeps_the_proof_as_well()
    {
        var concluded = await _room.ConcludeAsync();
        var anchored = new ProofOfExistence(concluded.Length, _room.Clock.Now.AddMinutes(1));
        var earlierPart = anchored with { Length = 100 };
        _room.Clock.Now = _room.Clock.Now.AddYears(12);

        AssertBoth(
            _room.Validate(concluded, _room.Policy with { Proofs = [anchored] }),
            s => Assert.Equal(Indication.TotalPassed, s.Indication));
        AssertBoth(
            _room.Validate(concluded, _room.Policy with { Proofs = [earlierPart] }),
            s => Assert.Equal(Indication.Indeterminate, s.Indication));
    }

    [Fact]
    public async Task Archiving_again_writes_nothing_twice()
    {
        using var seal = _room.Seal();
        var data = _room.Said(seal);
        var signed = await _room.SignAsync(seal);
        var once = await PadesArchiving.ArchiveAsync(signed, data, _room.TimestampClient(), TestContext.Current.CancellationToken);
        var twice = await PadesArchiving.ArchiveAsync(once, data, _room.TimestampClient(), TestContext.Current.CancellationToken);

        Assert.Equal(2, PdfFile.Read(once).Revisions.Count - PdfFile.Read(signed).Revisions.Count);
        Assert.Equal(1, PdfFile.Read(twice).Revisions.Count - PdfFile.Read(once).Revisions.Count);
        Assert.Equal(data.Lists.Count, DocumentSecurityStore.Read(PdfFile.Read(twice)).Lists.Count);
        AssertBoth(_room.Validate(twice), s => Assert.Equal(Indication.TotalPassed, s.Indication));
    }

    [Fact]
    public async Task A_document_timestamp_that_is_broken_proves_nothing_and_breaks_no_signature()
    {
        var concluded = await _room.ConcludeAsync();
        var token = concluded.AsSpan().LastIndexOf("/Contents"u8);
        var broken = (byte[])concluded.Clone();
        broken[token + 1200] = broken[token + 1200] == (byte)'0' ? (byte)'1' : (byte)'0';

        var report = _room.Validate(broken);

        AssertBoth(report, s => Assert.Equal((Indication.TotalPassed, "PAdES-B-LT"), (s.Indication, s.Level)));
        Assert.NotEqual(Indication.TotalPassed, Assert.Single(report.DocumentTimestamps).Indication);
    }

    public void Dispose() => _room.Dispose();

    /// <summary>Of each party's signature: a report of none says nothing.</summary>
    private static void AssertBoth(PadesReport report, Action<SignatureReport> assert)
    {
        Assert.Equal(2, report.Signatures.Count);
        Assert.All(report.Signatures, assert);
    }
}
