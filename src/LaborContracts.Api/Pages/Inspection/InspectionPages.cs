using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Cases;
using LaborContracts.Api.Http;
using LaborContracts.Api.Pages.Imports;
using LaborContracts.Api.Setup;
using LaborContracts.Domain.Statutes;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages.Inspection;

/// <summary>
/// The labor authority's cases: the list, one that is opened, approved, searched and closed. The cookie says who; what may be seen, how each look is
/// recorded and how it is refused is the API's own.
/// </summary>
internal static class InspectionPages
{
    public const string Path = "/inspection";
    private const int LargestForm = 1 << 16;

    public static void MapInspection(this WebApplication app)
    {
        var pages = GroupOf(app, Roles.Inspection, LargestForm);
        pages.MapGet("", ListAsync);
        pages.MapGet("/{id:guid}", ShowAsync);
        pages.MapCoveragePages();
        GroupOf(app, Roles.Oversight, LargestForm).MapRefusals();
        var supervisors = GroupOf(app, Roles.Supervisor, LargestForm);
        supervisors.MapPost("/{id:guid}/approve", ApproveAsync);
        var inspectors = GroupOf(app, Roles.Inspector, LargestForm);
        inspectors.MapGet("/open", IResult (HttpContext http) => OpenForm(http, null, FormCollection.Empty));
        inspectors.MapPost("/open", OpenAsync);
        inspectors.MapPost("/{id:guid}", SearchAsync);
        inspectors.MapPost("/{id:guid}/close", CloseAsync);
        inspectors.MapCaseContracts();
        inspectors.MapStatements();
        inspectors.MapCaseImports();
        GroupOf(app, Roles.Inspector, ComparisonPages.LargestUpload).MapComparisons();
    }

    private static RouteGroupBuilder GroupOf(WebApplication app, string policy, long largestForm) => app.MapPageGroup(Path, largestForm)
        .RequireAuthorization(PageGroup.OfSession(policy));

    private static async Task<IResult> ListAsync(
        HttpContext http, Inspector inspector, LaborContractsDb db, MasterKey masterKey, TimeProvider clock, CancellationToken cancellationToken,
        string? cursor = null)
    {
        var answer = await ListCases.HandleAsync(inspector, http, db, masterKey, clock, cancellationToken, cursor: cursor);
        return answer.Result is Ok<ListCases.Page> { Value: { } page }
            ? new RazorComponentResult<CaseList>(new Dictionary<string, object?> { [nameof(CaseList.Cases)] = page.Cases, [nameof(CaseList.Next)] = page.Next })
            : Results.LocalRedirect(http.To(Path));
    }

    private static Task<IResult> ShowAsync(Guid id, HttpContext http, CancellationToken cancellationToken) => PageAsync(id, http, new(), cancellationToken);

    private static async Task<IResult> OpenAsync(
        HttpContext http,
        IAntiforgery forms,
        Inspector inspector,
        LaborContractsDb db,
        MasterKey masterKey,
        Idempotency idempotency,
        RefusedLooks refused,
        StatuteFiles statutes,
        PlatformSettings settings,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (!await forms.IsRequestValidAsync(http)) return OpenForm(http, PageProblem.Stale(), FormCollection.Empty);
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var answer = await OpenCase.HandleAsync(
            new(form["number"], Filled(form, "basis"), Filled(form, "district"), Filled(form, "endsOn"), [.. PartiesIn(form)]),
            Filled(form, "once"), inspector, db, masterKey, idempotency, refused, statutes, settings, clock, cancellationToken);
        return answer.Result is Created<CaseView> { Value: { } opened }
            ? Results.LocalRedirect(http.To($"{Path}/{opened.Id}"))
            : OpenForm(http, (ProblemHttpResult)answer.Result, form);
    }

    private static async Task<IResult> ApproveAsync(
        Guid id,
        HttpContext http,
        IAntiforgery forms,
        Inspector supervisor,
        LaborContractsDb db,
        MasterKey masterKey,
        RefusedLooks refused,
        StatuteFiles statutes,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (!await forms.IsRequestValidAsync(http)) return await PageAsync(id, http, new(PageProblem.Stale()), cancellationToken);
        var answer = await ApproveCase.HandleAsync(id, supervisor, db, masterKey, refused, statutes, clock, cancellationToken);
        return answer.Result is ProblemHttpResult problem
            ? await PageAsync(id, http, new(problem), cancellationToken) : Results.LocalRedirect(http.To($"{Path}/{id}"));
    }

    private static async Task<IResult> CloseAsync(
        Guid id, HttpContext http, IAntiforgery forms, Inspector inspector, LaborContractsDb db, MasterKey masterKey, RefusedLooks refused, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (!await forms.IsRequestValidAsync(http)) return await PageAsync(id, http, new(PageProblem.Stale()), cancellationToken);
        var answer = await CloseCase.HandleAsync(id, inspector, db, masterKey, refused, clock, cancellationToken);
        return answer.Result is ProblemHttpResult problem ? Refused(problem, id) : Results.LocalRedirect(http.To($"{Path}/{id}"));
    }

    private static async Task<IResult> SearchAsync(
        Guid id,
        HttpContext http,
        IAntiforgery forms,
        CaseDesk desk,
        CaseReach reach,
        CaseLooks looks,
        RefusedLooks refused,
        ResultCards cards,
        DossierShelf shelf,
        LaborContractsDb db,
        MasterKey masterKey,
        CancellationToken cancellationToken)
    {
        if (!await forms.IsRequestValidAsync(http)) return await PageAsync(id, http, new(PageProblem.Stale()), cancellationToken);
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var answer = await SearchCase.HandleAsync(
            id,
            new(Filled(form, "idNumber"), Filled(form, "name"), Filled(form, "phone"), Filled(form, "creditCode"), Filled(form, "number"), Filled(form, "sha256")),
            desk, reach, looks, refused, cards, shelf, db, masterKey, cancellationToken, cursor: Filled(form, "cursor"));
        return answer.Result switch
        {
            Ok<SearchCase.Page> { Value: { } page } => await PageAsync(id, http, new(null, form, page.Contracts, page.Next), cancellationToken),
            ProblemHttpResult { StatusCode: StatusCodes.Status400BadRequest } problem => await PageAsync(id, http, new(problem, form), cancellationToken),
            ProblemHttpResult problem => Refused(problem, id),
            var other => throw new InvalidOperationException($"No such answer: {other}."),
        };
    }

    /// <summary>The page of one case.</summary>
    private static async Task<IResult> PageAsync(Guid id, HttpContext http, CaseSearch search, CancellationToken cancellationToken)
    {
        var services = http.RequestServices;
        var answer = await ShowCase.HandleAsync(
            id, services.GetRequiredService<Inspector>(), http, services.GetRequiredService<LaborContractsDb>(), services.GetRequiredService<MasterKey>(),
            services.GetRequiredService<RefusedLooks>(), services.GetRequiredService<StatuteFiles>(), services.GetRequiredService<TimeProvider>(), cancellationToken);
        if (answer.Result is not Ok<CaseView> { Value: { } shown }) return Refused((ProblemHttpResult)answer.Result, null);
        return new RazorComponentResult<CasePage>(new Dictionary<string, object?>
        {
            [nameof(CasePage.Case)] = shown,
            [nameof(CasePage.Search)] = search,
            [nameof(CasePage.IsOwn)] = shown.Inspector == services.GetRequiredService<Inspector>().Account,
            [nameof(CasePage.Hidden)] = HiddenField.Of(services.GetRequiredService<IAntiforgery>(), http),
        })
        {
            StatusCode = search.Problem?.StatusCode ?? StatusCodes.Status200OK,
        };
    }

    private static RazorComponentResult<OpenCaseForm> OpenForm(HttpContext http, ProblemHttpResult? problem, IFormCollection sent)
    {
        var services = http.RequestServices;
        var today = services.GetRequiredService<TimeProvider>().TodayInChina();
        return new(new Dictionary<string, object?>
        {
            [nameof(OpenCaseForm.Problem)] = problem,
            [nameof(OpenCaseForm.Sent)] = sent,
            [nameof(OpenCaseForm.Districts)] = OwnDistricts(services, today),
            [nameof(OpenCaseForm.Today)] = today,
            [nameof(OpenCaseForm.LastDay)] = today.AddDays(services.GetRequiredService<PlatformSettings>().Cases.LongestDays),
            [nameof(OpenCaseForm.Hidden)] = HiddenField.Of(services.GetRequiredService<IAntiforgery>(), http),
        })
        {
            StatusCode = problem?.StatusCode ?? StatusCodes.Status200OK,
        };
    }

    /// <summary>The districts of a day in which whoever looks works.</summary>
    public static IReadOnlyList<District> OwnDistricts(IServiceProvider services, DateOnly today)
    {
        var (inspector, districts) = (services.GetRequiredService<Inspector>(), services.GetRequiredService<StatuteFiles>().Current.Districts);
        return [.. districts.On(today).Where(district => inspector.WorksIn(district.Code.ToString(), districts))];
    }

    /// <summary>Why nothing is shown, in calm words. The attempt is recorded by whoever refused it.</summary>
    /// <param name="within">The case to which one can go back; null if there is none.</param>
    public static RazorComponentResult<CaseRefusal> Refused(ProblemHttpResult problem, Guid? within) =>
        new(new Dictionary<string, object?> { [nameof(CaseRefusal.Problem)] = problem, [nameof(CaseRefusal.Case)] = within }) { StatusCode = problem.StatusCode };

    /// <summary>Each line of the two fields is a party.</summary>
    private static IEnumerable<OpenCase.PartyRequest?> PartiesIn(IFormCollection form) =>
    [
        .. Lines(form["employers"]).Select(code => new OpenCase.PartyRequest(code, null)),
        .. Lines(form["workers"]).Select(number => new OpenCase.PartyRequest(null, number)),
    ];

    private static string[] Lines(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Null for a field that was left empty.</summary>
    public static string? Filled(IFormCollection form, string field) => form[field].ToString().Trim() is { Length: > 0 } text ? text : null;
}

/// <summary>What was searched for within a case, and what was found.</summary>
/// <param name="Problem">Why the form, or another of the page, was not accepted.</param>
/// <param name="Sent">What was filled in; null before the first search.</param>
/// <param name="Found">Null before a search.</param>
/// <param name="Next">Cursor of the next page.</param>
public sealed record CaseSearch(
    ProblemHttpResult? Problem = null, IFormCollection? Sent = null, IReadOnlyList<ResultCard>? Found = null, string? Next = null);
