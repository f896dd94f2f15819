namespace LaborContracts.Signatures.Revocation;

/// <summary>
/// No word that a certificate is good was to be had: nobody answered, the answer is of no use, or it says that the
/// certificate was revoked. Nothing is completed without it; the step is repeated later.
/// </summary>
public sealed class RevocationUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
