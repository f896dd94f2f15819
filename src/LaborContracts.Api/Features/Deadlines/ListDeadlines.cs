using System.Globalization;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Deadlines;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Deadlines;

/// <summary>What the law and the contracts make due for the caller, in the order of the days.</summary>
internal static class ListDeadlines
{
    private const int MostOnPage = 200;

    public static void MapDeadlines(this IEndpointRouteBuilder api) => api
        .MapGet("/deadlines", HandleAsync)
        .WithTags("deadlines")
        .RequireAuthorization(Roles.Party)
        .WithName("ListDeadlines")
        .WithSummary("Deadlines of own contracts, from a month back to 90 days ahead unless other days are given");

    private static async Task<Results<Ok<Page>, ProblemHttpResult>> HandleAsync(
        Caller caller,
        LaborContractsDb db,
        TimeProvider clock,
        CancellationToken cancellationToken,
        DateOnly? from = null,
        DateOnly? until = null,
        DeadlineKind? kind = null,
        int limit = 50,
        string? cursor = null)
    {
        var today = clock.TodayInChina();
        var (first, last) = (from ?? today.AddDays(-31), until ?? today.AddDays(90));
        var rows = db.Deadlines.AsNoTracking().Where(d => d.DueOn >= first && d.DueOn <= last);
        rows = caller.IsEmployer ? rows.Where(d => d.EmployerCode == caller.Party) : rows.Where(d => d.WorkerIndex == caller.Party);
        if (kind is { } wanted) rows = rows.Where(d => d.Kind == wanted.ToString());
        if (cursor is not null)
        {
            if (!TryReadCursor(cursor, out var day, out var id, out var after)) return Problems.Of(StatusCodes.Status400BadRequest, "page.cursor");
            rows = rows.Where(d => d.DueOn > day || (d.DueOn == day
                && (d.ContractId.CompareTo(id) > 0 || (d.ContractId == id && d.Kind.CompareTo(after) > 0))));
        }

        limit = Math.Clamp(limit, 1, MostOnPage);
        // A worker knows nothing of a draft that was not offered.
        var page = await (
            from deadline in rows.OrderBy(d => d.DueOn).ThenBy(d => d.ContractId).ThenBy(d => d.Kind)
            join contract in db.Contracts on deadline.ContractId equals contract.Id
            where caller.IsEmployer || (contract.DocumentSha256 != null && (caller.OnlyPhone == null || contract.PhoneIndex == caller.OnlyPhone))
            select new { deadline, contract.Number, contract.State }).Take(limit + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page(
            [.. page.Take(limit).Select(d => View(d.deadline.ContractId, d.Number, d.deadline.Kind, d.deadline.DueOn, today))],
            page.Count > limit ? CursorAfter(page[limit - 1].deadline.DueOn, page[limit - 1].deadline.ContractId, page[limit - 1].deadline.Kind) : null));
    }

    private static DeadlineView View(Guid contract, string number, string kind, DateOnly dueOn, DateOnly today) => new(
        contract,
        number,
        Enum.Parse<DeadlineKind>(kind),
        dueOn,
        dueOn.DayNumber - today.DayNumber,
        Texts.Get($"deadline.{kind}"));

    private static string CursorAfter(DateOnly day, Guid id, string kind) =>
        string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}_{id:N}_{kind}");

    private static bool TryReadCursor(string cursor, out DateOnly day, out Guid id, out string kind)
    {
        (day, id, kind) = (default, default, "");
        if (cursor.Split('_') is not [var first, var second, var third]) return false;
        kind = third;
        return DateOnly.TryParseExact(first, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            && Guid.TryParseExact(second, "N", out id);
    }

    /// <param name="DueOn">By the calendar of China, inclusive.</param>
    /// <param name="Days">From today; negative when it has passed.</param>
    /// <param name="Message">What is due, by which article.</param>
    internal sealed record DeadlineView(Guid ContractId, string Number, DeadlineKind Kind, DateOnly DueOn, int Days, string Message);

    /// <param name="Next">Cursor of the next page; null on the last.</param>
    internal sealed record Page(IReadOnlyList<DeadlineView> Deadlines, string? Next);
}
