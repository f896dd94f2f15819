using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// W01: pay for normal work is at least the minimum wage of the place of performance (LL 48, LCLR 14), of dispatched
/// workers that of the user unit (LCL 61).
/// </summary>
internal static class W01MinimumWage
{
    public static Rule Rule { get; } = new("W01", "劳动法第四十八条、劳动合同法实施条例第十四条", Laws.LaborLaw, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft) => draft.Terms is { Kind: DocumentKind.DispatchContract, Dispatch.UserDistrict: not null }
        ? Judge(draft).Select(remark => remark with { Article = "劳动合同法第六十一条、劳动法第四十八条" })
        : Judge(draft);

    private static IEnumerable<Remark> Judge(Draft draft)
    {
        if (draft.Terms.Remuneration is not { } pay) return [];
        if (pay.MonthlyWage is { } monthly) return Below(draft, monthly, new("remuneration.monthlyWage", "月工资", "The monthly wage"));
        // Full-time work by the hour is held against the monthly minimum; the hourly one is for part-time work.
        if (MonthlyOf(pay) is { } month)
        {
            return Below(
                draft, month,
                new("remuneration.hourlyWage", $"小时工资折合的月工资（{WorkingTime.PaidHoursPerMonth.Plain()} 小时）", "The hourly wage, taken for a month,"));
        }

        return pay.Form == PayForm.Piece
            ? [new(
                Severity.Inform, "remuneration.payRules",
                "实行计件工资的，劳动者在正常劳动时间内提供正常劳动的，折算的月工资不得低于最低工资标准。",
                "Pay by the piece must not come to less than the minimum wage for a month of normal work.")]
            : [];
    }

    /// <summary>The wage of a month of normal work: as agreed, or 174 hours of an hourly wage; null where neither is.</summary>
    internal static Money? MonthlyOf(Remuneration pay) => pay switch
    {
        { MonthlyWage: { } monthly } => monthly,
        { HourlyWage: { Amount: < 1_000_000 } hourly } => Money.Of(decimal.Round(hourly.Amount * WorkingTime.PaidHoursPerMonth, 2)),
        _ => null,
    };

    /// <summary>The district whose minimum wage holds; null if the terms do not say.</summary>
    internal static DistrictCode? DistrictOf(ContractTerms terms) => terms.Kind == DocumentKind.DispatchContract
        ? terms.Dispatch?.UserDistrict ?? terms.Workplace?.District
        : terms.Workplace?.District;

    /// <summary>
    /// By the table in force when the contract starts, or today if it has started, but not past its end. Below a value
    /// that is still to be confirmed is a warning, below the newest confirmed one a block; a missing row is said, not
    /// passed over.
    /// </summary>
    internal static IEnumerable<Remark> Below(Draft draft, Money wage, Subject subject)
    {
        if (DistrictOf(draft.Terms) is not { } district || DayOf(draft) is not { } day) return [];
        var wages = draft.Data.MinimumWages;
        return Below(
            draft, wage, subject, district, day,
            Standard.Monthly(wages.Of(district, day)), Standard.Monthly(wages.ConfirmedOf(district, day)));
    }

    /// <summary>The same of pay for an hour of part-time or platform work.</summary>
    internal static IEnumerable<Remark> BelowHourly(Draft draft, Money wage, Subject subject)
    {
        if (DistrictOf(draft.Terms) is not { } district || DayOf(draft) is not { } day) return [];
        var wages = draft.Data.MinimumWages;
        return Below(
            draft, wage, subject, district, day,
            Standard.Hourly(wages.HourlyOf(district, day)), Standard.Hourly(wages.ConfirmedHourlyOf(district, day)));
    }

    private static IEnumerable<Remark> Below(
        Draft draft, Money wage, Subject subject, DistrictCode district, DateOnly day, Standard? current, Standard? floor)
    {
        var (place, placeEn) = draft.Data.Districts.Find(district) is { } known
            ? (known.Name, known.NameEn)
            : ($"区划代码 {district} ", $"district {district}");
        if (current is null)
        {
            yield return new(
                Severity.Inform, subject.Field,
                $"没有工作地点（{place.Trim()}）在 {day.InChinese()} 的最低工资数据，请自行核对{subject.Name}不低于当地标准。",
                $"There is no minimum wage on record for {placeEn} on {day.InEnglish()}; check against the local standard.");
        }
        else if (floor is not null && wage < floor.Amount)
        {
            var now = floor == current ? "" : $"；现行 {current.InChinese(place)}";
            var nowEn = floor == current ? "" : $"; now {current.InEnglish()}";
            yield return new(
                Severity.Block, subject.Field,
                $"{subject.Name} {wage} 元低于最低工资标准：{floor.InChinese(place)}{now}。该标准不含加班费、特殊岗位津贴和法定福利，请提高工资。",
                $"{subject.NameEn} {wage} CNY is below the minimum wage of {placeEn}: {floor.InEnglish()}{nowEn}. Overtime pay, special allowances and statutory benefits do not count; raise the wage.");
        }
        else if (wage < current.Amount)
        {
            yield return new(
                Severity.Warn, subject.Field,
                $"{subject.Name} {wage} 元可能低于最低工资标准：{current.InChinese(place)}。该标准不含加班费、特殊岗位津贴和法定福利，请核对。",
                $"{subject.NameEn} {wage} CNY is probably below the minimum wage of {placeEn}: {current.InEnglish()}. Overtime pay, special allowances and statutory benefits do not count; check it.")
            {
                Confidence = current.Confidence,
            };
        }
    }

    private static DateOnly? DayOf(Draft draft) => draft.Terms.Term is not { } term
        ? null
        : draft.On <= term.Start ? term.Start : draft.On <= (term.End ?? DateOnly.MaxValue) ? draft.On : term.End!.Value;

    /// <summary>The wage that is judged, and how it is called.</summary>
    internal sealed record Subject(string Field, string Name, string NameEn);

    /// <summary>One value of a row, monthly or hourly.</summary>
    private sealed record Standard(Money Amount, bool IsHourly, MinimumWage Row, Confidence Confidence)
    {
        public static Standard? Monthly(MinimumWage? row) => row is null
            ? null
            : new(row.Monthly, false, row, row.ClassPending ? Confidence.Recalled : row.Confidence);

        public static Standard? Hourly(MinimumWage? row) => row?.Hourly is not { } hourly
            ? null
            : new(hourly, true, row, row.ClassPending ? Confidence.Recalled : row.HourlyConfidence);

        public string InChinese(string place)
        {
            var doubt = Row.ClassPending ? "，地区类别待核" : Confidence != Confidence.Found ? "，数值待核实" : "";
            return $"{place}每{(IsHourly ? "小时" : "月")} {Amount} 元（{Row.From.InChinese()}起，{Row.Source}{doubt}）";
        }

        public string InEnglish() =>
            $"{Amount} CNY {(IsHourly ? "an hour" : "a month")} since {Row.From.InEnglish()}{(Confidence == Confidence.Found ? "" : ", to be confirmed")}";
    }
}
