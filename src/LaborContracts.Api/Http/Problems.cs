using LaborContracts.Domain;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Verification;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Http;

/// <summary>Every answer that says no: RFC 9457 problem details with a stable <c>code</c>.</summary>
internal static class Problems
{
    /// <summary>The only place where a refusal becomes an HTTP status.</summary>
    public static ProblemHttpResult From(Refusal refusal) => Of(
        refusal.Kind switch
        {
            RefusalKind.NotFound => StatusCodes.Status404NotFound,
            RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
            RefusalKind.Conflict => StatusCodes.Status409Conflict,
            RefusalKind.Unprocessable => StatusCodes.Status422UnprocessableEntity,
            RefusalKind.TooOften => StatusCodes.Status429TooManyRequests,
            _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.Kind, "No such kind of refusal."),
        },
        refusal.Code,
        Language.IsEnglish ? refusal.MessageEn : refusal.Message,
        refusal switch
        {
            OfferBlockedByStatute blocked => [new("findings", blocked.Findings)],
            WarningsNeedReasons warnings => [new("findings", warnings.Findings)],
            _ => [],
        });

    /// <summary>A problem with its stable code.</summary>
    public static ProblemHttpResult Of(
        int status, string code, string detail, IEnumerable<KeyValuePair<string, object?>>? extensions = null) =>
        TypedResults.Problem(
            statusCode: status,
            type: $"urn:labor-contracts:{code}",
            title: Texts.Get($"problem.{status}"),
            detail: detail,
            extensions: [new("code", code), .. extensions ?? []]);

    /// <summary>A problem whose sentence is in the resources under its code.</summary>
    public static ProblemHttpResult Of(int status, string code) => Of(status, code, Texts.Get(code));

    /// <summary>422 for a file of which there is nothing to report.</summary>
    public static ProblemHttpResult Unreadable(UnreadableDocumentException unreadable) =>
        Of(StatusCodes.Status422UnprocessableEntity, unreadable.Code, unreadable.Sentence(Language.Current));

    /// <summary>400 with the fields that could not be read, by JSON path.</summary>
    public static ProblemHttpResult Malformed(IReadOnlyDictionary<string, string[]> errors) => Of(
        StatusCodes.Status400BadRequest, "request.malformed", Texts.Get("request.malformed"), [new("errors", errors)]);

    /// <summary>The same of one field.</summary>
    /// <param name="text">Key of its sentence.</param>
    public static ProblemHttpResult Malformed(string field, string text) => Malformed(new Dictionary<string, string[]> { [field] = [Texts.Get(text)] });

    /// <summary>Also what is answered for someone else's contract: whether it exists is nobody else's business.</summary>
    public static ProblemHttpResult ContractNotFound() => Of(StatusCodes.Status404NotFound, "contract.not-found");
}
