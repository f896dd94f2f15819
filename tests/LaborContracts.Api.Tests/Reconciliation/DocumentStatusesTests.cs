using LaborContracts.Api.Workers.Reconciliation;
using LaborContracts.Ledger.Chain;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaborContracts.Api.Tests.Reconciliation;

/// <summary>Concluded documents that follow, and the rows of the statuses that they make.</summary>
public sealed class DocumentStatusesTests : ReconciliationTests
{
    [Fact]
    public async Task A_status_whose_row_is_gone_is_not_made_from_a_document_that_cannot_be_opened()
    {
        var amendment = await Rig.AmendedAsync(await Rig.ConcludedAsync());
        await ForgetStatusAsync(amendment);

        Assert.Equal([DocumentStatuses.StatusMissing], await Rig.ReconcileAsync());
        Assert.Null(Assert.Single(await Rig.DivergencesAsync()).RepairedAt);
        Assert.False(await Rig.ReadAsync(db => db.Statuses.AnyAsync(Token)));
    }

    [Theory]
    [InlineData(RecordedStatus.Voided, false)]
    [InlineData(RecordedStatus.Amended, true)]
    public async Task A_status_that_says_something_else_than_its_document(RecordedStatus status, bool otherDocument)
    {
        var amendment = await Rig.AmendedAsync(await Rig.ConcludedAsync());
        var sha256 = otherDocument ? new string('0', 64) : amendment.DocumentSha256!;
        await Rig.TamperAsync(db => db.Database.ExecuteSqlAsync(
            $"""UPDATE "Statuses" SET "Status" = {(int)status}, "DocumentSha256" = {sha256}""", Token));

        Assert.Equal([DocumentStatuses.StatusDiffers], await Rig.ReconcileAsync());
    }

    [Fact]
    public async Task A_certificate_makes_a_status_only_if_no_ending_was_said_before()
    {
        var notice = await Rig.AmendedAsync(await Rig.ConcludedAsync());
        var certificate = await Rig.AmendedAsync(notice);
        await BecomeAsync(notice, "termination-notice", RecordedStatus.Terminated);
        await BecomeAsync(certificate, "termination-certificate", RecordedStatus.Terminated);
        await ForgetStatusAsync(certificate);
        await Rig.RoundAsync();
        Assert.Empty(await Rig.DivergencesAsync());

        await BecomeAsync(notice, "amendment", RecordedStatus.Amended);
        await Rig.RoundAsync();

        Assert.Equal(
            [(DocumentStatuses.StatusMissing, certificate.Id.ToString())],
            (await Rig.DivergencesAsync()).Where(d => d.Code.StartsWith("contract.", StringComparison.Ordinal)).Select(d => (d.Code, d.Subject)));
    }

    private Task ForgetStatusAsync(ContractRow document) => Rig.TamperAsync(db =>
        db.Statuses.Where(s => s.Key == document.Key && s.Revision == document.Revision).ExecuteDeleteAsync(Token));

    private async Task BecomeAsync(ContractRow document, string kind, RecordedStatus status)
    {
        await Rig.TamperAsync(db => db.Database.ExecuteSqlAsync($"""UPDATE "Contracts" SET "Document" = {kind} WHERE "Id" = {document.Id}""", Token));
        await Rig.TamperAsync(db => db.Database.ExecuteSqlAsync(
            $"""UPDATE "Statuses" SET "Status" = {(int)status} WHERE "Key" = {document.Key} AND "Revision" = {document.Revision}""", Token));
    }
}
