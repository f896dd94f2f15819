using System.Security.Claims;
using LaborContracts.Api.Features.Accounts;
using LaborContracts.Api.Http;
using LaborContracts.Api.Messages;
using LaborContracts.Api.Setup;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Firms;

/// <summary>Does not let a firm in: whoever applied is told why, and may apply again. Refused twice, the message goes out once, with the first reason.</summary>
internal static class RefuseFirm
{
    private const int LongestReason = 100; // it goes into a message

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
        Outbox outbox,
        PlatformSettings settings,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Reason)) return Problems.Malformed("reason", "field.required");
        if (request.Reason.Length > LongestReason) return Problems.Malformed("reason", "field.too-long");
        if (await db.FirmApplications.SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } application)
            return Problems.Of(StatusCodes.Status404NotFound, "firm.not-found");
        if (application.State == nameof(FirmApplicationState.Approved)) return Problems.Of(StatusCodes.Status409Conflict, "firm.decided");
        var (applicant, now) = (applications.ApplicantOf(application), clock.GetUtcNow());
        if (application.State == nameof(FirmApplicationState.Waiting))
        {
            var (reason, link) = (request.Reason.Trim(), new Uri(settings.BaseAddress, "/register").ToString());
            applicant = applications.Decide(application, applicant, FirmApplicationState.Refused, user.Identity!.Name!, reason);
            outbox.AddNews(
                applicant.Number, application.Id, MessageTemplate.FirmRefused, Texts.InChinese("firm.refused-message", reason, link),
                new() { ["reason"] = reason, ["link"] = link }, now);
            await db.SaveChangesAsync(cancellationToken);
        }

        return TypedResults.Ok(FirmView.From(application, applicant, await db.HasAdministratorAsync(application.CreditCode, now, cancellationToken)));
    }

    /// <param name="Reason">What is missing or wrong, for the applicant to read.</param>
    internal sealed record RefuseRequest(string? Reason);
}
