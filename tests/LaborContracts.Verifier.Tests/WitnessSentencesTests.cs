using System.Text.Json.Nodes;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Witness;
using Xunit;

namespace LaborContracts.Verifier.Tests;

public sealed class WitnessSentencesTests
{
    [Fact]
    public async Task Every_finding_has_its_sentence_in_Chinese_and_in_English()
    {
        var codes = typeof(FindingCode).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();
        var folder = Directory.CreateTempSubdirectory("lcverify-sentences-").FullName;
        var key = EthereumKey.Create();
        using (var log = WitnessLog.Open(folder, key, new HashSet<Address>()))
        {
            log.Append(new WitnessBegan(key.Address, 1, Address.Zero, Bytes32.Zero, Bytes32.Zero, 0), DateTimeOffset.UnixEpoch);
            foreach (var code in codes)
                log.Append(new WitnessFinding(FindingSeverity.Alarm, code, "v1", "v2", "v3", "v4", "v5"), DateTimeOffset.UnixEpoch);
        }

        var (_, output, _) = await Lcverify.RunAsync("witness-log", folder, "--json");
        Directory.Delete(folder, recursive: true);

        var findings = JsonNode.Parse(output)!["log"]!["findings"]!.AsArray();
        Assert.Equal(codes, findings.Select(finding => (string)finding!["code"]!));
        Assert.All(findings, finding =>
        {
            var (chinese, english) = ((string)finding!["zh"]!, (string)finding["en"]!);
            Assert.Contains(chinese, c => c is >= '一' and <= '鿿');
            Assert.DoesNotContain(english, c => c is >= '一' and <= '鿿');
            Assert.Contains("v1", chinese, StringComparison.Ordinal);
            Assert.Contains("v1", english, StringComparison.Ordinal);
            Assert.DoesNotContain("{", chinese + english, StringComparison.Ordinal);
        });
    }
}
