using System.Net;
using System.Security.Claims;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Http;

/// <summary>Who calls: an account, its role, the party it stands for, and from where.</summary>
/// <param name="Account">The account's name (claim <c>sub</c>).</param>
/// <param name="Party">The employer's credit code or the worker's blind index (claim <c>party</c>).</param>
/// <param name="IsEmployer">Whether it acts for an employer; else for a worker.</param>
/// <param name="From">The address of the connection's other end; of a proxy's, if one stands before the platform. Empty if there is no network between.</param>
internal sealed record Caller(string Account, string Party, bool IsEmployer, string From)
{
    public const string PartyClaim = "party";
    public const string EmployerRole = "employer";
    public const string WorkerRole = "worker";

    /// <summary>Stands for no party, and is no <see cref="Caller"/> of the contracts' calls.</summary>
    public const string OperatorRole = "operator";

    /// <summary>As which party of a document the caller acts.</summary>
    public PartyRole RoleIn(ContractRow contract) =>
        !IsEmployer ? PartyRole.Worker : contract.EmployerCode == Party ? PartyRole.Employer : PartyRole.Partner;

    public static Caller Of(ClaimsPrincipal user, IPAddress? from) => new(
        user.FindFirstValue("sub") ?? throw new InvalidOperationException("A token without sub passed authentication."),
        user.FindFirstValue(PartyClaim) ?? throw new InvalidOperationException("A token without party passed authentication."),
        user.IsInRole(EmployerRole),
        from is null ? "" : (from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from).ToString());
}
