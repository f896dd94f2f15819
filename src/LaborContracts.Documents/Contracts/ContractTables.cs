using LaborContracts.Documents.Layout;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Documents.Contracts;

/// <summary>The two tables of a contract: who the parties are, and what is paid.</summary>
internal static class ContractTables
{
    public static IReadOnlyList<double> PartyWidths { get; } = [0.21, 0.295, 0.275, 0.22];

    public static IReadOnlyList<double> PayWidths { get; } = [0.27, 0.25, 0.48];

    public static IReadOnlyList<IReadOnlyList<Cell>> Parties(ContractPaper paper)
    {
        var (employer, worker) = (paper.Terms.Employer, paper.Terms.Worker);
        return
        [
            [Label("合同编号", "Contract No."), Value(paper.ContractNumber, 3)],
            [Label("甲方\u3000用人单位", "Party A (employer)"), Value(employer.Name, 3)],
            [
                Label("统一社会信用代码", "Social credit code"), Value(employer.CreditCode.ToString()),
                Label("法定代表人/主要负责人", "Legal representative"), Value(employer.LegalRepresentative),
            ],
            [Label("住所", "Address"), Value(employer.Address, 3)],
            [Label("联系电话", "Telephone"), Value(employer.Phone?.ToString() ?? "—", 3)],
            [
                Label("乙方\u3000劳动者", "Party B (worker)"), Value(worker.Name),
                Label("联系电话", "Telephone"), Value(worker.Phone.ToString()),
            ],
            [Label(NameOf(worker.IdNumber.Kind), "Identity No."), Value(worker.IdNumber.ToString(), 3)],
            [Label("住址", "Address"), Value(worker.Address, 3)],
        ];

        Cell Label(string text, string english) => new(text, CellKind.RowLabel, English: paper.Bilingual ? english : null);
    }

    private static string NameOf(IdentityKind kind) => kind switch
    {
        IdentityKind.ResidentIdentityCard => "居民身份证号码",
        IdentityKind.ResidencePermit => "港澳台居民居住证号码",
        IdentityKind.PermanentResidence2017 or IdentityKind.PermanentResidence2023 => "外国人永久居留身份证号码",
        IdentityKind.Passport => "护照号码",
        IdentityKind.TravelPermit => "通行证号码",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such document."),
    };

    public static IReadOnlyList<IReadOnlyList<Cell>> Pay(ContractPaper paper)
    {
        var terms = paper.Terms;
        List<IReadOnlyList<Cell>> rows = [[Head("项目", "Item"), Head("每月金额（人民币）", "CNY a month"), Head("大写", "In words")]];
        if (terms.Probation is { } probation) rows.Add(Row("试用期工资", "Wage in the probation period", probation.MonthlyWage));
        var wage = terms.Remuneration?.MonthlyWage ?? throw new ArgumentException("The contract has no monthly wage.", nameof(paper));
        rows.Add(terms.Probation is null
            ? Row("月工资", "Monthly wage", wage)
            : Row("试用期满后的月工资", "Monthly wage after probation", wage));
        return rows;

        Cell Head(string text, string english) => Label(text, english, CellKind.ColumnLabel);
        Cell Label(string text, string english, CellKind kind) => new(text, kind, English: paper.Bilingual ? english : null);
        IReadOnlyList<Cell> Row(string label, string english, Money money) =>
        [
            Label(label, english, CellKind.RowLabel),
            Value(ChineseNumbers.Amount(money)),
            Value(ChineseNumbers.AmountInWords(money)),
        ];
    }

    private static Cell Value(string text, int columns = 1) => new(ContractValues.OnOneLine(text), Columns: columns);
}
