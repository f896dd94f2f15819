using LaborContracts.Api.BeforeSigning;
using LaborContracts.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Notices;

/// <summary>The notice that every party reads before it signs; earlier versions for whoever finds one in a trail. Open to anyone.</summary>
internal static class ShowNotice
{
    public static void MapNotices(this IEndpointRouteBuilder api) => api
        .MapGet("/notices/signing", Handle)
        .AllowAnonymous()
        .WithTags("notices")
        .WithName("ShowSigningNotice")
        .WithSummary("The notice before signing, with the hash of its text; ?version= for an earlier one");

    private static Results<Ok<NoticeView>, ProblemHttpResult> Handle(int? version = null)
    {
        var language = Language.IsEnglish ? "en" : "zh";
        return SigningNotice.Find(version ?? SigningNotice.CurrentVersion, language) is { } notice
            ? TypedResults.Ok(new NoticeView(notice.Version, notice.Language, notice.Text, notice.Sha256))
            : Problems.Of(StatusCodes.Status404NotFound, "notice.not-found");
    }

    /// <param name="Language"><c>zh</c>, or <c>en</c> where English is preferred.</param>
    /// <param name="Sha256">Of the text's UTF-8 bytes, lower-case hex.</param>
    internal sealed record NoticeView(int Version, string Language, string Text, string Sha256);
}
