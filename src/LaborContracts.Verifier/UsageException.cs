namespace LaborContracts.Verifier;

/// <summary>What the caller gave cannot be used: exit code 64, and the message on the error stream.</summary>
internal sealed class UsageException(string message, Exception? inner = null) : Exception(message, inner);
