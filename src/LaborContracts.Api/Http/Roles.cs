namespace LaborContracts.Api.Http;

/// <summary>Names of the authorization policies that a group of endpoints asks for.</summary>
internal static class Roles
{
    public const string Employer = nameof(Employer);
    public const string Worker = nameof(Worker);

    /// <summary>An employer or a worker; which contracts they see is decided by ownership.</summary>
    public const string Party = nameof(Party);

    /// <summary>Whoever runs the platform; sees no contract.</summary>
    public const string Operator = nameof(Operator);
}
