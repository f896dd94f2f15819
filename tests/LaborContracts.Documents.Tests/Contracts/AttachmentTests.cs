using System.Text.Json;

namespace LaborContracts.Documents.Tests.Contracts;

public sealed class AttachmentTests
{
    [Fact]
    public void The_attached_json_says_what_the_paper_says()
    {
        using var file = new TemporaryFile(Papers.Typesetter.Typeset(Papers.Paper).Pdf);
        var attached = file.Path + ".json";
        ForeignTool.Judge("pdfdetach", "-savefile", "contract.json", "-o", attached, file.Path);
        var json = File.ReadAllText(attached);
        File.Delete(attached);

        const string Expected = """
            {
              "format": "labor-contract", "version": 2,
              "key": "0x0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20",
              "kind": "labor-contract", "revision": 1, "contractNumber": "CZ-2026-000001", "offeredAt": "2026-11-24T01:02:03Z",
              "terms": {
                "kind": "labor-contract",
                "employer": {
                  "name": "常州示例机械有限公司", "creditCode": "91320411MACY000187",
                  "address": "江苏省常州市新北区示例路1号", "legalRepresentative": "陈示例"
                },
                "worker": {
                  "name": "王示例", "idNumber": "320499199003070012",
                  "address": "江苏省常州市天宁区示例巷2号", "phone": "13900000001"
                },
                "term": { "kind": "fixed", "start": "2026-12-01", "end": "2029-11-30" }, "employmentStart": "2026-12-01",
                "probation": { "term": { "start": "2026-12-01", "end": "2027-05-31" }, "monthlyWage": "5200.00" },
                "workContent": "数控车床操作工，负责零件加工和设备点检。",
                "workplace": { "district": "320411", "address": "江苏省常州市新北区示例路1号" },
                "workingHours": { "hoursPerDay": 8, "daysPerWeek": 5, "restAndLeave": "周六、周日休息。" },
                "remuneration": { "monthlyWage": "6500.00", "payDay": 15, "payMethod": "银行转账" },
                "socialInsurance": "甲方依法为乙方参加社会保险，并缴存住房公积金。",
                "laborProtection": "甲方提供符合国家标准的劳动条件和防护用品。",
                "occupationalHazards": "岗位存在噪声，甲方配备耳塞，每年安排一次职业健康检查。",
                "otherAgreements": ["甲方提供工作餐补贴每个工作日20元。"]
              }
            }
            """;
        using var expected = JsonDocument.Parse(Expected);
        using var actual = JsonDocument.Parse(json);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, actual.RootElement), json);
    }
}
