namespace LaborContracts.Api.Http;

/// <summary>The external authority could not be asked, and so nobody's token can be judged: neither good nor bad.</summary>
internal sealed class AuthorityUnavailableException(string message, Exception inner) : Exception(message, inner);
