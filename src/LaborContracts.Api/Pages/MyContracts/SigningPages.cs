using System.Buffers.Text;
using System.Text.Json;
using LaborContracts.Api.BeforeSigning;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Features.Me;
using LaborContracts.Api.Http;
using LaborContracts.Api.Identity;
using LaborContracts.Api.Intents;
using LaborContracts.Documents;
using LaborContracts.Domain;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LaborContracts.Api.Pages.MyContracts;

/// <summary>Whose pages lead to a signature: a worker's own, or an employer's desk.</summary>
/// <param name="Path">Below which each document has its page.</param>
/// <param name="Words">What the keys of texts begin with where it is not <c>sign</c>.</param>
public sealed record SignersPages(string Path, string Words)
{
    public static SignersPages Of(HttpContext http) => http.GetEndpoint()!.Metadata.GetRequiredMetadata<SignersPages>();

    public string Say(string key, params object[] values) =>
        string.Format(Language.Current, PageText.TryGet($"{Words}.{key}") ?? PageText.Get($"sign.{key}"), values);
}

/// <summary>
/// Signing, or sealing for an employer, a page for each step: notice, text, identity where it is required, proof of the will. Each is a plain form; a
/// script adds a place to write one's name and, instead of the code, a passkey.
/// </summary>
internal static class SigningPages
{
    private const int LargestSigning = (Handwriting.LargestPng * 4 / 3) + (1 << 16);
    private const int LongestRead = 24 * 60 * 60; // seconds

    public static RouteGroupBuilder MapSigning(this RouteGroupBuilder contracts, SignersPages signers)
    {
        var pages = contracts.MapGroup("/{id:guid}/sign").WithMetadata(signers);
        pages.MapGet("", ShowAsync);
        pages.MapPost("/notice", AcknowledgeAsync);
        pages.MapPost("/reading", ReadAsync);
        pages.MapPost("/identity", IdentifyAsync);
        pages.MapPost("/proof", StartAsync);
        pages.MapPost("", SignAsync).WithMetadata(new RequestSizeLimitAttribute(LargestSigning));
        return pages;
    }

    private static Task<IResult> ShowAsync(Guid id, HttpContext http, CancellationToken cancellationToken) =>
        PageAsync(id, http, null, null, cancellationToken);

    private static Task<IResult> AcknowledgeAsync(
        Guid id,
        HttpContext http,
        Caller caller,
        DossierShelf shelf,
        SigningConditions conditions,
        LaborContractsDb db,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        StepAsync(id, http, async form => await AcknowledgeNotice.HandleAsync(
            id,
            new(int.TryParse(form["version"], out var version) ? version : 0, form["sha256"]),
            caller, shelf, conditions, db, clock, cancellationToken), cancellationToken);

    /// <summary>Every highlighted clause has to be ticked; it is opened to find its box.</summary>
    private static Task<IResult> ReadAsync(
        Guid id,
        HttpContext http,
        Caller caller,
        DossierShelf shelf,
        SigningDesk desk,
        SigningConditions conditions,
        LaborContractsDb db,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        StepAsync(id, http, async form =>
        {
            var missing = await desk.FindAsync(id, caller, cancellationToken) is { } shown
                && shown.Highlighted.Where((_, place) => !form["opened"].Contains(PageText.Number(place))).Any();
            if (missing) return PageProblem.Of(StatusCodes.Status422UnprocessableEntity, "sign.read.missing");
            var seconds = long.TryParse(form["shownAt"], out var shownAt)
                ? Math.Clamp(clock.GetUtcNow().ToUnixTimeSeconds() - shownAt, 0, LongestRead) : 0;
            return await RecordReading.HandleAsync(
                id, new(form["documentSha256"], [new(1, (int)seconds)], [], "web"), caller, shelf, conditions, db, clock, cancellationToken);
        }, cancellationToken);

    private static Task<IResult> IdentifyAsync(
        Guid id,
        HttpContext http,
        Caller caller,
        IdentityRegisters registers,
        IdentityRecords records,
        LaborContractsDb db,
        MasterKey masterKey,
        CodeLimits limits,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        StepAsync(id, http, async form =>
        {
            var checkedNow = await CheckIdentity.HandleAsync(
                new(IdentityMethod.OperatorRegister, form["name"], form["idNumber"], form["phone"], null),
                caller, registers, records, db, masterKey, limits, http, clock, cancellationToken);
            return checkedNow.Result is Created<IdentityCheckView> { Value: { Result: not IdentityResult.Passed, Statement: var statement } }
                ? TypedResults.Problem(statement, statusCode: StatusCodes.Status422UnprocessableEntity) : checkedNow;
        }, cancellationToken);

    /// <summary>A code goes to the phone, or a passkey is asked: the next page takes the answer.</summary>
    private static async Task<IResult> StartAsync(
        Guid id,
        HttpContext http,
        IAntiforgery forms,
        Caller caller,
        DossierShelf shelf,
        IntentDesk intents,
        CancellationToken cancellationToken)
    {
        if (!await forms.IsRequestValidAsync(http)) return await PageAsync(id, http, PageProblem.Stale(), null, cancellationToken);
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return await PageAsync(id, http, null, null, cancellationToken);
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var method = form["method"] == "passkey" ? IntentMethod.Passkey : IntentMethod.OneTimeCode;
        var started = await intents.StartAsync(dossier, method, caller, cancellationToken);
        return started.Value is { } intent
            ? await PageAsync(id, http, null, ProofForm.Of(intent), cancellationToken)
            : await PageAsync(id, http, Problems.From(started.Refusal!), null, cancellationToken);
    }

    private static async Task<IResult> SignAsync(
        Guid id,
        HttpContext http,
        IAntiforgery forms,
        Caller caller,
        DossierShelf shelf,
        IntentDesk intents,
        AwaitedSignature awaited,
        CancellationToken cancellationToken)
    {
        if (!await forms.IsRequestValidAsync(http)
            || AnswerOf(await http.Request.ReadFormAsync(cancellationToken)) is not { } answer) return await PageAsync(id, http, PageProblem.Stale(), null, cancellationToken);
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return await PageAsync(id, http, null, null, cancellationToken);
        var completed = await intents.CompleteAsync(dossier, answer, caller, cancellationToken);
        if (completed.Refusal is { } refusal)
            return await PageAsync(id, http, Problems.From(refusal), IsMistyped(refusal) ? new(answer.IntentId, null) : null, cancellationToken);
        var seen = await awaited.SeeAsync(completed.Value!, caller, cancellationToken);
        return seen.Refusal is { } late
            ? await PageAsync(id, http, Problems.From(late), null, cancellationToken)
            : Results.LocalRedirect(http.To($"{SignersPages.Of(http).Path}/{id}/receipt"));
    }

    /// <summary>Does a step before the proof, and goes on to the next or shows it again with what was wrong.</summary>
    private static async Task<IResult> StepAsync(
        Guid id, HttpContext http, Func<IFormCollection, Task<IResult>> step, CancellationToken cancellationToken)
    {
        if (!await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
            return await PageAsync(id, http, PageProblem.Stale(), null, cancellationToken);
        var done = await step(await http.Request.ReadFormAsync(cancellationToken));
        return ((done as INestedHttpResult)?.Result ?? done) is ProblemHttpResult problem
            ? await PageAsync(id, http, problem, null, cancellationToken)
            : Results.LocalRedirect(http.To($"{SignersPages.Of(http).Path}/{id}/sign"));
    }

    private static async Task<IResult> PageAsync(
        Guid id, HttpContext http, ProblemHttpResult? problem, ProofForm? proof, CancellationToken cancellationToken)
    {
        var services = http.RequestServices;
        var caller = services.GetRequiredService<Caller>();
        if (await services.GetRequiredService<SigningDesk>().FindAsync(id, caller, cancellationToken) is not { } shown)
            return Results.LocalRedirect(http.To($"{SignersPages.Of(http).Path}/{id}")); // which says why not, or that there is none
        return new RazorComponentResult<Sign>(new Dictionary<string, object?>
        {
            [nameof(Sign.Shown)] = shown,
            [nameof(Sign.Signers)] = SignersPages.Of(http),
            [nameof(Sign.Problem)] = problem?.Sentence(),
            [nameof(Sign.Proof)] = proof,
            [nameof(Sign.Sent)] = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(cancellationToken) : FormCollection.Empty,
            [nameof(Sign.Hidden)] = HiddenField.Of(services.GetRequiredService<IAntiforgery>(), http),
        })
        {
            StatusCode = problem?.StatusCode ?? StatusCodes.Status200OK,
        };
    }

    /// <summary>The same code, or another drawing, may still do.</summary>
    private static bool IsMistyped(Refusal refusal) =>
        refusal.Code == "intent.wrong-code" || refusal.Code.StartsWith("handwriting.", StringComparison.Ordinal);

    /// <summary>Null if it is not the form that the page holds.</summary>
    private static IntentAnswer? AnswerOf(IFormCollection form)
    {
        if (!Guid.TryParse(form["intentId"], out var intent)) return null;
        byte[]? drawn = null;
        if (form["handwriting"].ToString() is { Length: > 0 } drawing && (drawn = BytesOf(drawing)) is null) return null;
        if (form["credentialId"].ToString() is not { Length: > 0 } credential) return new(intent, form["code"].ToString().Trim(), null, drawn);
        return BytesOf(credential) is { } id && BytesOf(form["authenticatorData"]) is { } data && BytesOf(form["clientData"]) is { } client
            && BytesOf(form["signature"]) is { } signature
            ? new(intent, null, new(id, data, client, signature), drawn) : null;
    }

    private static byte[]? BytesOf(string? text) => Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}

/// <summary>A proof of will that was started, as the form holds it.</summary>
/// <param name="Question">What the browser is to ask a passkey, as JSON; null where a code was sent.</param>
public sealed record ProofForm(Guid IntentId, string? Question)
{
    internal static ProofForm Of(StartedIntent started) => new(
        started.Row.Id, started.Passkey is { } question ? JsonSerializer.Serialize(question, JsonSerializerOptions.Web) : null);
}
