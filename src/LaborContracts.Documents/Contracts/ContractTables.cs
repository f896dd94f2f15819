using LaborContracts.Documents.Layout;
using LaborContracts.Domain.Kinds;
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
        var (terms, worker) = (paper.Terms, paper.Terms.Worker);
        List<IReadOnlyList<Cell>> rows = [[Label("编号", "No."), Value(paper.ContractNumber, 3)]];
        if (terms.Kind.IsPlatformAgreement()) AddFirm(terms.Employer, "甲方\u3000平台企业", "Party A (platform company)");
        else AddFirm(terms.Employer, "甲方\u3000用人单位", "Party A (employer)");
        AddWorker();
        if (terms.Partner is { } partner) AddFirm(partner, "丙方\u3000合作企业", "Party C (partner company)");
        return rows;

        void AddFirm(Employer firm, string role, string roleEn)
        {
            rows.Add([Label(role, roleEn), Value(firm.Name, 3)]);
            rows.Add(
            [
                Label("统一社会信用代码", "Social credit code"), Value(firm.CreditCode.ToString()),
                Label("法定代表人/主要负责人", "Legal representative"), Value(firm.LegalRepresentative),
            ]);
            rows.Add([Label("住所", "Address"), Value(firm.Address, 3)]);
            if (Says(firm.BusinessAddress)) rows.Add([Label("经营地址", "Place of business"), Value(firm.BusinessAddress!, 3)]);
            if (firm.Branch is { } branch)
            {
                rows.Add(
                [
                    Label("签约分支机构", "Branch that signs"), Value(branch.Name),
                    Label("签约资格", "Entitled by"), Value(RightOf(branch)),
                ]);
            }

            rows.Add([Label("联系电话", "Telephone"), Value(firm.Phone?.ToString() ?? "—", 3)]);
        }

        void AddWorker()
        {
            rows.Add(
            [
                Label("乙方\u3000劳动者", "Party B (worker)"), Value(worker.Name),
                Label("联系电话", "Telephone"), Value(worker.Phone.ToString()),
            ]);
            rows.Add([Label(NameOf(worker.IdNumber.Kind), "Identity No."), Value(worker.IdNumber.ToString(), 3)]);
            if (worker.BirthDate is { } birth) rows.Add([Label("出生日期", "Date of birth"), Value(ChineseNumbers.Date(birth), 3)]);
            if (worker.Sex is { } sex) rows.Add([Label("性别", "Sex"), Value(sex == Sex.Female ? "女" : "男", 3)]);
            rows.Add([Label("住址", "Address"), Value(worker.Address, 3)]);
            if (Says(worker.HouseholdAddress)) rows.Add([Label("户籍地址", "Registered residence"), Value(worker.HouseholdAddress!, 3)]);
            if (Says(worker.MinorRegistration))
                rows.Add([Label("未成年工登记证", "Registration of a minor"), Value(worker.MinorRegistration!, 3)]);
            if (worker.WorkPermit is not { } permit) return;
            rows.Add(
            [
                Label("外国人工作许可", "Work permit"), Value(permit.Number),
                Label("许可有效期至", "Valid until"), Value(ChineseNumbers.Date(permit.Until)),
            ]);
        }

        Cell Label(string text, string english) => new(text, CellKind.RowLabel, English: paper.Bilingual ? english : null);
    }

    private static bool Says(string? text) => !string.IsNullOrWhiteSpace(text);

    private static string RightOf(Branch branch) => (branch.HasLicence, Says(branch.Authorisation)) switch
    {
        (true, true) => $"营业执照；授权书：{branch.Authorisation}",
        (true, false) => "营业执照",
        (false, true) => $"授权书：{branch.Authorisation}",
        (false, false) => "—",
    };

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
