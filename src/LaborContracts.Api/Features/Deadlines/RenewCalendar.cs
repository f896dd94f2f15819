using System.Buffers.Text;
using System.Security.Cryptography;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Deadlines;

/// <summary>Gives the employer's calendar feed a new address; the one before ends. It is shown here alone.</summary>
internal static class RenewCalendar
{
    private const int TokenLength = 24;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/deadlines/calendar", HandleAsync)
        .WithTags("deadlines")
        .RequireAuthorization(Roles.Drafter)
        .WithName("RenewCalendar")
        .WithSummary("A secret address at which calendar programs find the employer's deadlines; an earlier one ends");

    public static async Task<Ok<Answer>> HandleAsync(
        Caller caller, LaborContractsDb db, MasterKey masterKey, PlatformSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenLength));
        var (index, now) = (IndexOf(masterKey, token), clock.GetUtcNow());
        if (await db.Calendars.FindAsync([caller.Party], cancellationToken) is { } calendar) (calendar.TokenIndex, calendar.MadeAt) = (index, now);
        else db.Calendars.Add(new() { EmployerCode = caller.Party, TokenIndex = index, MadeAt = now });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new Answer(new Uri(settings.BaseAddress, $"/api/v1/deadlines.ics?token={token}")));
    }

    public static string IndexOf(MasterKey masterKey, string token) => masterKey.IndexOf("calendar", token);

    /// <param name="Address">Whoever has it reads numbers of contracts and their days, and no name.</param>
    internal sealed record Answer(Uri Address);
}
