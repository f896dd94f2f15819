using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// U05: the longest time of taking orders at a stretch and in a day is set, and the system keeps to it (人社厅发〔2023〕50号).
/// A labor contract has eight hours a day; for agreements the hours are found by consultation. Four hours at a stretch are
/// the draft's of 2026.
/// </summary>
internal static class U05PlatformHours
{
    public static Rule Rule { get; } = new(
        "U05", "人社厅发〔2023〕50号", Laws.PlatformHoursAndPay,
        KindSets.Only([.. KindSets.PlatformAgreements, DocumentKind.PlatformLaborContract]), Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        var isAgreement = draft.Terms.Kind.IsPlatformAgreement();
        if (!isAgreement && draft.Terms.Kind != DocumentKind.PlatformLaborContract) return [];
        if (draft.Terms.PlatformWork is not { } work) return []; // C17 says so of an agreement; a labor contract has standard hours
        return [.. Limits(draft, work, isAgreement), .. Rest(work)];
    }

    private static IEnumerable<Remark> Limits(Draft draft, PlatformWork work, bool isAgreement)
    {
        if (work.LongestContinuousHours is not { } stretch)
        {
            yield return new(
                Severity.Warn, "platformWork.longestContinuousHours",
                "请约定连续最长接单时间；该时间应当与工会或者劳动者代表协商确定，达到时系统应当处置。",
                "Agree the longest time of taking orders at a stretch; it is set with the union or the workers' representatives, and the system acts when it is reached.");
        }
        else if (stretch > 4 && draft.On >= Laws.PlatformDraft)
        {
            yield return new(
                Severity.Warn, "platformWork.longestContinuousHours",
                $"连续最长接单时间约定为 {stretch.Plain()} 小时；征求意见稿（2026年10月8日，尚未生效）要求连续工作 4 小时后安排休息，建议改为 4 小时以内。",
                $"Orders may be taken for {stretch.Plain()} hours at a stretch; a draft of 2026-10-08, not in force, asks for a rest after 4. Better agree 4 or less.")
            {
                Article = "新就业形态劳动者权益保障办法（征求意见稿）",
                Confidence = Confidence.SecondHand,
            };
        }

        if (work.LongestDailyHours is not { } day)
        {
            yield return new(
                Severity.Warn, "platformWork.longestDailyHours",
                "请约定每日最长工作时间；工作时间包括累计接单时间和等单、准备、生理需要的宽放时间。",
                "Agree the longest working time in a day; it is the time of taking orders and the allowance for waiting, preparation and physiological needs.");
        }
        else if (day > 8)
        {
            yield return isAgreement
                ? new(
                    Severity.Inform, "platformWork.longestDailyHours",
                    $"每日最长工作时间约定为 {day.Plain()} 小时；应当与工会或者劳动者代表平等协商确定，保障劳动者休息。",
                    $"Up to {day.Plain()} hours a day are agreed; the limit is set with the union or the workers' representatives, so that workers can rest.")
                : new(
                    Severity.Warn, "platformWork.longestDailyHours",
                    $"每日最长工作时间约定为 {day.Plain()} 小时；劳动合同下每日工作不超过 8 小时，超出部分是加班，实行其他工时制须经批准。",
                    $"Up to {day.Plain()} hours a day are agreed; under a labor contract a day has at most 8, more is overtime, and other systems of hours need approval.")
                {
                    Article = "劳动法第三十六条、人社厅发〔2023〕6号",
                };
        }
    }

    private static IEnumerable<Remark> Rest(PlatformWork work)
    {
        if (string.IsNullOrWhiteSpace(work.Rest))
        {
            yield return new(
                Severity.Warn, "platformWork.rest",
                "请写明达到时限时如何休息：系统应当提示休息并在一定时间内停止派单。",
                "Say how the worker rests when a limit is reached: the system asks for a rest and stops dispatching for a while.")
            {
                Confidence = Confidence.Recalled,
            };
        }

        if (work.AllowancePercent is null)
        {
            yield return new(
                Severity.Inform, "platformWork.allowancePercent",
                "建议约定宽放时间（等单、准备、生理需要）占接单时间的比例，它计入工作时间。",
                "It is advisable to agree the allowance for waiting, preparation and physiological needs: it counts as working time.");
        }
    }
}
