using CsCheck;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Storage.Tests.Contracts;

/// <summary>Snapshots of invented contracts: one by hand, and any that the types allow.</summary>
internal static class Snapshots
{
    /// <summary>Text as a draft can hold it: neither blank nor with blanks around it.</summary>
    private static readonly Gen<string> Text = Gen.String[Gen.OneOf(Gen.Char['一', '龥'], Gen.Char['\u0020', '\u007e']), 0, 30]
        .Select(text => $"甲{text}乙");

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 40_000].Select(days => new DateOnly(1990, 1, 1).AddDays(days));

    private static readonly Gen<Term> AnyTerm =
        Gen.Select(Day, Gen.Int[0, 9_000], (start, days) => Term.Of(start, start.AddDays(days)));

    private static readonly Gen<Money> Amount = Gen.Long[0, 99_999_999_999_999].Select(fen => Money.Of(fen / 100m));

    private static readonly Employer Employer = new(
        "常州示例机械有限公司", UnifiedSocialCreditCode.Parse("91320411MACY000187"), "常州市新北区示例路 1 号", "陈示例", null);

    private static readonly Worker Worker = new(
        "王示例", IdentityNumber.Parse("320499199003070012"), "常州市天宁区示例巷 2 号", MobileNumber.Parse("13900000001"));

    /// <summary>With every part that there can be.</summary>
    public static ContractSnapshot Full { get; } = new(
        new Guid("0199b1d0-0000-7000-8000-000000000001"),
        "CZ20260000000001",
        new ContractTerms(
            Employer with { Phone = MobileNumber.Parse("13900000002") },
            Worker,
            Term.Of(new(2026, 12, 1), new(2029, 11, 30)),
            new Probation(Term.Of(new(2026, 12, 1), new(2027, 2, 28)), Money.Of(5600)),
            "数控车床操作",
            new Workplace(DistrictCode.Parse("320411"), "常州市新北区示例路 1 号"),
            new WorkingHours(8, 5.5m, "每周休息一日半"),
            new Remuneration(Money.Of(6500.5m), 10, "银行转账"),
            "依法参加社会保险。",
            "提供防护用品。",
            "岗位有噪声。",
            ["甲", "乙\n丙"],
            new DateOnly(2026, 12, 1)),
        ContractState.Declined,
        null,
        new DateTimeOffset(2026, 12, 24, 1, 2, 3, TimeSpan.Zero),
        "工资与面谈不符");

    public static Gen<ContractSnapshot> Any { get; } =
        from term in AnyTerm
        from probation in Gen.Select(AnyTerm, Amount, (t, wage) => new Probation(t, wage)).Null()
        from pay in Gen.Select(Amount, Gen.Int[1, 31], Text, (wage, day, method) => new Remuneration(wage, day, method)).Null()
        from hours in Gen.Select(Gen.Int[1, 240], Gen.Int[1, 70], Text, (day, week, rest) =>
            new WorkingHours(day / 10m, week / 10m, rest)).Null()
        from content in Text.Null()
        from others in Text.List[0, 4]
        from start in Day.Nullable()
        from state in Gen.Enum<ContractState>()
        from awaiting in Gen.Enum<PartyRole>().Nullable()
        from expires in Gen.DateTimeOffset.Nullable()
        from reason in Text.Null()
        from id in Gen.Guid
        select new ContractSnapshot(
            id,
            "CZ20260000000001",
            new ContractTerms(
                Employer, Worker, term, probation, content, null, hours, pay, content, null, content, others, start),
            state,
            awaiting,
            expires,
            reason);
}
