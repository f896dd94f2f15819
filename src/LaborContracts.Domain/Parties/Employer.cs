namespace LaborContracts.Domain.Parties;

/// <summary>用人单位: the employer as the contract names it (LCL 17(1) item 1).</summary>
/// <param name="BusinessAddress">Where it works, if not at its registered address.</param>
/// <param name="Branch">Set if a branch signs (LCLR 4).</param>
public sealed record Employer(
    string Name,
    UnifiedSocialCreditCode CreditCode,
    string Address,
    string LegalRepresentative,
    MobileNumber? Phone,
    string? BusinessAddress = null,
    Branch? Branch = null);

/// <summary>分支机构: one with a licence may sign itself, one without only if its employer has authorised it (LCLR 4).</summary>
/// <param name="Authorisation">Number or name of the written authorisation; null if there is none.</param>
public sealed record Branch(string Name, bool HasLicence, string? Authorisation = null);
