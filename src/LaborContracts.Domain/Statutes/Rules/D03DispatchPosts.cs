using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// D03: dispatch is for temporary, auxiliary or substitute posts, for a tenth of the user's workforce at most, and never
/// part-time (LCL 66; LDR 3, 4; LCLR 30).
/// </summary>
internal static class D03DispatchPosts
{
    public static Rule Rule { get; } = new(
        "D03", "劳动合同法第六十六条、劳务派遣暂行规定第三条、第四条", Laws.DispatchRules,
        KindSets.Only(DocumentKind.DispatchContract, DocumentKind.PartTimeAgreement, DocumentKind.Amendment, DocumentKind.Renewal), Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.Dispatch is not { } dispatch) yield break;
        if (draft.Terms.Kind == DocumentKind.PartTimeAgreement)
        {
            yield return new(
                Severity.Warn, "dispatch",
                "劳务派遣单位不得以非全日制用工形式招用被派遣劳动者；请改用劳务派遣劳动合同或者删去派遣条款。",
                "A dispatch unit may not hire part-time; use the dispatch contract, or leave dispatch out.")
            {
                Article = "劳动合同法实施条例第三十条",
            };
        }

        if (dispatch.Nature is null)
        {
            yield return new(
                Severity.Warn, "dispatch.nature",
                "劳务派遣只能用于临时性、辅助性或者替代性的工作岗位；请写明属于哪一种。",
                "Dispatch is for temporary, auxiliary or substitute posts only; say which this is.");
        }
        else if (dispatch is { Nature: PostNature.Temporary, Period: { } period } && period.End.AddDays(1) > period.Start.AddMonths(6))
        {
            yield return new(
                Severity.Warn, "dispatch.period",
                $"临时性工作岗位的存续时间不超过六个月；派遣期限到 {period.End.InChinese()}，请改在 {period.Start.AddMonths(6).AddDays(-1).InChinese()} 或之前结束，或者核对岗位性质。",
                $"A temporary post exists for six months at most; the period runs to {period.End.InEnglish()}. Let it end by {period.Start.AddMonths(6).AddDays(-1).InEnglish()}, or check the kind of post.");
        }

        if (dispatch is { UserWorkers: { } all, UserDispatched: { } dispatched } && dispatched * 10L > all)
        {
            yield return new(
                Severity.Warn, "dispatch.userDispatched",
                $"用工单位使用的被派遣劳动者不得超过用工总量的 10%；现有 {dispatched} 人，占用工总量 {all} 人的 {(dispatched * 100m / all).Plain()}%，最多 {all / 10} 人。",
                $"A user unit may have at most 10 % dispatched workers; it has {dispatched} of {all}, {(dispatched * 100m / all).Plain()} %, and at most {all / 10} are allowed.");
        }
    }
}
