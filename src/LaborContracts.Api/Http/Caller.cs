using System.Net;
using System.Security.Claims;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Http;

/// <summary>Who calls for a party to contracts: an account, the party it stands for, and from where.</summary>
/// <param name="Account">The account's name (claim <c>sub</c>).</param>
/// <param name="Party">The employer's credit code or the worker's blind index (claim <c>party</c>).</param>
/// <param name="IsEmployer">Whether it acts for an employer; else for a worker.</param>
/// <param name="From">The address of the connection's other end; of a proxy's, if one stands before the platform. Empty if there is no network between.</param>
internal sealed record Caller(string Account, string Party, bool IsEmployer, string From)
{
    public const string AccountClaim = "sub";
    public const string RoleClaim = "role";
    public const string PartyClaim = "party";

    /// <summary>As which party of a document the caller acts.</summary>
    public PartyRole RoleIn(ContractRow contract) =>
        !IsEmployer ? PartyRole.Worker : contract.EmployerCode == Party ? PartyRole.Employer : PartyRole.Partner;

    public static Caller Of(ClaimsPrincipal user, IPAddress? from) => new(
        user.FindFirstValue(AccountClaim) ?? throw new InvalidOperationException("A token without sub passed authentication."),
        user.FindFirstValue(PartyClaim) ?? throw new InvalidOperationException("A token without party passed authentication."),
        Role.OfEmployers.Any(user.IsInRole),
        AddressOf(from));

    public static string AddressOf(IPAddress? from) => from is null ? "" : (from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from).ToString();
}
