using System.Security.Claims;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Http;

/// <summary>Who calls for a party to contracts: an account, and the party it stands for.</summary>
/// <param name="Account">The account's name (claim <c>sub</c>).</param>
/// <param name="Party">The employer's credit code or the worker's blind index (claim <c>party</c>).</param>
/// <param name="IsEmployer">Whether it acts for an employer; else for a worker.</param>
internal sealed record Caller(string Account, string Party, bool IsEmployer)
{
    public const string AccountClaim = "sub";
    public const string RoleClaim = "role";
    public const string PartyClaim = "party";

    /// <summary>As which party of a document the caller acts.</summary>
    public PartyRole RoleIn(ContractRow contract) =>
        !IsEmployer ? PartyRole.Worker : contract.EmployerCode == Party ? PartyRole.Employer : PartyRole.Partner;

    public static Caller From(ClaimsPrincipal user) => new(
        user.FindFirstValue(AccountClaim) ?? throw new InvalidOperationException("A token without sub passed authentication."),
        user.FindFirstValue(PartyClaim) ?? throw new InvalidOperationException("A token without party passed authentication."),
        Role.OfEmployers.Any(user.IsInRole));
}
