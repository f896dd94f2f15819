using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Api.Pages.MyContracts;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages.Desk.Drafting;

/// <summary>
/// Drawing up an agreement with a form: choose its kind, fill in, see it on paper, send it. What may be drawn up and sent, and
/// how it is refused, is the API's own.
/// </summary>
internal static class DraftingPages
{
    public const string Path = DeskPages.Path + "/draft";
    private const string ReasonPrefix = "reasons.";

    public static void AddDrafting(this IServiceCollection services)
    {
        services.AddScoped<FormCheck>();
        services.AddScoped<FormStart>();
        services.AddScoped<DraftPreview>();
    }

    public static void MapDrafting(this RouteGroupBuilder desk)
    {
        var pages = desk.MapGroup("/draft").RequireAuthorization(Roles.Drafter);
        pages.MapGet("", () => new RazorComponentResult<Choose>());
        pages.MapGet("/{kind}", ShowAsync);
        pages.MapPost("/{kind}", SubmitAsync);
        pages.MapPost("/{kind}/findings", FindAsync);
        pages.MapPost("/{kind}/preview", PreviewAsync);
        pages.MapDrafted();
    }

    private static async Task<IResult> ShowAsync(
        string kind, string? term, Guid? from, HttpContext http, Caller caller, FormStart start, CancellationToken cancellationToken)
    {
        if (Agreement(kind) is not { } agreement) return ToChoice(http);
        var filled = await start.OfAsync(agreement, from, caller, cancellationToken);
        if (term is not null) filled = filled.With(FilledTerms.Of([("term.kind", term), ("term.end", "")]));
        return Page(http, new(agreement, filled, new Dictionary<string, string>(), false, DraftForm.NewKey()));
    }

    /// <summary>Checks, keeps a draft, or draws up and sends. What is not lawful yet is not kept in order to be sent: the form comes back.</summary>
    private static async Task<IResult> SubmitAsync(
        string kind, HttpContext http, IAntiforgery forms, Caller caller, FormCheck check, CancellationToken cancellationToken)
    {
        if (Agreement(kind) is not { } agreement) return ToChoice(http);
        var sent = await http.Request.ReadFormAsync(cancellationToken);
        var form = FormOf(agreement, sent, caller);
        if (!await forms.IsRequestValidAsync(http)) return Page(http, form, PageText.Get("mine.form.stale"), StatusCodes.Status400BadRequest);
        form = form with { Remarks = await check.CheckAsync(agreement, form.Filled, cancellationToken) };
        var isSent = sent["act"] == "send";
        if (!isSent && sent["act"] != "save") return Page(http, form, isChecked: true);
        if (isSent && !form.Remarks.AllowOffer(form.Reasons))
            return Page(http, form, PageText.Get("draft.not-yet"), StatusCodes.Status422UnprocessableEntity, isChecked: true);

        var services = http.RequestServices;
        var drafted = await DraftContract.HandleAsync(
            new(form.Filled.ToJson(agreement)), form.Key, caller, services.GetRequiredService<DossierShelf>(),
            services.GetRequiredService<Features.Contracts.Drafting>(), services.GetRequiredService<TimeProvider>(), cancellationToken, form.Bilingual);
        if (drafted.Result is not Created<ContractView> { Value: { } draft })
        {
            var problem = (ProblemHttpResult)drafted.Result;
            // The key has made another contract already: the next try is one of its own.
            var isOther = Equals(problem.ProblemDetails.Extensions["code"], "idempotency.other-request");
            return Page(
                http, isOther ? form with { Key = DraftForm.NewKey() } : form,
                isOther ? PageText.Get("draft.made-already") : MyContractsPages.SentenceOf(problem), problem.StatusCode, isChecked: true);
        }

        return isSent && draft.State == ContractState.Draft
            ? await DraftedPages.OfferAsync(draft.Id, form.Reasons, http, caller, cancellationToken)
            : DraftedPages.ToDone(http, draft.Id);
    }

    /// <summary>For the script of the form: what is to be said of what is filled in so far.</summary>
    private static async Task<IResult> FindAsync(
        string kind, HttpContext http, IAntiforgery forms, Caller caller, FormCheck check, CancellationToken cancellationToken)
    {
        if (Agreement(kind) is not { } agreement || !await forms.IsRequestValidAsync(http)) return TypedResults.BadRequest();
        var form = FormOf(agreement, await http.Request.ReadFormAsync(cancellationToken), caller);
        var remarks = await check.CheckAsync(agreement, form.Filled, cancellationToken);
        return new RazorComponentResult<FormFindings>(new
        {
            Form = form with { Remarks = remarks.OfWhatIsFilledIn, StillBlank = remarks.Blocking.Where(remark => remark.IsOfBlank).DistinctBy(remark => remark.At).Count() },
        });
    }

    private static async Task<IResult> PreviewAsync(
        string kind, HttpContext http, IAntiforgery forms, Caller caller, FormCheck check, DraftPreview preview, CancellationToken cancellationToken)
    {
        if (Agreement(kind) is not { } agreement) return ToChoice(http);
        var form = FormOf(agreement, await http.Request.ReadFormAsync(cancellationToken), caller);
        if (!await forms.IsRequestValidAsync(http)) return NoPreview(PageText.Get("mine.form.stale"), null, StatusCodes.Status400BadRequest);
        var (terms, problem) = TermsBody.Read(form.Filled.ToJson(agreement));
        if (terms is not null && preview.Typeset(terms, form.Bilingual) is { } typeset)
        {
            if (typeset.Pdf is { } pdf) return DraftPreview.Show(http, pdf);
            problem = typeset.Problem;
        }

        form = form with { Remarks = await check.CheckAsync(agreement, form.Filled, cancellationToken) };
        return NoPreview(terms is null ? PageText.Get("draft.no-preview.unread") : MyContractsPages.SentenceOf(problem!), form, problem!.StatusCode);
    }

    private static RazorComponentResult<NoPreview> NoPreview(string problem, DraftForm? form, int status) =>
        new(new Dictionary<string, object?> { [nameof(Drafting.NoPreview.Problem)] = problem, [nameof(Drafting.NoPreview.Form)] = form }) { StatusCode = status };

    /// <summary>Reasons by rule, of those that were written.</summary>
    public static Dictionary<string, string> ReasonsIn(IFormCollection form) => form
        .Where(field => field.Key.StartsWith(ReasonPrefix, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(field.Value))
        .ToDictionary(field => field.Key[ReasonPrefix.Length..], field => field.Value.ToString().Trim(), StringComparer.Ordinal);

    /// <summary>As it was sent; the employer is the account's own, whatever was sent.</summary>
    private static DraftForm FormOf(DocumentKind kind, IFormCollection sent, Caller caller) => new(
        kind, FilledTerms.Of(sent).With(FormStart.OwnCode(caller)), ReasonsIn(sent), sent["bilingual"] == "true",
        sent["key"].ToString() is { Length: > 0 } key ? key : DraftForm.NewKey());

    private static DocumentKind? Agreement(string code) => DocumentKinds.TryParse(code, out var kind) && kind.Value.IsAgreement() ? kind : null;

    private static RedirectHttpResult ToChoice(HttpContext http) => TypedResults.LocalRedirect(http.To(Path));

    private static RazorComponentResult<DraftPage> Page(
        HttpContext http, DraftForm form, string? problem = null, int status = StatusCodes.Status200OK, bool isChecked = false) =>
        new(new Dictionary<string, object?>
        {
            [nameof(DraftPage.Form)] = form,
            [nameof(DraftPage.IsChecked)] = isChecked,
            [nameof(DraftPage.Problem)] = problem,
            [nameof(DraftPage.Hidden)] = HiddenField.Of(http.RequestServices.GetRequiredService<IAntiforgery>(), http),
        })
        {
            StatusCode = status,
        };
}
