namespace LaborContracts.Signatures.Validation;

/// <summary>The three values of a signature's validation, ETSI EN 319 102-1 §5.1.3, from the worst up.</summary>
public enum Indication
{
    /// <summary>
    /// TOTAL-FAILED: the signature does not hold, and nothing that might still come to light could change that.
    /// </summary>
    TotalFailed,

    /// <summary>INDETERMINATE: what was to be had does not suffice to say either.</summary>
    Indeterminate,

    /// <summary>TOTAL-PASSED: every check that the policy asks for held.</summary>
    TotalPassed,
}

/// <summary>Why an indication is what it is: EN 319 102-1 §5.1.3, and MODIFIED_AFTER_SIGNING of our own.</summary>
public enum SubIndication
{
    FormatFailure,
    HashFailure,
    SigCryptoFailure,
    ModifiedAfterSigning,
    NotYetValid,
    Revoked,
    SigConstraintsFailure,
    ChainConstraintsFailure,
    CryptoConstraintsFailure,
    TimestampOrderFailure,
    NoSigningCertificateFound,
    NoCertificateChainFound,
    OutOfBoundsNoPoe,
    RevokedNoPoe,
    RevokedCaNoPoe,
    TryLater,
}

/// <summary>What stands in the file after a signature, from nothing up to what it does not permit.</summary>
public enum ModificationLevel
{
    None,
    ValidationData,
    Signatures,
    FormFields,
    Forbidden,
}

/// <summary>How the values are written in reports.</summary>
public static class ReportNames
{
    public static string Name(this Indication indication) => indication switch
    {
        Indication.TotalFailed => "TOTAL-FAILED",
        Indication.Indeterminate => "INDETERMINATE",
        Indication.TotalPassed => "TOTAL-PASSED",
        _ => throw new ArgumentOutOfRangeException(nameof(indication), indication, null),
    };

    public static string Name(this SubIndication subIndication) => subIndication switch
    {
        SubIndication.FormatFailure => "FORMAT_FAILURE",
        SubIndication.HashFailure => "HASH_FAILURE",
        SubIndication.SigCryptoFailure => "SIG_CRYPTO_FAILURE",
        SubIndication.ModifiedAfterSigning => "MODIFIED_AFTER_SIGNING",
        SubIndication.NotYetValid => "NOT_YET_VALID",
        SubIndication.Revoked => "REVOKED",
        SubIndication.SigConstraintsFailure => "SIG_CONSTRAINTS_FAILURE",
        SubIndication.ChainConstraintsFailure => "CHAIN_CONSTRAINTS_FAILURE",
        SubIndication.CryptoConstraintsFailure => "CRYPTO_CONSTRAINTS_FAILURE",
        SubIndication.TimestampOrderFailure => "TIMESTAMP_ORDER_FAILURE",
        SubIndication.NoSigningCertificateFound => "NO_SIGNING_CERTIFICATE_FOUND",
        SubIndication.NoCertificateChainFound => "NO_CERTIFICATE_CHAIN_FOUND",
        SubIndication.OutOfBoundsNoPoe => "OUT_OF_BOUNDS_NO_POE",
        SubIndication.RevokedNoPoe => "REVOKED_NO_POE",
        SubIndication.RevokedCaNoPoe => "REVOKED_CA_NO_POE",
        SubIndication.TryLater => "TRY_LATER",
        _ => throw new ArgumentOutOfRangeException(nameof(subIndication), subIndication, null),
    };

    public static string Name(this ModificationLevel level) => level switch
    {
        ModificationLevel.None => "none",
        ModificationLevel.ValidationData => "validation-data",
        ModificationLevel.Signatures => "signatures",
        ModificationLevel.FormFields => "form-fields",
        ModificationLevel.Forbidden => "forbidden",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };
}
