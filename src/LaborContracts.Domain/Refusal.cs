namespace LaborContracts.Domain;

/// <summary>How a refusal answers the caller; the host maps it to a status of its protocol.</summary>
public enum RefusalKind
{
    /// <summary>There is no such thing, or it is not the caller's.</summary>
    NotFound,

    /// <summary>The caller may never do this.</summary>
    Forbidden,

    /// <summary>Not in the present state.</summary>
    Conflict,

    /// <summary>Never with these values.</summary>
    Unprocessable,

    /// <summary>Not so often; later it may be done.</summary>
    TooOften,
}

/// <summary>The domain says no. A refusal is data and has changed nothing.</summary>
/// <param name="Kind">What sort of no.</param>
/// <param name="Code">Stable, for programs: <c>contract.not-offered</c>.</param>
/// <param name="Message">Chinese, for people.</param>
/// <param name="MessageEn">English.</param>
public abstract record Refusal(RefusalKind Kind, string Code, string Message, string MessageEn);
