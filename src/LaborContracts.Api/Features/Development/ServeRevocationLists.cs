using LaborContracts.Signatures.Authorities;

namespace LaborContracts.Api.Features.Development;

/// <summary>
/// The development authorities' revocation lists, as of now, where their certificates say (RFC 5280 §4.2.1.13). Never
/// mapped in production.
/// </summary>
internal static class ServeRevocationLists
{
    private const string ListType = "application/pkix-crl"; // RFC 2585 §4.2

    public static void MapServeRevocationLists(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/development/authority/root.crl", (DevelopmentAuthority authority) =>
            Results.Bytes(authority.RootList(), ListType)).ExcludeFromDescription();
        routes.MapGet("/development/authority/issuing.crl", (DevelopmentAuthority authority) =>
            Results.Bytes(authority.IssuingList(), ListType)).ExcludeFromDescription();
        routes.MapGet("/development/timestamp-authority/root.crl", (DevelopmentTimestampAuthority authority) =>
            Results.Bytes(authority.RootList(), ListType)).ExcludeFromDescription();
    }
}
