using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// E09 (ours): the ground belongs to the document and is one that the terms allow, and its days are possible.
/// </summary>
internal static class E09EndingDates
{
    // Special trades and invalidity bring a pension earlier than the tables say, but not by more than this; ours.
    private const int EarliestPensionYears = 10;

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

        foreach (var remark in Facts(draft, ending).Concat(Days(draft, ending))) yield return remark;
    }

    /// <summary>
    /// On these grounds an employer ends a relation alone, some of them by the certificate itself, so what the terms show to
    /// be impossible is no ground. An end that is recorded already is only confirmed.
    /// </summary>
    private static IEnumerable<Remark> Facts(Draft draft, Ending ending)
    {
        if (!draft.Terms.Kind.IsEmployment() || draft.Base?.Ending is not null) yield break;
        if (draft.Document == DocumentKind.TerminationCertificate && draft.On < ending.LastDay)
        {
            yield return new(
                Severity.Block, "ending.lastDay",
                $"劳动关系到 {ending.LastDay.InChinese()} 才结束，此前不能出具已经终止的证明；需要提前结束的，请先签署协议或者发出通知。",
                $"The relation runs to {ending.LastDay.InEnglish()} and cannot be certified to have ended before; for an earlier end agree on it or give notice first.");
        }

        if (ending.Ground == EndingGround.Expiry && draft.Terms.Term is { Kind: not TermKind.Fixed })
        {
            yield return new(
                Severity.Block, "ending.ground",
                "合同不是固定期限劳动合同，没有期限届满，不能以期满为由终止；请另选事由。",
                "The contract has no fixed term, so none can expire; choose another ground.");
        }
        else if (ending.Ground == EndingGround.TaskDone && draft.Terms.Term is { Kind: not TermKind.Task })
        {
            yield return new(
                Severity.Block, "ending.ground",
                "合同不是以完成一定工作任务为期限，不能以任务完成为由终止；请另选事由。",
                "The contract's term is not that of a task, so it does not end with one; choose another ground.");
        }
        else if (ending.Ground == EndingGround.UnfitInProbation
            && !(draft.Terms.Probation is { Term.End: var probationEnd } && (ending.NoticeOn ?? draft.On) <= probationEnd))
        {
            yield return new(
                Severity.Block, "ending.ground",
                "没有约定试用期或者试用期已经结束，不能再以试用期间不符合录用条件为由解除；请另选事由。",
                "There is no probation or it is over, so nobody can be dismissed as unfit in it; choose another ground.");
        }
        else if (ending.Ground == EndingGround.RetirementAge && R01RetirementAge.StatutoryOf(draft) is var (_, latest) && ending.LastDay < latest)
        {
            var (born, sex) = (draft.Terms.Worker.Born!.Value, draft.Terms.Worker.KnownSex!.Value);
            var elastic = draft.Data.Retirement.EarliestElastic(sex, draft.Terms.Retirement?.Category, born);
            yield return new(
                ending.LastDay < elastic.AddYears(-EarliestPensionYears) ? Severity.Block : Severity.Warn, "ending.ground",
                $"劳动者在 {ending.LastDay.InChinese()} 未必达到法定退休年龄（最迟 {latest.InChinese()}）：没有达到，也没有依法开始享受基本养老保险待遇的，不能以此终止。",
                $"On {ending.LastDay.InEnglish()} the worker may not have reached the statutory retirement age ({latest.InEnglish()} at the latest); without it, or a pension that is drawn by law, this is no ground.")
            {
                Article = "劳动合同法第四十四条、实施条例第二十一条",
            };
        }
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
        else if (ending.ServiceSince is { } since && E04Severance.ServiceSince(draft) is { } start && since > start)
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
