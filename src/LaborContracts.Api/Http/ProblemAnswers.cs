using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Http;

/// <summary>Gives every error that no handler answered the same shape as those that were: a problem with a code.</summary>
internal static class ProblemAnswers
{
    public static void UseProblemAnswers(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
            ExceptionHandler = context =>
            {
                var status = context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad
                    ? bad.StatusCode
                    : StatusCodes.Status500InternalServerError;
                return Answer(status).ExecuteAsync(context);
            },
        });
        app.UseStatusCodePages(context =>
            context.HttpContext.Request.Path.StartsWithSegments("/api")
                ? Answer(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext)
                : Task.CompletedTask);
    }

    private static ProblemHttpResult Answer(int status) => status switch
    {
        StatusCodes.Status400BadRequest => Problems.Of(status, "request.malformed"),
        StatusCodes.Status401Unauthorized => Problems.Of(status, "request.unauthorized"),
        StatusCodes.Status403Forbidden => Problems.Of(status, "request.forbidden"),
        StatusCodes.Status404NotFound => Problems.Of(status, "request.not-found"),
        StatusCodes.Status405MethodNotAllowed or StatusCodes.Status415UnsupportedMediaType =>
            Problems.Of(status, "request.not-supported"),
        StatusCodes.Status413PayloadTooLarge => Problems.Of(status, "request.too-large"),
        _ => Problems.Of(StatusCodes.Status500InternalServerError, "request.failed"),
    };
}
