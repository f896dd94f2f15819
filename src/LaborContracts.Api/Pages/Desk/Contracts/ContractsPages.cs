using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Api.Pages.Desk.Board;
using LaborContracts.Domain.Deadlines;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Pages.Desk.Contracts;

/// <summary>An employer's documents: all of them, those of a matter on the board, of a state or kind, or with one worker.</summary>
internal static class ContractsPages
{
    public const string Path = $"{DeskPages.Path}/contracts";
    private const int OnPage = 20;
    private const int MostFound = 100;

    public static void AddContractsAtDesk(this IServiceCollection services) => services.AddScoped<DeskReading>();

    public static void MapContracts(this RouteGroupBuilder desk)
    {
        var contracts = desk.MapGroup("/contracts");
        contracts.MapGet("", ListAsync);
        contracts.MapPost("/search", SearchAsync).RequireAuthorization(DeskRoles.Drafter);
        contracts.MapDocuments();
    }

    private static async Task<IResult> ListAsync(
        HttpContext http,
        IAntiforgery forms,
        Caller caller,
        DossierShelf shelf,
        MatterDesk matters,
        TimeProvider clock,
        CancellationToken cancellationToken,
        string? what = null,
        string? state = null,
        string? kind = null,
        string? cursor = null)
    {
        var matter = Matters.Find(what);
        var filter = new ListFilter(
            matter?.Key, Enum.TryParse<ContractState>(state, out var wanted) ? wanted : null, DocumentKinds.TryParse(kind, out var document) ? document : null);
        var rows = matter is null ? shelf.OwnedBy(caller).Where(c => c.EmployerCode == caller.Party) : matters.Rows(matter, caller);
        if (filter.State is { } only) rows = rows.Where(c => c.State == only.ToString());
        if (filter.Kind is { } ofKind)
        {
            var code = ofKind.Code();
            rows = rows.Where(c => c.Document == code);
        }

        return await ListContracts.RowsAsync(rows, OnPage, cursor, cancellationToken) is var (page, next)
            ? Page(http, forms, new(filter, Lines(page, (matter as DayMatter)?.Kind, caller, shelf, clock), next, null))
            : Results.LocalRedirect(http.To(Path)); // a cursor that somebody has made up
    }

    /// <summary>Number and phone are in the body, and what is found is shown at once: neither comes into an address.</summary>
    private static async Task<IResult> SearchAsync(
        HttpContext http,
        IAntiforgery forms,
        Caller caller,
        DossierShelf shelf,
        MasterKey masterKey,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (!await forms.IsRequestValidAsync(http)) return Refused(http, forms, PageProblem.Stale(), FormCollection.Empty);
        var form = await http.Request.ReadFormAsync(cancellationToken);
        if (Given("number") is { } number)
            return await shelf.OwnedBy(caller).Where(c => c.Number == number).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(cancellationToken) is { } id
                ? Results.LocalRedirect(http.To($"{Path}/{id}"))
                : Refused(http, forms, PageProblem.Of(StatusCodes.Status404NotFound, "desk.search.no-number"), form);
        var (rows, problem) = SearchContracts.Find(new(Given("idNumber"), Given("phone")), caller, shelf, masterKey);
        if (rows is null) return Refused(http, forms, problem!, form);
        var (found, _) = (await ListContracts.RowsAsync(rows, MostFound, null, cancellationToken))!.Value;
        var lines = Lines(found, null, caller, shelf, clock);
        // Two may have used one phone: the name tells whom of them is meant.
        if (Given("name") is { } name) lines = [.. lines.Where(line => line.Worker == name)];
        return Page(http, forms, new(new(), lines, null, new(form, null)));

        string? Given(string field) => form[field].ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    private static RazorComponentResult<DeskList> Refused(HttpContext http, IAntiforgery forms, ProblemHttpResult problem, IFormCollection sent) =>
        Page(http, forms, new(new(), [], null, new(sent, problem.Sentence())), problem.StatusCode);

    private static RazorComponentResult<DeskList> Page(HttpContext http, IAntiforgery forms, ListedDocuments listed, int status = StatusCodes.Status200OK) =>
        new(new { Listed = listed, Hidden = HiddenField.Of(forms, http) }) { StatusCode = status };

    /// <param name="due">What is shown of each as due; null for what falls due next.</param>
    private static IReadOnlyList<DocumentLine> Lines(
        IReadOnlyList<ContractRow> rows, DeadlineKind? due, Caller caller, DossierShelf shelf, TimeProvider clock)
    {
        var (now, today) = (clock.GetUtcNow(), clock.TodayInChina());
        return [.. rows.Select(row => (Row: row, Contract: shelf.Look(row))).Select(one => new DocumentLine(
            one.Contract.Id, one.Contract.Number, one.Contract.Document, one.Contract.Terms.Worker.Name,
            DeskStanding.Of(one.Contract, caller.RoleIn(one.Row), now),
            DeadlineCalendar.Of(one.Contract).FirstOrDefault(deadline => due is { } kind ? deadline.Kind == kind : deadline.DueOn >= today)))];
    }
}

/// <summary>Which documents are listed; null where it does not matter.</summary>
/// <param name="What">Key of a matter of the board.</param>
public sealed record ListFilter(string? What = null, ContractState? State = null, DocumentKind? Kind = null);

/// <summary>A document as a line of the list shows it.</summary>
/// <param name="Due">Null if nothing is.</param>
public sealed record DocumentLine(Guid Id, string Number, DocumentKind Document, string Worker, DeskStanding Standing, Deadline? Due);

/// <param name="Next">Cursor of the next page; null on the last.</param>
/// <param name="Search">What was searched for; null where nothing was.</param>
public sealed record ListedDocuments(ListFilter Filter, IReadOnlyList<DocumentLine> Lines, string? Next, DeskSearch? Search);

/// <param name="Sent">What was filled in.</param>
/// <param name="Problem">Why nothing was looked for; null if it was.</param>
public sealed record DeskSearch(IFormCollection Sent, string? Problem);
