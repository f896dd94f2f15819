using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Layout;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Documents.Contracts;

/// <summary>The two tables of a contract: who the parties are, and what is paid.</summary>
internal static class ContractTables
{
    public static IEnumerable<Strip> Parties(FontCase fonts, StructureElement parent, ContractPaper paper)
    {
        var (employer, worker) = (paper.Terms.Employer, paper.Terms.Worker);
        IReadOnlyList<IReadOnlyList<Cell>> rows =
        [
            [Label("合同编号"), Value(paper.ContractNumber, 3)],
            [Label("甲方\u3000用人单位"), Value(employer.Name, 3)],
            [
                Label("统一社会信用代码"), Value(employer.CreditCode.ToString()),
                Label("法定代表人/主要负责人"), Value(employer.LegalRepresentative),
            ],
            [Label("住所"), Value(employer.Address, 3)],
            [Label("联系电话"), Value(employer.Phone?.ToString() ?? "—", 3)],
            [Label("乙方\u3000劳动者"), Value(worker.Name), Label("联系电话"), Value(worker.Phone.ToString())],
            [Label("居民身份证号码"), Value(worker.IdNumber.ToString(), 3)],
            [Label("住址"), Value(worker.Address, 3)],
        ];
        return Table.Set(fonts, parent, [0.22, 0.29, 0.27, 0.22], rows, spaceBefore: 6);
    }

    public static IEnumerable<Strip> Pay(FontCase fonts, StructureElement parent, ContractTerms terms)
    {
        List<IReadOnlyList<Cell>> rows = [[Label("项目"), Label("每月金额（人民币）"), Label("大写")]];
        if (terms.Probation is { } probation) rows.Add(Amount("试用期工资", probation.MonthlyWage));
        rows.Add(Amount(terms.Probation is null ? "月工资" : "试用期满后的月工资", terms.Remuneration!.MonthlyWage!.Value));
        return Table.Set(fonts, parent, [0.27, 0.25, 0.48], rows, spaceBefore: 4);
    }

    private static IReadOnlyList<Cell> Amount(string label, Money money) =>
        [Label(label), Value(ChineseNumbers.Amount(money)), Value(ChineseNumbers.AmountInWords(money))];

    private static Cell Label(string text) => new(text, IsLabel: true);

    private static Cell Value(string text, int columns = 1) => new(ContractValues.OnOneLine(text), Columns: columns);
}
