namespace LaborContracts.Documents.Tests;

/// <summary>Statements of the platform's own, as they stand on paper before they are sealed.</summary>
internal static class Statements
{
    public static byte[] Typeset(bool isEnglish) => Papers.Typesetter.Typeset(new StatementPaper(
        isEnglish ? "Report" : "证据核验报告",
        "CZ-2026-000001",
        [
            new StatementTable([("SHA-256", "d09ef1d2 07558d83 c498ece4 b7bab2e0 1f840d70 1f6580a6 ed750fc6 90dfd88c"), (isEnglish ? "Verdict" : "结论", "AUTHENTIC")]),
            new StatementHeading(isEnglish ? "Has anything changed since?" : "签署之后有没有改动过？"),
            new StatementParagraph(isEnglish ? "No. Files, registration and trail are unchanged since they were registered." : "没有。文件、登记和证据链自登记之后均未改动。"),
        ],
        new("report.json", """{"format":"labor-contract-evidence-report"}"""u8.ToArray()),
        isEnglish ? "Operator of the platform (seal)" : "平台运营方（盖章）",
        "演示平台运营方",
        new("https://contracts.example/v/ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        new(2026, 11, 24, 1, 2, 3, TimeSpan.Zero),
        Demonstration: true,
        isEnglish));
}
