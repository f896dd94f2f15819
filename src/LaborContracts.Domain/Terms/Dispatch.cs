using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Terms.Json;

namespace LaborContracts.Domain.Terms;

/// <summary>The three kinds of post for which dispatch is allowed (LCL 66).</summary>
public enum PostNature
{
    /// <summary>临时性, at most six months.</summary>
    Temporary,

    /// <summary>辅助性.</summary>
    Auxiliary,

    /// <summary>替代性.</summary>
    Substitute,
}

/// <summary>劳务派遣: where the worker is sent, and by what right (LCL 57 to 67).</summary>
/// <param name="Period">派遣期限.</param>
/// <param name="Licence">劳务派遣经营许可证 number.</param>
/// <param name="LicenceUntil">Last day on which it holds.</param>
/// <param name="UserDistrict">District of the user unit; its minimum wage holds (LCL 61).</param>
/// <param name="UserWorkers">All who work for the user unit, those sent to it included.</param>
/// <param name="UserDispatched">Those of them who are sent to it.</param>
/// <param name="UserIsAffiliate">Whether the user unit is the employer itself or one of its group (LCL 67).</param>
/// <param name="IdlePay">Pay while there is no work (LCL 58).</param>
/// <param name="EqualPay">How equal pay for equal work is kept (LCL 63).</param>
public sealed record Dispatch(
    UserUnit User,
    Term? Period = null,
    PostNature? Nature = null,
    string? Licence = null,
    DateOnly? LicenceUntil = null,
    DistrictCode? UserDistrict = null,
    [Limits(1, 10_000_000)] int? UserWorkers = null,
    [Limits(0, 10_000_000)] int? UserDispatched = null,
    bool UserIsAffiliate = false,
    [Clause] string? IdlePay = null,
    [Clause] string? EqualPay = null);

/// <summary>用工单位.</summary>
public sealed record UserUnit(string Name, UnifiedSocialCreditCode CreditCode, string Address);
