using System.Net;
using System.Security.Claims;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Http;

/// <summary>Who calls for a party to contracts: an account, the party it stands for, and from where.</summary>
/// <param name="Account">The account's name (claim <c>sub</c>).</param>
/// <param name="Party">The employer's credit code or the worker's blind index (claim <c>party</c>).</param>
/// <param name="IsEmployer">Whether it acts for an employer; else for a worker.</param>
/// <param name="From">Its address, see <see cref="ClientAddress.Text"/>.</param>
/// <param name="OnlyPhone">Of a provisional account: blind index of the phone that a contract has to name too; else null (claim <c>only_phone</c>).</param>
internal sealed record Caller(string Account, string Party, bool IsEmployer, string From, string? OnlyPhone = null)
{
    public const string AccountClaim = "sub";
    public const string RoleClaim = "role";
    public const string PartyClaim = "party";
    public const string OnlyPhoneClaim = "only_phone";

    /// <summary><see cref="From"/> as an address; null if there is no network between.</summary>
    public IPAddress? Address => IPAddress.TryParse(From, out var address) ? address : null;

    /// <summary>As which party of a document the caller acts.</summary>
    public PartyRole RoleIn(ContractRow contract) =>
        !IsEmployer ? PartyRole.Worker : contract.EmployerCode == Party ? PartyRole.Employer : PartyRole.Partner;

    public static Caller Of(ClaimsPrincipal user, IPAddress? from) => new(
        user.FindFirstValue(AccountClaim) ?? throw new InvalidOperationException("A token without sub passed authentication."),
        user.FindFirstValue(PartyClaim) ?? throw new InvalidOperationException("A token without party passed authentication."),
        Role.OfEmployers.Any(user.IsInRole),
        ClientAddress.Text(from),
        user.FindFirstValue(OnlyPhoneClaim));
}
