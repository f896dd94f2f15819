using LaborContracts.Documents;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Benchmarks;

/// <summary>A contract of six pages with three tables and a QR code on each page, set from its terms to the finished file.</summary>
internal static class Typesetting
{
    private const string Agreement = "甲方提供工作餐补贴每个工作日20元，与当月工资一并支付；乙方夜班的，另行支付夜班津贴，标准以双方书面确认的为准，"
        + "但不低于本单位同岗位职工的标准。甲方提供集体宿舍的，不向乙方收取押金，水电费用按表计量，由实际使用人分担，并逐月公示。";

    public static IEnumerable<Figure> Measure()
    {
        var typesetter = Typesetter.Load();
        var paper = Paper();
        var contract = typesetter.Typeset(paper);
        if (contract.Pages != 6) throw new InvalidOperationException($"The contract has {contract.Pages} pages, not 6.");
        var isRepeatable = typesetter.Typeset(paper).Pdf.AsSpan().SequenceEqual(contract.Pdf);

        void Set() => typesetter.Typeset(paper);
        var median = Stopwatches.MedianMilliseconds(Set, TimeSpan.FromSeconds(10), 600);
        yield return new("typeset, one thread", median, "ms", Aim.AtMost, 3.9);
        var rate = Stopwatches.RunsPerSecond(Set, 2, TimeSpan.FromSeconds(2), 3);
        yield return new("typeset, two threads", rate, "a second", Aim.AtLeast, 600);
        yield return new("typeset, size of the file", contract.Pdf.Length / 1000.0, "KB", Aim.AtMost, 210);
        yield return new("typeset, same input same bytes", isRepeatable ? 1 : 0, "yes = 1", Aim.AtLeast, 1);
    }

    /// <summary>The same contract, as a file to be signed.</summary>
    public static byte[] Contract() => Typesetter.Load().Typeset(Paper()).Pdf;

    private static ContractPaper Paper() => new(
        new(
            new("常州示例机械有限公司", UnifiedSocialCreditCode.Parse("91320411MACY000187"), "江苏省常州市新北区示例路1号", "陈示例", null),
            new("王示例", IdentityNumber.Parse("320499199003070012"), "江苏省常州市天宁区示例巷2号", MobileNumber.Parse("13900000001")),
            Term.Of(new(2026, 12, 1), new(2029, 11, 30)),
            new(Term.Of(new(2026, 12, 1), new(2027, 5, 31)), Money.Of(5200)),
            "数控车床操作工，负责零件加工和设备点检。",
            new(DistrictCode.Parse("320411"), "江苏省常州市新北区示例路1号"),
            new(8, 5, "周六、周日休息。"),
            new(Money.Of(6500), 15, "银行转账"),
            "甲方依法为乙方参加社会保险，并缴存住房公积金。",
            "甲方提供符合国家标准的劳动条件和防护用品。",
            "岗位存在噪声，甲方配备耳塞，每年安排一次职业健康检查。",
            [.. Enumerable.Repeat(Agreement, 14)],
            new(2026, 12, 1)),
        Enumerable.Range(1, 32).Select(i => (byte)i).ToArray(),
        DocumentKind.LaborContract,
        1,
        "CZ-2026-000001",
        new("https://contracts.example/v/ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        new(2026, 11, 24, 1, 2, 3, TimeSpan.Zero),
        Demonstration: false);
}
