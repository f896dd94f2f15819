using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// E07: the certificate is due when the contract ends, and files and insurance are transferred within fifteen days (LCL 50).
/// That it states term, last day, post and years of service (LCLR 24) is C17's.
/// </summary>
internal static class E07Certificate
{
    internal const int TransferDays = 15;

    public static Rule Rule { get; } = new(
        "E07", "劳动合同法第五十条、实施条例第二十四条", Laws.Implementation, KindSets.Only(DocumentKind.TerminationCertificate), Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (!draft.Terms.Kind.IsEmployment() || draft.Terms.Ending is not { } ending) yield break;
        if (draft.On <= ending.LastDay.AddDays(TransferDays)) yield break;
        yield return new(
            Severity.Warn, "ending.lastDay",
            $"劳动合同已于 {ending.LastDay.InChinese()} 结束，证明应当在当时出具，档案和社会保险关系转移应当在 {ending.LastDay.AddDays(TransferDays).InChinese()} 前办结；现已逾期，请立即出具并补办，造成损失的应当赔偿。",
            $"The contract ended on {ending.LastDay.InEnglish()}; the certificate was due then, and the transfer of files and insurance by {ending.LastDay.AddDays(TransferDays).InEnglish()}. Issue it at once; the employer owes damages for the delay.");
    }
}
