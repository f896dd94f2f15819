using LaborContracts.Domain.Parties;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// X01: a foreigner without permanent residence needs a work permit and lawful stay; without them there is no employment
/// relation (LDI2 4).
/// </summary>
internal static class X01ForeignWorker
{
    public static Rule Rule { get; } = new("X01", "最高人民法院劳动争议解释（二）第四条", Laws.Interpretation2, KindSets.Work, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.Worker is not { IdNumber.Kind: IdentityKind.Passport } worker) yield break;
        if (worker.WorkPermit is not { } permit || string.IsNullOrWhiteSpace(permit.Number))
        {
            yield return new(
                Severity.Block, "worker.workPermit",
                "持护照的外国人须取得工作许可并合法居留，才能建立劳动关系：请填写工作许可；已取得永久居留资格的，请改用外国人永久居留身份证。",
                "A foreigner with a passport needs a work permit and lawful stay to be employed: state the permit, or, with permanent residence, use that card's number.");
            yield break;
        }

        var start = draft.Terms.FirstWorkingDay is { } first && first > draft.On ? first : draft.On;
        if (permit.Until < start)
        {
            yield return new(
                Severity.Block, "worker.workPermit.until",
                $"工作许可已于 {permit.Until.InChinese()} 到期，早于 {start.InChinese()}：请先办理延期。",
                $"The work permit ended on {permit.Until.InEnglish()}, before {start.InEnglish()}: have it extended first.");
        }
        else if (permit.Until < (draft.Terms.Term?.End ?? DateOnly.MaxValue))
        {
            yield return new(
                Severity.Warn, "worker.workPermit.until",
                $"工作许可将于 {permit.Until.InChinese()} 到期，早于合同终止日：请在到期前办理延期，或者缩短合同期限。",
                $"The work permit ends on {permit.Until.InEnglish()}, before the contract: have it extended in time, or shorten the term.");
        }
    }
}
