using Microsoft.AspNetCore.Authorization;

namespace LaborContracts.Api.Http;

/// <summary>Names of the authorization policies that a group of endpoints asks for: which roles may come in at all.</summary>
internal static class Roles
{
    /// <summary>Any of an employer's or a worker; which contracts they see is decided by ownership.</summary>
    public const string Party = nameof(Party);

    /// <summary>Any of an employer's; which contracts they see is decided by ownership.</summary>
    public const string Employer = nameof(Employer);

    /// <summary>Draws up documents for an employer.</summary>
    public const string Drafter = nameof(Drafter);

    /// <summary>Draws up documents for an employer, or as a worker for oneself.</summary>
    public const string PartyDrafter = nameof(PartyDrafter);

    /// <summary>Seals for an employer, or signs as a worker.</summary>
    public const string Signer = nameof(Signer);

    public const string Worker = nameof(Worker);

    /// <summary>Opens cases of the labor authority's and looks at contracts within them.</summary>
    public const string Inspector = nameof(Inspector);

    /// <summary>Approves cases.</summary>
    public const string Supervisor = nameof(Supervisor);

    /// <summary>Sees which cases there are.</summary>
    public const string Inspection = nameof(Inspection);

    /// <summary>Sees who was refused a look.</summary>
    public const string Oversight = nameof(Oversight);

    /// <summary>Says who may act for an employer.</summary>
    public const string Administrator = nameof(Administrator);

    /// <summary>Whoever has an account, of whatever role.</summary>
    public const string AnyAccount = nameof(AnyAccount);

    /// <summary>Whoever runs the platform; sees no contract.</summary>
    public const string Operator = nameof(Operator);

    public static void AddRoles(this AuthorizationBuilder authorization) => authorization
        .AddPolicy(Party, policy => policy.RequireRole([.. Role.OfEmployers, Role.Worker]))
        .AddPolicy(Employer, policy => policy.RequireRole(Role.OfEmployers))
        .AddPolicy(Drafter, policy => policy.RequireRole(Role.Administrator, Role.Clerk))
        .AddPolicy(PartyDrafter, policy => policy.RequireRole(Role.Administrator, Role.Clerk, Role.Worker))
        .AddPolicy(Signer, policy => policy.RequireRole(Role.SealHolder, Role.Worker))
        .AddPolicy(Worker, policy => policy.RequireRole(Role.Worker))
        .AddPolicy(Inspector, policy => policy.RequireRole(Role.Inspector))
        .AddPolicy(Supervisor, policy => policy.RequireRole(Role.Supervisor))
        .AddPolicy(Inspection, policy => policy.RequireRole(Role.Inspector, Role.Supervisor))
        .AddPolicy(Oversight, policy => policy.RequireRole(Role.Supervisor, Role.Auditor))
        .AddPolicy(Administrator, policy => policy.RequireRole(Role.Administrator))
        .AddPolicy(AnyAccount, policy => policy.RequireRole(Role.All))
        .AddPolicy(Operator, policy => policy.RequireRole(Role.Operator));
}
