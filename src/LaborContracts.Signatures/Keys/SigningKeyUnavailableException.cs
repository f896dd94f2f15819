namespace LaborContracts.Signatures.Keys;

/// <summary>
/// A key that lives elsewhere could not be used: the token or the service is out of reach, or refused. Nothing was signed;
/// the step is repeated later.
/// </summary>
public sealed class SigningKeyUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
