using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>D02: dispatch needs a licence, and nobody may dispatch to himself or his own group (LCL 57, 67).</summary>
internal static class D02DispatchLicence
{
    public static Rule Rule { get; } = new(
        "D02", "劳动合同法第五十七条、第六十七条", Laws.LaborContractLaw,
        KindSets.Only(DocumentKind.DispatchContract, DocumentKind.Amendment, DocumentKind.Renewal), Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.Kind != DocumentKind.DispatchContract) yield break;
        if (string.IsNullOrWhiteSpace(draft.Terms.Dispatch?.Licence))
        {
            yield return new(
                Severity.Block, "dispatch.licence",
                "经营劳务派遣业务应当取得行政许可；请填写劳务派遣经营许可证编号。没有许可证的单位不得派遣劳动者。",
                "Labor dispatch needs a licence; give its number. Who has none may not dispatch.");
        }

        if (draft.Terms.Dispatch is not { } dispatch) yield break;
        var first = draft.Terms.Term is { Start: var start } && start > draft.On ? start : draft.On;
        if (dispatch.LicenceUntil is not { } until)
        {
            yield return new(
                Severity.Warn, "dispatch.licenceUntil",
                "请填写劳务派遣经营许可证的有效期截止日，以便核对签约和派遣时许可证有效。",
                "Give the licence's last day, so that it can be seen to hold at signing and in the term.");
        }
        else if (until < first)
        {
            yield return new(
                Severity.Block, "dispatch.licenceUntil",
                $"劳务派遣经营许可证的有效期至 {until.InChinese()}，在 {first.InChinese()} 已经失效；请延续许可后再订立。",
                $"The dispatch licence holds until {until.InEnglish()} and is no longer valid on {first.InEnglish()}; renew it first.");
        }
        else if (draft.Terms.Term?.End is { } end && until < end)
        {
            yield return new(
                Severity.Inform, "dispatch.licenceUntil",
                $"劳务派遣经营许可证的有效期至 {until.InChinese()}，早于合同终止日 {end.InChinese()}；请按时申请延续。",
                $"The dispatch licence holds until {until.InEnglish()}, before the contract ends on {end.InEnglish()}; renew it in time.");
        }

        if (dispatch.UserIsAffiliate || dispatch.User.CreditCode == draft.Terms.Employer.CreditCode)
        {
            yield return new(
                Severity.Block, "dispatch.user",
                "用人单位不得设立劳务派遣单位向本单位或者所属单位派遣劳动者；请由实际用工的单位直接订立劳动合同。",
                "Nobody may dispatch workers to himself or to a unit of his own group; let the unit that uses the work conclude the contract.");
        }
    }
}
