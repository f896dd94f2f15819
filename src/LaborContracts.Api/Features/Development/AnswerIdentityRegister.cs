using LaborContracts.Api.Http;
using LaborContracts.Api.Identity;
using LaborContracts.Api.Setup;
using Microsoft.AspNetCore.Mvc;

namespace LaborContracts.Api.Features.Development;

/// <summary>
/// Stands in for the registers by which identities are checked, over their own protocol: it knows the demonstration accounts' people. Never mapped in production.
/// </summary>
internal static class AnswerIdentityRegister
{
    public static void MapAnswerIdentityRegister(this IEndpointRouteBuilder routes) => routes
        .MapPost("/development/identity-register", Handle)
        .ExcludeFromDescription();

    private static Answer Handle(RegisterQuestion question, [FromHeader(Name = Idempotency.Header)] Guid id) => new(
        DemonstrationAccounts.People.Any(person =>
            person.Name == question.Name && person.IdNumber == question.IdNumber && (question.Phone is null || person.Phone == question.Phone))
            ? "match" : "mismatch",
        $"demonstration-{id:N}");

    internal sealed record Answer(string Result, string RequestId);
}
