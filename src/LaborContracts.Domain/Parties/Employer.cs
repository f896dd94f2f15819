namespace LaborContracts.Domain.Parties;

/// <summary>用人单位: the employer as the contract names it (LCL 17(1) item 1).</summary>
public sealed record Employer(
    string Name, UnifiedSocialCreditCode CreditCode, string Address, string LegalRepresentative, MobileNumber? Phone);
