using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>E09 (ours): the ground belongs to the document, and its days are possible.</summary>
internal static class E09EndingDates
{
    public static Rule Rule { get; } = new("E09", "劳动合同法第三十六条至第四十四条", Laws.LaborContractLaw, KindSets.Endings, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.Ending is not { } ending) yield break; // C17 says so
        if (!Fits(draft.Document, draft.Terms.Kind, ending.Ground))
        {
            yield return new(
                Severity.Block, "ending.ground",
                $"所选事由不适用于{draft.Terms.Kind.Title()}的{draft.Document.Title()}；请改选事由，或者改用相应的文书。",
                $"This ground does not belong to this document ({draft.Document.TitleEn()}, {draft.Terms.Kind.TitleEn()}); choose another, or the document that fits it.");
        }

        foreach (var remark in Days(draft, ending)) yield return remark;
    }

    private static IEnumerable<Remark> Days(Draft draft, Ending ending)
    {
        if (draft.Terms.FirstWorkingDay is { } first && ending.LastDay < first)
        {
            yield return new(
                Severity.Block, "ending.lastDay",
                $"最后工作日 {ending.LastDay.InChinese()} 早于用工起始日 {first.InChinese()}，请核对。",
                $"The last day, {ending.LastDay.InEnglish()}, lies before the first, {first.InEnglish()}; check it.");
        }

        if (ending.ServiceSince > ending.LastDay)
        {
            yield return new(
                Severity.Block, "ending.serviceSince",
                "工作年限的起算日晚于最后工作日，请核对。",
                "The first day of service lies after the last day; check it.");
        }
        else if (ending.ServiceSince is { } since && draft.Terms.FirstWorkingDay is { } start && since > start)
        {
            yield return new(
                Severity.Warn, "ending.serviceSince",
                $"工作年限自 {since.InChinese()} 起算，晚于用工起始日 {start.InChinese()}，会少计年限；请核对。",
                $"Service counts from {since.InEnglish()}, after work began on {start.InEnglish()}, which leaves time out; check it.");
        }

        if (ending.NoticeOn is { } notice && notice > ending.LastDay)
        {
            yield return new(
                Severity.Warn, "ending.noticeOn",
                $"通知日 {notice.InChinese()} 晚于最后工作日 {ending.LastDay.InChinese()}；解除不能倒签，请改正日期。",
                $"Notice on {notice.InEnglish()} is after the last day, {ending.LastDay.InEnglish()}; an end cannot be dated back. Correct the days.");
        }

        if (ending.Ground != EndingGround.Expiry || draft.Terms.Term?.Span is not { End: var end } || ending.LastDay == end) yield break;
        yield return ending.LastDay < end
            ? new(
                Severity.Block, "ending.lastDay",
                $"合同期限到 {end.InChinese()} 才届满，不能以期满为由在 {ending.LastDay.InChinese()} 终止；提前结束的，请另选事由。",
                $"The term runs to {end.InEnglish()} and cannot expire on {ending.LastDay.InEnglish()}; choose another ground for an earlier end.")
            : new(
                Severity.Warn, "ending.lastDay",
                $"合同期限已在 {end.InChinese()} 届满，最后工作日为 {ending.LastDay.InChinese()}；期满后继续用工超过一个月的，劳动者可以要求以原条件续订。",
                $"The term was over on {end.InEnglish()}, the last day is {ending.LastDay.InEnglish()}; after more than a month of work past it the worker may ask for a renewal on the same terms.");
    }

    private static bool Fits(DocumentKind document, DocumentKind kind, EndingGround ground)
    {
        var isAgreed = ground is EndingGround.AgreedOnEmployersProposal or EndingGround.AgreedOnWorkersProposal or EndingGround.AsAgreed;
        var isWorkers = ground is EndingGround.ResignationWithNotice or EndingGround.ResignationInProbation or EndingGround.ResignationForCause;
        if (ground == EndingGround.PartTimeAtWill && kind != DocumentKind.PartTimeAgreement) return false;
        if (ground == EndingGround.AsAgreed && kind.IsEmployment()) return false;
        return document switch
        {
            DocumentKind.AgreedTermination => isAgreed,
            DocumentKind.ResignationNotice => isWorkers || ground is EndingGround.PartTimeAtWill or EndingGround.AsAgreed,
            DocumentKind.TerminationNotice => !isWorkers && (!isAgreed || ground == EndingGround.AsAgreed),
            _ => true,
        };
    }
}
