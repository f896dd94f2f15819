using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Lifecycle;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages.Desk.Drafting;

/// <summary>
/// The form of a document: shown, checked while somebody types, seen on paper, kept as a draft or sent. What may be drawn up
/// and sent, and how it is refused, is the API's own.
/// </summary>
internal static class FormPages
{
    /// <summary>Asks for all findings, and not only those of what is filled in.</summary>
    public const string All = "all";

    /// <param name="find">What is to be drawn up there; null if there is no such thing, or it is not the caller's.</param>
    /// <param name="none">What is answered then.</param>
    public static void MapForm(
        this RouteGroupBuilder pages, string pattern, Func<HttpContext, CancellationToken, Task<DraftMatter?>> find, Func<HttpContext, IResult> none)
    {
        Map(pages.MapGet, "", ShowAsync);
        Map(pages.MapPost, "", SubmitAsync);
        Map(pages.MapPost, "/findings", FindAsync);
        Map(pages.MapPost, "/preview", PreviewAsync);

        void Map(Func<string, Delegate, RouteHandlerBuilder> map, string step, Func<DraftMatter, HttpContext, CancellationToken, Task<IResult>> answer) =>
            map(pattern + step, async (HttpContext http, CancellationToken cancellationToken) =>
                await find(http, cancellationToken) is { } matter ? await answer(matter, http, cancellationToken) : none(http));
    }

    private static async Task<IResult> ShowAsync(DraftMatter matter, HttpContext http, CancellationToken cancellationToken) =>
        Page(http, DraftForm.New(matter, await Of<FormStart>(http).OfAsync(matter, http.Request.Query, Of<Caller>(http), cancellationToken)));

    /// <summary>What is not lawful yet is not kept in order to be sent: the form comes back.</summary>
    private static async Task<IResult> SubmitAsync(DraftMatter matter, HttpContext http, CancellationToken cancellationToken)
    {
        var caller = Of<Caller>(http);
        var sent = await http.Request.ReadFormAsync(cancellationToken);
        var form = DraftForm.Of(matter, sent, caller);
        if (!await Of<IAntiforgery>(http).IsRequestValidAsync(http)) return Page(http, form, PageProblem.Stale());
        form = form with { Remarks = await Of<FormCheck>(http).CheckAsync(matter, form.Filled, cancellationToken) };
        var isSent = sent["act"] == "send";
        if (!isSent && sent["act"] != "save") return Page(http, form, isChecked: true);
        if (isSent && !form.Remarks.AllowOffer(form.Reasons))
            return Page(http, form, PageProblem.Of(StatusCodes.Status422UnprocessableEntity, "draft.not-yet"), isChecked: true);
        var made = await Of<DraftMaking>(http).MakeAsync(matter, form, caller, cancellationToken);
        if (made.Result is ProblemHttpResult problem) return Refused(http, form, problem);
        var draft = ((Created<ContractView>)made.Result).Value!;
        return isSent && draft.State == ContractState.Draft
            ? await DraftedPages.OfferAsync(draft.Id, form.Reasons, http, caller, cancellationToken)
            : DraftedPages.ToDone(http, draft.Id);
    }

    /// <summary>Where the form's key has made another document already, the next try is one of its own.</summary>
    private static RazorComponentResult<DraftPage> Refused(HttpContext http, DraftForm form, ProblemHttpResult problem) =>
        Equals(problem.ProblemDetails.Extensions["code"], "idempotency.other-request")
            ? Page(http, form with { Key = DraftForm.NewKey() }, PageProblem.Of(problem.StatusCode, "draft.made-already"), isChecked: true)
            : Page(http, form, problem, isChecked: true);

    /// <summary>For the script of the form: what is to be said of what is filled in so far.</summary>
    private static async Task<IResult> FindAsync(DraftMatter matter, HttpContext http, CancellationToken cancellationToken)
    {
        if (!await Of<IAntiforgery>(http).IsRequestValidAsync(http)) return TypedResults.BadRequest();
        var form = DraftForm.Of(matter, await http.Request.ReadFormAsync(cancellationToken), Of<Caller>(http));
        var remarks = await Of<FormCheck>(http).CheckAsync(matter, form.Filled, cancellationToken);
        return new RazorComponentResult<FormFindings>(new
        {
            Form = http.Request.Query.ContainsKey(All) ? form with { Remarks = remarks } : form with
            {
                Remarks = remarks.OfWhatIsFilledIn,
                StillBlank = remarks.Blocking.Where(remark => remark.IsOfBlank).DistinctBy(remark => remark.At).Count(),
            },
        });
    }

    private static async Task<IResult> PreviewAsync(DraftMatter matter, HttpContext http, CancellationToken cancellationToken)
    {
        var form = DraftForm.Of(matter, await http.Request.ReadFormAsync(cancellationToken), Of<Caller>(http));
        if (!await Of<IAntiforgery>(http).IsRequestValidAsync(http)) return NoPaper(PageProblem.Stale(), form);
        var (terms, problem) = TermsBody.Read(form.Filled.ToJson(matter.Agreement));
        var unread = terms is null;
        if (terms is not null)
        {
            (var pdf, problem) = Of<DraftPreview>(http).Typeset(matter, terms, form.Bilingual);
            if (pdf is not null) return DraftPreview.Show(http, pdf);
        }

        form = form with { Remarks = await Of<FormCheck>(http).CheckAsync(matter, form.Filled, cancellationToken) };
        return NoPaper(unread ? PageProblem.Of(StatusCodes.Status422UnprocessableEntity, "draft.no-preview.unread") : problem!, form);
    }

    private static RazorComponentResult<NoPreview> NoPaper(ProblemHttpResult problem, DraftForm form) =>
        new(new { Problem = problem.Sentence(), Form = form }) { StatusCode = problem.StatusCode };

    private static RazorComponentResult<DraftPage> Page(
        HttpContext http, DraftForm form, ProblemHttpResult? problem = null, bool isChecked = false) =>
        new(new Dictionary<string, object?>
        {
            [nameof(DraftPage.Form)] = form,
            [nameof(DraftPage.IsChecked)] = isChecked,
            [nameof(DraftPage.Problem)] = problem?.Sentence(),
            [nameof(DraftPage.Hidden)] = HiddenField.Of(Of<IAntiforgery>(http), http),
        })
        {
            StatusCode = problem?.StatusCode ?? StatusCodes.Status200OK,
        };

    private static T Of<T>(HttpContext http) where T : notnull => http.RequestServices.GetRequiredService<T>();
}
