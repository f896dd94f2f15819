using LaborContracts.Domain.Terms;

namespace LaborContracts.Documents.Contracts;

/// <summary>The grounds on which a relation ends, in the words of a notice, each with its article.</summary>
internal static class EndingGrounds
{
    public static string Of(EndingGround ground) => ground switch
    {
        EndingGround.AgreedOnEmployersProposal => "用人单位提出，双方协商一致解除（劳动合同法第三十六条）",
        EndingGround.AgreedOnWorkersProposal => "劳动者提出，双方协商一致解除（劳动合同法第三十六条）",
        EndingGround.ResignationWithNotice => "劳动者提前三十日书面通知解除（劳动合同法第三十七条）",
        EndingGround.ResignationInProbation => "劳动者在试用期内提前三日通知解除（劳动合同法第三十七条）",
        EndingGround.ResignationForCause => "用人单位有过错，劳动者解除（劳动合同法第三十八条）",
        EndingGround.UnfitInProbation => "在试用期间被证明不符合录用条件（劳动合同法第三十九条第一项）",
        EndingGround.GraveBreach => "严重违反用人单位的规章制度（劳动合同法第三十九条第二项）",
        EndingGround.GraveNeglect => "严重失职或者营私舞弊，造成重大损害（劳动合同法第三十九条第三项）",
        EndingGround.SecondEmployment => "同时与其他用人单位建立劳动关系，严重影响工作或者经提出拒不改正（劳动合同法第三十九条第四项）",
        EndingGround.FraudOrCoercion => "因劳动者一方的原因致使劳动合同无效（劳动合同法第三十九条第五项）",
        EndingGround.CriminalLiability => "被依法追究刑事责任（劳动合同法第三十九条第六项）",
        EndingGround.IllnessBeyondTreatment => "医疗期满后不能从事原工作，也不能从事另行安排的工作（劳动合同法第四十条第一项）",
        EndingGround.Incompetence => "不能胜任工作，经培训或者调整岗位仍不能胜任（劳动合同法第四十条第二项）",
        EndingGround.GreatChange => "客观情况发生重大变化，未能就变更合同达成协议（劳动合同法第四十条第三项）",
        EndingGround.MassDismissal => "经济性裁员（劳动合同法第四十一条）",
        EndingGround.Expiry => "劳动合同期满（劳动合同法第四十四条第一项）",
        EndingGround.TaskDone => "约定的工作任务完成（劳动合同法第四十四条第一项）",
        EndingGround.RetirementAge => "开始依法享受基本养老保险待遇或者达到法定退休年龄（劳动合同法第四十四条第二项、实施条例第二十一条）",
        EndingGround.DeathOrMissing => "劳动者死亡、被宣告死亡或者失踪（劳动合同法第四十四条第三项）",
        EndingGround.Bankruptcy => "用人单位被依法宣告破产（劳动合同法第四十四条第四项）",
        EndingGround.ClosureOrDissolution => "用人单位被吊销执照、责令关闭、撤销或者决定提前解散（劳动合同法第四十四条第五项）",
        EndingGround.PartTimeAtWill => "非全日制用工，一方通知终止（劳动合同法第七十一条）",
        EndingGround.AsAgreed => "按协议的约定终止",
        _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, "No such ground."),
    };
}
