namespace LaborContracts.Api.Identity;

/// <summary>
/// Ways in which an identity is checked, as records and trails name them. None of them looks at a face, and none is the only one.
/// </summary>
internal static class IdentityMethod
{
    /// <summary>运营商三要素: whether name, identity number and phone belong together, by a telephone operator's register.</summary>
    public const string OperatorRegister = "operator-register";

    /// <summary>电子社保卡实人实名: what the electronic social-security card says of who has authorised the question.</summary>
    public const string SocialSecurityCard = "social-security-card";

    /// <summary>A clerk of the employer has seen the papers. That is the employer's word, and no more.</summary>
    public const string Counter = "counter";

    public static readonly string[] OfRegisters = [OperatorRegister, SocialSecurityCard];
}

/// <summary>What came of a check. That nobody could look is neither of the others.</summary>
internal enum IdentityResult
{
    Passed,
    Failed,
    CouldNotLook,
}
