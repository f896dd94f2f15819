namespace LaborContracts.Domain.Parties;

/// <summary>劳动者: the worker as the contract names them (LCL 17(1) item 2).</summary>
/// <param name="Address">Where they live, for letters.</param>
/// <param name="BirthDate">As stated; needed only where the identity number does not tell it.</param>
/// <param name="Sex">Likewise.</param>
/// <param name="HouseholdAddress">户籍地址.</param>
/// <param name="MinorRegistration">未成年工登记证 number, for workers of 16 and 17 (LL 64; 劳部发〔1994〕498号).</param>
/// <param name="WorkPermit">外国人工作许可, for foreigners without permanent residence.</param>
public sealed record Worker(
    string Name,
    IdentityNumber IdNumber,
    string Address,
    MobileNumber Phone,
    DateOnly? BirthDate = null,
    Sex? Sex = null,
    string? HouseholdAddress = null,
    string? MinorRegistration = null,
    WorkPermit? WorkPermit = null)
{
    /// <summary>What the number tells, else what was stated; null if neither does.</summary>
    internal DateOnly? Born => IdNumber.BirthDate ?? BirthDate;

    /// <summary>Likewise.</summary>
    internal Sex? KnownSex => IdNumber.Sex ?? Sex;

    /// <summary>Completed years on a day, by the calendar; null if the birth date is not known.</summary>
    public int? AgeOn(DateOnly day)
    {
        if (Born is not { } birth) return null;
        var years = day.Year - birth.Year;
        return birth.AddYears(years) > day ? years - 1 : years;
    }
}

/// <summary>外国人工作许可, and the residence permit it goes with.</summary>
/// <param name="Until">Last day on which work and stay are permitted.</param>
public sealed record WorkPermit(string Number, DateOnly Until);
