using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages;

/// <summary>Why a form was not accepted, as its page says it.</summary>
internal static class PageProblem
{
    /// <summary>The form was open for too long, or is not one of our page.</summary>
    public static ProblemHttpResult Stale() => Of(StatusCodes.Status400BadRequest, "mine.form.stale");

    /// <param name="key">Of the sentence.</param>
    public static ProblemHttpResult Of(int status, string key) => TypedResults.Problem(PageText.Get(key), statusCode: status);

    /// <summary>Of a form with a faulty field, what is wrong with the field.</summary>
    public static string Sentence(this ProblemHttpResult problem) =>
        problem.ProblemDetails.Extensions.TryGetValue("errors", out var errors) && errors is IReadOnlyDictionary<string, string[]> fields
            ? fields.Values.First()[0] : problem.ProblemDetails.Detail!;
}
