using System.Text.Json;

namespace LaborContracts.Api.Features.Cases;

/// <summary>By what right the labor authority looks at contracts of others. The articles are in the texts.</summary>
public enum LegalBasis
{
    /// <summary>监督检查: LCL 74, 75.</summary>
    Inspection,

    /// <summary>举报、投诉: LCL 75, 79.</summary>
    Complaint,

    /// <summary>劳动人事争议仲裁: Law on Labor-dispute Mediation and Arbitration.</summary>
    Arbitration,

    /// <summary>人民法院调查取证: Civil Procedure Law.</summary>
    Court,
}

/// <summary>How a basis is written.</summary>
internal static class LegalBases
{
    /// <summary>Null for a code that is none of theirs.</summary>
    public static LegalBasis? Find(string? code) =>
        Enum.GetValues<LegalBasis>().Where(basis => basis.Code() == code).Select(basis => (LegalBasis?)basis).FirstOrDefault();

    public static string Code(this LegalBasis basis) => JsonNamingPolicy.CamelCase.ConvertName(basis.ToString());
}
