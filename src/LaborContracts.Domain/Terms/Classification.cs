namespace LaborContracts.Domain.Terms;

/// <summary>How much the enterprise manages one side of the work.</summary>
public enum Degree
{
    /// <summary>Not at all: the worker decides.</summary>
    None,
    Some,

    /// <summary>As in employment.</summary>
    Full,
}

/// <summary>What the facts speak for (人社部发〔2021〕56号).</summary>
public enum RelationType
{
    /// <summary>个人依托平台自主经营: civil law; none of our documents fits.</summary>
    SelfOperating,

    /// <summary>不完全符合确立劳动关系情形: the written agreement.</summary>
    WrittenAgreement,

    /// <summary>符合确立劳动关系情形: the labor contract.</summary>
    Employment,
}

/// <summary>
/// The questionnaire that decides between contract and agreement, by the facts of the work and the degree of management
/// (人社厅发〔2023〕6号): its answers are kept with the document.
/// </summary>
/// <param name="Schedule">Who decides when the worker works.</param>
/// <param name="Workload">Who decides how much.</param>
/// <param name="Process">How far the enterprise controls how the work is done.</param>
/// <param name="Discipline">Whether work rules, discipline, rewards and penalties apply.</param>
/// <param name="Continuity">Whether the work is continuous and the worker's main one.</param>
/// <param name="Pricing">Whether the enterprise alone sets the price.</param>
public sealed record Classification(
    Degree Schedule, Degree Workload, Degree Process, Degree Discipline, Degree Continuity, Degree Pricing)
{
    /// <summary>
    /// What the answers speak for. The guide weighs facts and gives no sum; ours: employment if schedule, process and
    /// discipline are all managed in full, or the points of all six reach nine of twelve; self-operation if no side is
    /// managed beyond the price. The weighing is the platform's own and only warns.
    /// </summary>
    public RelationType Outcome
    {
        get
        {
            var management = (int)Schedule + (int)Workload + (int)Process + (int)Discipline + (int)Continuity;
            if ((Schedule, Process, Discipline) is (Degree.Full, Degree.Full, Degree.Full)) return RelationType.Employment;
            if (management + (int)Pricing >= 9) return RelationType.Employment;
            return management == 0 ? RelationType.SelfOperating : RelationType.WrittenAgreement;
        }
    }
}
