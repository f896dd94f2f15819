namespace LaborContracts.Signatures.Keys;

/// <summary>Why a key that was found cannot serve.</summary>
public enum UnusableKey
{
    /// <summary>What should hold the key cannot be read as such.</summary>
    Unreadable,
    WrongPassword,
    NoKey,
    SeveralKeys,
    NoCertificate,

    /// <summary>The public half is not in the token, and nothing else says which it is.</summary>
    NoPublicKey,

    /// <summary>RSA of fewer than 2048 bits.</summary>
    Weak,

    /// <summary>A curve or an algorithm by which nothing is signed here.</summary>
    NotAccepted,

    /// <summary>A token's key that the token would hand out.</summary>
    Extractable,
}

/// <summary>
/// A key cannot be opened, and trying again will not help: a person has to mend file, token or settings.
/// </summary>
public sealed class UnusableKeyException(UnusableKey reason, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public UnusableKey Reason => reason;
}
