using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// E03: dismissal without the worker's fault needs thirty days' notice or a month's pay (LCL 40), mass dismissal thirty
/// days' talk (41); some workers may not be dismissed on these grounds (42); the union is told first (43).
/// </summary>
internal static class E03DismissalProcedure
{
    private const int NoticeDays = 30;

    public static Rule Rule { get; } = new(
        "E03", "劳动合同法第四十条至第四十三条", Laws.LaborContractLaw, KindSets.Only(DocumentKind.TerminationNotice), Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (!draft.Terms.Kind.IsEmployment() || draft.Terms.Ending is not { } ending || !IsDismissal(ending.Ground)) return [];
        return ending.Ground switch
        {
            EndingGround.IllnessBeyondTreatment or EndingGround.Incompetence or EndingGround.GreatChange =>
                [.. Protection(ending), .. Notice(draft, ending), .. Union(draft, ending)],
            EndingGround.MassDismissal => [.. Protection(ending), .. MassDismissal(ending)],
            _ => Union(draft, ending),
        };
    }

    internal static bool IsDismissal(EndingGround ground) => ground is >= EndingGround.UnfitInProbation and <= EndingGround.MassDismissal;

    private static IEnumerable<Remark> Protection(Ending ending)
    {
        if (ending.Protected.Count == 0) yield break;
        // Union office and a running service period prolong a term (LDI2 8); Art. 42 itself does not name them.
        var isForbidden = ending.Protected.Any(status => status != ProtectedStatus.UnionOfficeOrServicePeriod);
        yield return new(
            isForbidden ? Severity.Block : Severity.Warn, "ending.protected",
            isForbidden
                ? $"劳动者有第四十二条的情形（{string.Join("、", ending.Protected.Where(s => s != ProtectedStatus.UnionOfficeOrServicePeriod).Select(NameOf))}），不得依照第四十条、第四十一条解除劳动合同；违法解除的，应当支付二倍经济补偿或者继续履行。请撤回本通知。"
                : "劳动者担任工会职务或者服务期未满：请核对工会法对任期的保护和服务期约定，再依照第四十条、第四十一条解除。",
            isForbidden
                ? $"The worker is protected by Art. 42 ({string.Join(", ", ending.Protected.Where(s => s != ProtectedStatus.UnionOfficeOrServicePeriod).Select(NameInEnglish))}) and may not be dismissed by Art. 40 or 41; unlawful dismissal costs twice the severance, or the contract goes on. Withdraw this notice."
                : "The worker holds union office or has a running service period: check the Trade Union Law and the agreement before dismissing by Art. 40 or 41.")
        {
            Article = "劳动合同法第四十二条",
        };
    }

    private static IEnumerable<Remark> Notice(Draft draft, Ending ending)
    {
        var given = ending.NoticeOn ?? draft.On;
        if (ending.PayInLieu) yield break;
        if (ending.LastDay.DayNumber - given.DayNumber >= NoticeDays)
        {
            // The document is the notice: a day before it is only claimed, perhaps of a notice on paper.
            if (ending.LastDay.DayNumber - draft.On.DayNumber >= NoticeDays) yield break;
            yield return new(
                Severity.Warn, "ending.noticeOn",
                $"填写的通知日 {given.InChinese()} 早于今天，从今天起算不足三十日：此前确有书面通知的，请说明并保存送达证据；没有的，最后工作日不早于 {draft.On.AddDays(NoticeDays).InChinese()}。",
                $"The day of notice, {given.InEnglish()}, is before today, and from today there are less than thirty days. If written notice was given then, say so and keep proof of it; if not, {draft.On.AddDays(NoticeDays).InEnglish()} is the earliest last day.")
            {
                Article = "劳动合同法第四十条",
            };
            yield break;
        }

        yield return new(
            Severity.Block, "ending.lastDay",
            $"依照第四十条解除的，应当提前三十日书面通知劳动者本人，或者额外支付一个月工资：{given.InChinese()} 通知的，最后工作日不早于 {given.AddDays(NoticeDays).InChinese()}。请顺延，或者写明支付代通知金。",
            $"Dismissal by Art. 40 needs thirty days' written notice or a month's wage in lieu: notice given on {given.InEnglish()} allows {given.AddDays(NoticeDays).InEnglish()} at the earliest. Move the last day, or pay in lieu.")
        {
            Article = "劳动合同法第四十条",
        };
    }

    private static IEnumerable<Remark> MassDismissal(Ending ending)
    {
        const string article = "劳动合同法第四十一条";
        if (ending.UnionNotifiedOn is not { } told)
        {
            yield return new(
                Severity.Warn, "ending.unionNotifiedOn",
                "裁减人员二十人以上，或者不足二十人但占职工总数百分之十以上的，应当提前三十日向工会或者全体职工说明情况、听取意见，并将裁减方案报告劳动行政部门；请填写说明日期。未达到这一人数的，不能适用第四十一条。",
                "Who dismisses twenty workers or more, or a tenth of all, explains it to the union or all staff thirty days before, hears them, and reports the plan to the labor authority; give the day. For fewer Art. 41 does not hold.")
            {
                Article = article,
            };
        }
        else if (ending.LastDay.DayNumber - told.DayNumber < NoticeDays)
        {
            yield return new(
                Severity.Block, "ending.unionNotifiedOn",
                $"经济性裁员应当提前三十日向工会或者全体职工说明情况：{told.InChinese()} 说明的，最后工作日不早于 {told.AddDays(NoticeDays).InChinese()}。请顺延。",
                $"A mass dismissal is explained to the union or all staff thirty days before: on {told.InEnglish()} means {told.AddDays(NoticeDays).InEnglish()} at the earliest. Move the last day.")
            {
                Article = article,
            };
        }
    }

    private static IEnumerable<Remark> Union(Draft draft, Ending ending)
    {
        var given = ending.NoticeOn ?? draft.On;
        if (ending.UnionNotifiedOn <= given) yield break;
        yield return new(
            Severity.Warn, "ending.unionNotifiedOn",
            ending.UnionNotifiedOn is { } told
                ? $"用人单位单方解除劳动合同，应当事先将理由通知工会；填写的通知日 {told.InChinese()} 晚于通知劳动者的 {given.InChinese()}。请先通知工会并研究其意见。"
                : "用人单位单方解除劳动合同，应当事先将理由通知工会；建立了工会而没有通知的，可能被认定为违法解除。请通知工会并填写日期，没有工会的请说明。",
            ending.UnionNotifiedOn is { } day
                ? $"Before dismissing, an employer tells the union why; the day given, {day.InEnglish()}, is after the notice of {given.InEnglish()}. Tell the union first and consider its opinion."
                : "Before dismissing, an employer tells the union why; where there is a union and it was not told, the dismissal may be unlawful. Tell it and give the day, or say that there is none.")
        {
            Article = "劳动合同法第四十三条",
        };
    }

    private static string NameOf(ProtectedStatus status) => status switch
    {
        ProtectedStatus.OccupationalDiseaseCheck => "未进行离岗前职业健康检查或者疑似职业病诊断、观察期间",
        ProtectedStatus.WorkInjuryOrDisease => "患职业病或者因工负伤并丧失或者部分丧失劳动能力",
        ProtectedStatus.MedicalPeriod => "患病或者非因工负伤在医疗期内",
        ProtectedStatus.PregnancyMaternityNursing => "孕期、产期、哺乳期",
        ProtectedStatus.FifteenYearsAndNearPension => "连续工作满十五年且距法定退休年龄不足五年",
        _ => "工会任职或者服务期",
    };

    private static string NameInEnglish(ProtectedStatus status) => status switch
    {
        ProtectedStatus.OccupationalDiseaseCheck => "no occupational health check at leaving, or a suspected occupational disease",
        ProtectedStatus.WorkInjuryOrDisease => "occupational disease or work injury with loss of capacity",
        ProtectedStatus.MedicalPeriod => "medical period",
        ProtectedStatus.PregnancyMaternityNursing => "pregnancy, maternity or nursing",
        ProtectedStatus.FifteenYearsAndNearPension => "fifteen years of service and less than five to retirement",
        _ => "union office or service period",
    };
}
