using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Data.Sqlite;
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
                context.Exception is BadHttpRequestException or DbUpdateConcurrencyException or ContractShreddedException || IsTaken(context.Exception),
            ExceptionHandler = context => (context.Features.Get<IExceptionHandlerFeature>()?.Error switch
            {
                BadHttpRequestException bad => Answer(bad.StatusCode),
                // Of two who read the same state the second to write is refused; nothing of its request was saved.
                DbUpdateConcurrencyException => Problems.Of(StatusCodes.Status409Conflict, "contract.changed-meanwhile"),
                // Two entries for the same place in a trail are the same case.
                { } taken when IsTaken(taken) => Problems.Of(StatusCodes.Status409Conflict, "contract.changed-meanwhile"),
                ContractShreddedException => Problems.Of(StatusCodes.Status410Gone, "contract.shredded"),
                AuthorityUnavailableException => Problems.Of(StatusCodes.Status503ServiceUnavailable, "sign-in.unavailable"),
                _ => Answer(StatusCodes.Status500InternalServerError),
            }).ExecuteAsync(context),
        });
        app.UseStatusCodePages(context =>
            context.HttpContext.Request.Path.StartsWithSegments("/api")
                ? Answer(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext)
                : Task.CompletedTask);
    }

    /// <summary>SQLITE_CONSTRAINT_PRIMARYKEY or SQLITE_CONSTRAINT_UNIQUE.</summary>
    internal static bool IsTaken(Exception exception) =>
        exception is DbUpdateException { InnerException: SqliteException { SqliteExtendedErrorCode: 1555 or 2067 } };

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
