using System.Text.RegularExpressions;

namespace LaborContracts.Domain.Statutes;

/// <summary>
/// One sentence of free text as the dictionary reads it: letters, digits and percent signs only, half-width, simplified,
/// in lower case. Where its commas were is kept, because a prohibition reaches no further than they do.
/// </summary>
/// <param name="Text">Without punctuation and space.</param>
/// <param name="ClauseStarts">Where in the text its clauses begin; the first at 0.</param>
/// <param name="IsProhibited">Whether it is an item of a list that a prohibition introduces.</param>
internal sealed partial record Sentence(string Text, IReadOnlyList<int> ClauseStarts, bool IsProhibited)
{
    private const int FarthestProhibition = 30;
    private const int FarthestDenial = 6;

    /// <summary>
    /// Whether the words at a place are forbidden or denied rather than agreed: 不得要求乙方放弃…, 甲方不收取…,
    /// 放弃…的约定无效.
    /// </summary>
    public bool Denies(int index, int end)
    {
        if (IsProhibited) return true;
        var start = ClauseStarts.Last(clause => clause <= index);
        var before = Text[start..index].Replace("不得不", "", StringComparison.Ordinal);
        if (Prohibition().Matches(before).LastOrDefault() is { } prohibition
            && before.Length - prohibition.Index - prohibition.Length <= FarthestProhibition
            && !Turn().IsMatch(string.Concat(before.AsSpan(prohibition.Index), Text.AsSpan(index, Math.Min(4, Text.Length - index)))))
        {
            return true;
        }

        if (Denial().Matches(before).LastOrDefault() is { } denial && before.Length - denial.Index - denial.Length <= FarthestDenial)
            return true;
        return before is [.., '不' or '未' or '无' or '非'] || Disowned().IsMatch(Text[end..]);
    }

    /// <summary>Whether a prohibition stands in a clause, so that a list after its colon is forbidden.</summary>
    internal static bool Prohibits(string clause) => Prohibition().IsMatch(clause);

    [GeneratedRegex("不得|禁止|严禁|杜绝|无权|不允许|不准|不许|避免|防止|不应当?以")]
    private static partial Regex Prohibition();

    /// <summary>After it a sentence that began as a prohibition agrees to something: 不得反悔并自愿放弃….</summary>
    [GeneratedRegex("(并|且|而|但|同时).{0,6}(自愿|同意|承诺|愿意|确认|必须)")]
    private static partial Regex Turn();

    [GeneratedRegex("不可|不能|不应|不会|不以|不因|不要求|不强迫|不强制|不再|无需|无须|拒绝|反对|没有|不存在|不属于|不是|并非")]
    private static partial Regex Denial();

    /// <summary>What follows says that it does not hold, that the employer refuses it, or what the worker may do about it.</summary>
    [GeneratedRegex(
        "^(费用?)?的?((任何|该|此类)?(约定|承诺|协议|条款|声明|行为|规定|内容)(均|一律|都|属|应|当|认定|为|视|被|依法|系)*(无效|违法|不合法|不成立|不具有.{0,4}效力)"
        + "|(甲方|用人单位|公司|单位|企业)(不予(同意|接受|认可)|不得(同意|接受|以此)|仍应|仍须|仍当|拒绝)"
        + "|.{0,10}(乙方|劳动者).{0,4}(有权|可以?).{0,12}(解除|投诉|举报))")]
    private static partial Regex Disowned();
}
