namespace LaborContracts.Signatures.Timestamps;

/// <summary>
/// No usable timestamp was to be had: the authority is out of reach, refused, or answered something that is not a token
/// over what was asked. Nothing may be signed with a local clock instead; the step is repeated later.
/// </summary>
public sealed class TimestampUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
