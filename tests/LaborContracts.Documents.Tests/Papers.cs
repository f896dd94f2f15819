using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Documents.Tests;

/// <summary>Contracts of invented parties, and the typesetter for them, loaded once.</summary>
internal static class Papers
{
    private static readonly Lazy<Typesetter> Loaded = new(() => Typesetter.Load());

    public static Typesetter Typesetter => Loaded.Value;

    public static ContractTerms Terms { get; } = new(
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
        ["甲方提供工作餐补贴每个工作日20元。"],
        new(2026, 12, 1));

    public static ContractPaper Paper { get; } = Of(Terms);

    public static ContractPaper Of(ContractTerms terms) => new(
        terms,
        Enumerable.Range(1, 32).Select(i => (byte)i).ToArray(),
        DocumentKind.LaborContract,
        1,
        "CZ-2026-000001",
        new("https://contracts.example/v/ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        new(2026, 11, 24, 1, 2, 3, TimeSpan.Zero),
        Demonstration: false);

    public static ContractPaper WithWorkerNamed(string name) => Of(Terms with { Worker = Terms.Worker with { Name = name } });

    /// <summary>The file's text in the order of its content, without line ends and spaces.</summary>
    public static string TextOf(byte[] pdf)
    {
        using var file = new TemporaryFile(pdf);
        var text = ForeignTool.Judge("pdftotext", "-raw", file.Path, "-");
        return string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }
}
