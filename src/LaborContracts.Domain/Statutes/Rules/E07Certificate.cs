using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// E07: the certificate states term, last day, post and years of service (LCLR 24); it is due when the contract ends, and
/// files and insurance are transferred within fifteen days (LCL 50).
/// </summary>
internal static class E07Certificate
{
    internal const int TransferDays = 15;

    public static Rule Rule { get; } = new(
        "E07", "劳动合同法第五十条、实施条例第二十四条", Laws.Implementation, KindSets.Only(DocumentKind.TerminationCertificate), Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (!draft.Terms.Kind.IsEmployment()) yield break;
        var ending = draft.Terms.Ending;
        (bool Missing, string Field, string Name, string NameEn)[] items =
        [
            (draft.Terms.Term is null, "term", "劳动合同期限", "the contract's term"),
            (ending is null, "ending.lastDay", "解除或者终止劳动合同的日期", "the day on which the contract ended"),
            (ending is not null && string.IsNullOrWhiteSpace(ending.Post), "ending.post", "所从事的工作岗位", "the post"),
            (ending is not null && ending.ServiceSince is null, "ending.serviceSince", "在本单位的工作年限（起算日）", "the years of service, by their first day"),
        ];
        foreach (var (_, field, name, nameEn) in items.Where(item => item.Missing))
        {
            yield return new(
                Severity.Block, field,
                $"解除或者终止劳动合同的证明应当写明{name}，请补充。",
                $"A certificate of termination states {nameEn}; add it.");
        }

        if (ending is null || draft.On <= ending.LastDay.AddDays(TransferDays)) yield break;
        yield return new(
            Severity.Warn, "ending.lastDay",
            $"劳动合同已于 {ending.LastDay.InChinese()} 结束，证明应当在当时出具，档案和社会保险关系转移应当在 {ending.LastDay.AddDays(TransferDays).InChinese()} 前办结；现已逾期，请立即出具并补办，造成损失的应当赔偿。",
            $"The contract ended on {ending.LastDay.InEnglish()}; the certificate was due then, and the transfer of files and insurance by {ending.LastDay.AddDays(TransferDays).InEnglish()}. Issue it at once; the employer owes damages for the delay.");
    }
}
