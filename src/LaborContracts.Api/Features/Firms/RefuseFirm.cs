using System.Security.Claims;
using LaborContracts.Api.Features.Accounts;
using LaborContracts.Api.Http;
using LaborContracts.Api.Messages;
using LaborContracts.Api.Setup;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Firms;

/// <summary>Does not let a firm in: whoever applied is told why, and may apply again. Refused twice, the message goes out once, with the first reason.</summary>
internal static class RefuseFirm
{
    private const int LongestReason = 100; // it goes into a message

    private static readonly TimeSpan IsNews = TimeSpan.FromDays(3);

    public static void Map(RouteGroupBuilder firms) => firms
        .MapPost("/{id:guid}/refuse", HandleAsync)
        .WithName("RefuseFirm")
        .WithSummary("Refuse a firm, with a reason that its applicant is told by SMS");

    public static async Task<Results<Ok<FirmView>, ProblemHttpResult>> HandleAsync(
        Guid id,
        RefuseRequest request,
        ClaimsPrincipal user,
        FirmApplications applications,
        LaborContractsDb db,
        MasterKey masterKey,
        PlatformSettings settings,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Reason)) return Problems.Malformed("reason", "field.required");
        if (request.Reason.Length > LongestReason) return Problems.Malformed("reason", "field.too-long");
        if (await db.FirmApplications.SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } application)
            return Problems.Of(StatusCodes.Status404NotFound, "firm.not-found");
        if (application.State == nameof(FirmApplicationState.Approved)) return Problems.Of(StatusCodes.Status409Conflict, "firm.decided");
        if (application.State == nameof(FirmApplicationState.Waiting))
        {
            var reason = request.Reason.Trim();
            applications.Decide(application, FirmApplicationState.Refused, user.Identity!.Name!, reason);
            db.Outbox.Add(Message(application.Id, applications.ApplicantOf(application), reason, settings.BaseAddress, masterKey, clock.GetUtcNow()));
            await db.SaveChangesAsync(cancellationToken);
        }

        return TypedResults.Ok(FirmView.From(
            application, applications.ApplicantOf(application), await db.HasAdministratorAsync(application.CreditCode, clock.GetUtcNow(), cancellationToken)));
    }

    private static OutboxRow Message(
        Guid application, FirmApplications.Applicant applicant, string reason, Uri baseAddress, MasterKey masterKey, DateTimeOffset now)
    {
        var link = new Uri(baseAddress, "/register").ToString();
        return OutboxRow.Of(
            new OutboxMessage(
                applicant.Number.Masked, null, Texts.InChinese("firm.refused-message", reason, link), applicant.Phone,
                new Dictionary<string, string> { ["reason"] = reason, ["link"] = link }),
            MessageTemplate.FirmRefused, now, now + IsNews, masterKey, intent: application);
    }

    /// <param name="Reason">What is missing or wrong, for the applicant to read.</param>
    internal sealed record RefuseRequest(string? Reason);
}
