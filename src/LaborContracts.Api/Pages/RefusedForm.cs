using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages;

/// <summary>A form that was sent and not accepted.</summary>
/// <param name="Name">Of the form.</param>
/// <param name="Sent">What was filled in, so that nobody has to write it twice.</param>
public sealed record RefusedForm(string Name, string Sentence, int StatusCode, IFormCollection Sent)
{
    /// <summary>Nothing that it holds is looked at.</summary>
    public static RefusedForm Stale(string name) => Of(name, PageProblem.Stale(), FormCollection.Empty);

    public static RefusedForm Of(string name, ProblemHttpResult problem, IFormCollection sent) =>
        new(name, problem.Sentence(), problem.StatusCode, sent);
}
