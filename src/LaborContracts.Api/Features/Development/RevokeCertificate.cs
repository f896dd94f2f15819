using System.Security.Cryptography.X509Certificates;
using LaborContracts.Api.Http;
using LaborContracts.Signatures.Authorities;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Development;

/// <summary>
/// Revokes a certificate of the development authority, for good; for the operator alone. Never mapped in production.
/// </summary>
internal static class RevokeCertificate
{
    public static void MapRevokeCertificate(this IEndpointRouteBuilder routes) => routes
        .MapPost("/development/authority/revocations", Handle)
        .RequireAuthorization(Roles.Operator)
        .ExcludeFromDescription();

    private static Results<NoContent, ProblemHttpResult> Handle(Wanted wanted, DevelopmentAuthority authority)
    {
        try
        {
            authority.Revoke(wanted.SerialNumber, wanted.Reason);
            return TypedResults.NoContent();
        }
        catch (ArgumentException e) // its parameters have the names of the fields
        {
            return Problems.Malformed(new Dictionary<string, string[]> { [e.ParamName!] = [e.Message] });
        }
    }

    /// <param name="SerialNumber">Hexadecimal.</param>
    /// <param name="Reason">RFC 5280 §5.3.1 by name: <c>keyCompromise</c>, <c>superseded</c> …</param>
    internal sealed record Wanted(string SerialNumber, X509RevocationReason Reason);
}
