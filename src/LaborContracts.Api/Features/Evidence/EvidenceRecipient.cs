using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Cases;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Lifecycle;

namespace LaborContracts.Api.Features.Evidence;

/// <summary>For whom a package is made, and on what ground it is handed out.</summary>
/// <param name="Role"><c>worker</c>, <c>employer</c>, <c>partner</c> or <c>inspector</c>.</param>
/// <param name="LegalBasis">In Chinese.</param>
/// <param name="LegalBasisEn">The same in English.</param>
internal sealed record EvidenceRecipient(string Role, string LegalBasis, string LegalBasisEn)
{
    public static EvidenceRecipient Of(PartyRole party) => new(
        party.ToString().ToLowerInvariant(), EvidenceText.Chinese["legal-basis.party"], EvidenceText.English["legal-basis.party"]);

    /// <summary>The labor authority, within a case: which one, and the law that it acts by.</summary>
    public static EvidenceRecipient Of(CaseFile file)
    {
        var basis = $"case.basis.{Enum.Parse<LegalBasis>(file.Row.Basis).Code()}";
        return new(
            Dossier.Authority,
            EvidenceText.Chinese.Format("legal-basis.case", Texts.In(Language.Chinese, basis), file.Content.Number),
            EvidenceText.English.Format("legal-basis.case", Texts.In(Language.English, basis), file.Content.Number));
    }

    public string LegalBasisIn(EvidenceText text) => text.IsEnglish ? LegalBasisEn : LegalBasis;
}
