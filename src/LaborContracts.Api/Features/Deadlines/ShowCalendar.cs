using System.Globalization;
using System.Text;
using LaborContracts.Api.Http;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Deadlines;

/// <summary>
/// The deadlines of an employer as a calendar (iCalendar, RFC 5545), for programs that know nothing but an address: its random part stands
/// for a token. It tells numbers of contracts, what is due and when.
/// </summary>
internal static class ShowCalendar
{
    private const int DaysBack = 31, DaysAhead = 400, MostEvents = 5000, LongestToken = 100, LongestLine = 75;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/deadlines.ics", HandleAsync)
        .WithTags("deadlines")
        .Produces(StatusCodes.Status200OK, contentType: "text/calendar")
        .WithName("ShowCalendar")
        .WithSummary("An employer's deadlines as iCalendar, at the secret address that the employer made");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(
        LaborContractsDb db, MasterKey masterKey, TimeProvider clock, CancellationToken cancellationToken, string token = "")
    {
        if (token.Length > LongestToken) return NotFound();
        var index = RenewCalendar.IndexOf(masterKey, token);
        if (await db.Calendars.AsNoTracking().SingleOrDefaultAsync(c => c.TokenIndex == index, cancellationToken) is not { } calendar) return NotFound();
        var today = clock.TodayInChina();
        var (first, last) = (today.AddDays(-DaysBack), today.AddDays(DaysAhead));
        var due = await (
            from deadline in db.Deadlines.AsNoTracking()
            join contract in db.Contracts on deadline.ContractId equals contract.Id
            where deadline.EmployerCode == calendar.EmployerCode && deadline.DueOn >= first && deadline.DueOn <= last
            orderby deadline.DueOn, deadline.ContractId, deadline.Kind
            select new { deadline.ContractId, deadline.Kind, deadline.DueOn, contract.Number }).Take(MostEvents).ToListAsync(cancellationToken);

        var lines = new StringBuilder();
        Add(lines, "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//LaborContracts//Deadlines//ZH", "CALSCALE:GREGORIAN", $"X-WR-CALNAME:{Escaped(Texts.Get("calendar.name"))}");
        foreach (var deadline in due)
            Add(
                lines,
                "BEGIN:VEVENT",
                $"UID:{deadline.ContractId}-{deadline.Kind}@labor-contracts",
                string.Create(CultureInfo.InvariantCulture, $"DTSTAMP:{clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}"),
                string.Create(CultureInfo.InvariantCulture, $"DTSTART;VALUE=DATE:{deadline.DueOn:yyyyMMdd}"),
                $"SUMMARY:{Escaped($"{deadline.Number} {Texts.Get($"deadline.{deadline.Kind}")}")}",
                "TRANSP:TRANSPARENT",
                "END:VEVENT");
        Add(lines, "END:VCALENDAR");
        return TypedResults.File(Encoding.UTF8.GetBytes(lines.ToString()), "text/calendar; charset=utf-8", "deadlines.ics");
    }

    private static ProblemHttpResult NotFound() => Problems.Of(StatusCodes.Status404NotFound, "calendar.not-found");

    /// <summary>Text as of RFC 5545 §3.3.11.</summary>
    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>Folds lines of more than 75 octets (§3.1), between characters.</summary>
    private static void Add(StringBuilder calendar, params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            var length = 0;
            foreach (var rune in line.EnumerateRunes())
            {
                if (length + rune.Utf8SequenceLength > LongestLine)
                {
                    calendar.Append("\r\n ");
                    length = 1;
                }

                calendar.Append(rune);
                length += rune.Utf8SequenceLength;
            }

            calendar.Append("\r\n");
        }
    }
}
