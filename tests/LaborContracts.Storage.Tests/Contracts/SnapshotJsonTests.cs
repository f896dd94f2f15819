using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Storage.Contracts;
using Xunit;

namespace LaborContracts.Storage.Tests.Contracts;

public sealed class SnapshotJsonTests
{
    /// <summary>As the first version wrote it, to the byte. It stays readable for as long as contracts are kept.</summary>
    private const string FirstVersion =
        """
        {"id":"0199b1d0-0000-7000-8000-000000000001","number":"CZ20260000000001","terms":{
        "employer":{"name":"常州示例机械有限公司","creditCode":"91320411MACY000187","address":"常州市新北区示例路 1 号","legalRepresentative":"陈示例","phone":"13900000002"},
        "worker":{"name":"王示例","idNumber":"320499199003070012","address":"常州市天宁区示例巷 2 号","phone":"13900000001"},
        "term":["2026-12-01","2029-11-30"],
        "probation":{"term":["2026-12-01","2027-02-28"],"monthlyWage":"5600.00"},
        "workContent":"数控车床操作",
        "workplace":{"district":"320411","address":"常州市新北区示例路 1 号"},
        "workingHours":{"hoursPerDay":8,"daysPerWeek":5.5,"restAndLeave":"每周休息一日半"},
        "remuneration":{"monthlyWage":"6500.50","payDay":10,"payMethod":"银行转账"},
        "socialInsurance":"依法参加社会保险。","laborProtection":"提供防护用品。","occupationalHazards":"岗位有噪声。",
        "otherAgreements":["甲","乙\n丙"],"employmentStart":"2026-12-01"},
        "state":"Declined","awaitingTimestamp":null,"offerExpiresAt":"2026-12-24T01:02:03+00:00","declineReason":"工资与面谈不符"}
        """;

    [Fact]
    public void Any_snapshot_is_read_back_as_it_was_written() => Snapshots.Any.Sample(snapshot =>
    {
        var read = SnapshotJson.Read(SnapshotJson.Write(snapshot));

        AssertSame(snapshot, read);
    });

    [Fact]
    public void What_the_first_version_wrote_is_still_read()
    {
        var read = SnapshotJson.Read(Encoding.UTF8.GetBytes(FirstVersion));

        AssertSame(Snapshots.Full, read);
    }

    /// <summary>As the second version writes it: terms in their one form, and what follows a contract.</summary>
    private const string SecondVersion =
        """
        {"id":"0199b1d0-0000-7000-8000-000000000001","number":"CZ20260000000001","terms":{
        "employer":{"name":"常州示例机械有限公司","creditCode":"91320411MACY000187","address":"常州市新北区示例路 1 号","legalRepresentative":"陈示例","phone":"13900000002"},
        "worker":{"name":"王示例","idNumber":"320499199003070012","address":"常州市天宁区示例巷 2 号","phone":"13900000001"},
        "term":{"start":"2026-12-01","end":"2029-11-30","kind":"fixed"},
        "probation":{"term":{"start":"2026-12-01","end":"2027-02-28"},"monthlyWage":"5600.00"},
        "workContent":"数控车床操作",
        "workplace":{"district":"320411","address":"常州市新北区示例路 1 号"},
        "workingHours":{"hoursPerDay":8,"daysPerWeek":5.5,"restAndLeave":"每周休息一日半"},
        "remuneration":{"monthlyWage":"6500.50","payDay":10,"payMethod":"银行转账"},
        "socialInsurance":"依法参加社会保险。","laborProtection":"提供防护用品。","occupationalHazards":"岗位有噪声。",
        "otherAgreements":["甲","乙\n丙"],"employmentStart":"2026-12-01","kind":"labor-contract"},
        "state":"Declined","awaitingTimestamp":null,"offerExpiresAt":"2026-12-24T01:02:03+00:00","declineReason":"工资与面谈不符",
        "document":"labor-contract","origin":null,"bilingual":false,"succession":null,"changeRequests":[]}
        """;

    [Fact]
    public void What_is_written_today_is_what_the_second_version_wrote() => Assert.True(JsonNode.DeepEquals(
        JsonNode.Parse(SecondVersion), JsonNode.Parse(SnapshotJson.Write(Snapshots.Full))));

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"id\":\"x\"}")]
    public void What_is_no_snapshot_is_refused(string json) =>
        Assert.Throws<JsonException>(() => SnapshotJson.Read(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("\"declineReason\"", "\"unknown\":1,\"declineReason\"")] // a later version's field must not be lost in silence
    [InlineData("\"Declined\"", "\"Sealed\"")]
    [InlineData("\"2026-12-24T01:02:03+00:00\"", "\"soon\"")]
    [InlineData("[\"2026-12-01\",\"2029-11-30\"]", "[\"2026-12-01\"]")]
    public void A_snapshot_that_this_version_does_not_know_is_refused(string part, string other) =>
        Assert.Throws<JsonException>(() => SnapshotJson.Read(Encoding.UTF8.GetBytes(FirstVersion.Replace(part, other, StringComparison.Ordinal))));

    [Theory]
    [InlineData("320499199003070012", "320499199003070013")]
    [InlineData("6500.50", "6500.505")]
    public void A_value_that_its_type_refuses_is_refused(string part, string other) =>
        Assert.Throws<JsonException>(() => SnapshotJson.Read(Encoding.UTF8.GetBytes(FirstVersion.Replace(part, other, StringComparison.Ordinal))));

    /// <summary>Lists are compared by what is in them, everything else as records are.</summary>
    private static void AssertSame(ContractSnapshot expected, ContractSnapshot actual)
    {
        Assert.Equal(expected.Terms.OtherAgreements, actual.Terms.OtherAgreements);
        Assert.Equal(expected.ChangeRequests, actual.ChangeRequests);
        Assert.Equal(expected, actual with
        {
            Terms = actual.Terms with { OtherAgreements = expected.Terms.OtherAgreements },
            ChangeRequests = expected.ChangeRequests,
        });
    }
}
