namespace LaborContracts.Domain.Parties;

/// <summary>The identity documents by which a worker can be named.</summary>
public enum IdentityKind
{
    /// <summary>居民身份证, GB 11643-1999.</summary>
    ResidentIdentityCard,

    /// <summary>港澳台居民居住证: the same rule, with the address codes 810000, 820000 and 830000.</summary>
    ResidencePermit,

    /// <summary>外国人永久居留身份证 of 2017: three letters and twelve digits.</summary>
    PermanentResidence2017,

    /// <summary>外国人永久居留身份证 of 2023: eighteen digits that begin with 9, the last a check.</summary>
    PermanentResidence2023,

    /// <summary>护照. Its number follows no common rule and does not tell birth date or sex.</summary>
    Passport,

    /// <summary>来往内地通行证、台胞证, likewise without a common rule.</summary>
    TravelPermit,
}
