using LaborContracts.Domain.Parties;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>I03: birth date and sex as stated are those that the identity number tells (GB 11643-1999).</summary>
internal static class I03StatedIdentity
{
    public static Rule Rule { get; } = new("I03", "GB 11643-1999", Laws.IdentityNumbers, KindSets.All, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        var worker = draft.Terms.Worker;
        // How the cards of 2023 for foreigners are laid out inside was not read.
        var confidence = worker.IdNumber.Kind == IdentityKind.PermanentResidence2023 ? Confidence.Recalled : Confidence.Found;
        if (worker is { BirthDate: { } stated, IdNumber.BirthDate: { } told } && stated != told)
        {
            yield return new(
                Severity.Block, "worker.birthDate",
                $"填写的出生日期 {stated.InChinese()} 与证件号码中的 {told.InChinese()} 不一致：请对照证件改正，或者不填。",
                $"The birth date stated, {stated.InEnglish()}, is not that of the identity number, {told.InEnglish()}: correct it by the document, or leave it out.")
            {
                Confidence = confidence,
            };
        }

        if (worker is { Sex: { } sex, IdNumber.Sex: { } toldSex } && sex != toldSex)
        {
            yield return new(
                Severity.Block, "worker.sex",
                $"填写的性别（{InChinese(sex)}）与证件号码中的（{InChinese(toldSex)}）不一致：请对照证件改正，或者不填。",
                $"The sex stated ({InEnglish(sex)}) is not that of the identity number ({InEnglish(toldSex)}): correct it by the document, or leave it out.")
            {
                Confidence = confidence,
            };
        }
    }

    private static string InChinese(Sex sex) => sex == Sex.Male ? "男" : "女";

    private static string InEnglish(Sex sex) => sex == Sex.Male ? "male" : "female";
}
