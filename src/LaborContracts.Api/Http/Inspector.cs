using System.Net;
using System.Security.Claims;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Api.Http;

/// <summary>Who calls for the labor authority: an account, the districts in which it works, and from where.</summary>
/// <param name="Account">The account's name (claim <c>sub</c>).</param>
/// <param name="Districts">Claim <c>party</c>: district codes with spaces between them. None if it names none: then nothing is within reach.</param>
/// <param name="From">As of <see cref="Caller"/>.</param>
internal sealed record Inspector(string Account, IReadOnlyList<DistrictCode> Districts, string From)
{
    public bool WorksIn(string district, Districts table) =>
        DistrictCode.TryParse(district, out var code) && Districts.Any(own => table.Covers(own, code));

    public static Inspector Of(ClaimsPrincipal user, IPAddress? from) => new(
        user.FindFirstValue(Caller.AccountClaim) ?? throw new InvalidOperationException("A token without sub passed authentication."),
        DistrictsIn(user.FindFirstValue(Caller.PartyClaim)) ?? [],
        ClientAddress.Text(from));

    /// <summary>Null if one of them is no district code.</summary>
    public static IReadOnlyList<DistrictCode>? DistrictsIn(string? claim)
    {
        var districts = new List<DistrictCode>();
        foreach (var text in (claim ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!DistrictCode.TryParse(text, out var code)) return null;
            districts.Add(code);
        }

        return districts;
    }
}
