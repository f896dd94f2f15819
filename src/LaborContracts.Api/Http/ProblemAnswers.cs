using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Http;

/// <summary>Gives every error that no handler answered the same shape as those that were: a problem with a code.</summary>
internal static class ProblemAnswers
{
    public static void UseProblemAnswers(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            SuppressDiagnosticsCallback = context =>
                context.Exception is BadHttpRequestException or DbUpdateConcurrencyException,
            ExceptionHandler = context => (context.Features.Get<IExceptionHandlerFeature>()?.Error switch
            {
                BadHttpRequestException bad => Answer(bad.StatusCode),
                // Of two who read the same state the second to write is refused; nothing of its request was saved.
                DbUpdateConcurrencyException => Problems.Of(StatusCodes.Status409Conflict, "contract.changed-meanwhile"),
                _ => Answer(StatusCodes.Status500InternalServerError),
            }).ExecuteAsync(context),
        });
        app.UseStatusCodePages(context =>
            context.HttpContext.Request.Path.StartsWithSegments("/api")
                ? Answer(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext)
                : Task.CompletedTask);
    }

    private static ProblemHttpResult Answer(int status) => status switch
    {
        StatusCodes.Status400BadRequest => Problems.Of(status, "request.malformed", Texts.Get("request.unreadable")),
        StatusCodes.Status401Unauthorized => Problems.Of(status, "request.unauthorized"),
        StatusCodes.Status403Forbidden => Problems.Of(status, "request.forbidden"),
        StatusCodes.Status404NotFound => Problems.Of(status, "request.not-found"),
        StatusCodes.Status405MethodNotAllowed or StatusCodes.Status415UnsupportedMediaType =>
            Problems.Of(status, "request.not-supported"),
        StatusCodes.Status413PayloadTooLarge => Problems.Of(status, "request.too-large"),
        _ => Problems.Of(StatusCodes.Status500InternalServerError, "request.failed"),
    };
}
