using System.Globalization;
using System.Threading.RateLimiting;
using LaborContracts.Api.Pages;
using LaborContracts.Api.Setup;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Http;

/// <summary>
/// How many requests there may be: by account, by address, and by address again for what anybody may ask and costs work.
/// Each instance counts for itself, in memory: what has to hold over all of them, tries of passwords and codes, is counted
/// in the database. Buckets fill by the machine's monotonic clock; nothing that is recorded depends on them.
/// </summary>
internal static class RequestLimits
{
    private const int SecondsInAMinute = 60;
    private const int SecondsToWait = 5; // where no bucket says when it has a place again

    public static void AddRequestLimits(this IServiceCollection services, LimitSettings settings) => services
        .AddSingleton(new VerificationTurns(settings))
        .AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                By("address", settings.RequestsFromAnAddress, AddressOf),
                By("account", settings.RequestsOfAnAccount, context => context.User.FindFirst(Caller.AccountClaim)?.Value),
                By("heavy", settings.HeavyFromAnAddress, context => IsHeavy(context) ? AddressOf(context) : null));
            options.OnRejected = async (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? (int)Math.Ceiling(after.TotalSeconds) : SecondsToWait;
                await AnswerAsync(context.HttpContext, Math.Max(wait, 1));
            };
        });

    /// <summary>When too much of one kind is under way at the moment.</summary>
    public static ProblemHttpResult TooMany(HttpContext context)
    {
        SayWhen(context, SecondsToWait);
        return Problems.Of(StatusCodes.Status429TooManyRequests, "request.too-many");
    }

    public static void SayWhen(HttpContext context, int seconds = SecondsToWait) =>
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);

    private static Task AnswerAsync(HttpContext context, int seconds)
    {
        SayWhen(context, seconds);
        return context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
            ? new RazorComponentResult<Notice>(new { Title = "too-many", Sentence = "too-many.sentence" })
                { StatusCode = StatusCodes.Status429TooManyRequests }.ExecuteAsync(context)
            : Problems.Of(StatusCodes.Status429TooManyRequests, "request.too-many").ExecuteAsync(context);
    }

    /// <param name="of">Whose bucket it is; null for a request that this limit is not about.</param>
    private static PartitionedRateLimiter<HttpContext> By(string what, int aMinute, Func<HttpContext, string?> of) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => of(context) is { } whose
            ? RateLimitPartition.GetTokenBucketLimiter($"{what} {whose}", _ => new()
            {
                TokenLimit = aMinute,
                TokensPerPeriod = Math.Max(1, aMinute / SecondsInAMinute),
                ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, SecondsInAMinute / aMinute)),
            })
            : RateLimitPartition.GetNoLimiter(""));

    private static string AddressOf(HttpContext context) => ClientAddress.Subscriber(context.Connection.RemoteIpAddress);

    private static bool IsHeavy(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<Heavy>() is not null;
}

/// <summary>Marks a call that anybody may make and that costs work: a file is judged, a password hashed, a message sent.</summary>
internal sealed class Heavy
{
    public static readonly Heavy Work = new();
}

/// <summary>How many files are judged at once; so many more wait for their turn, in the order in which they came.</summary>
internal sealed class VerificationTurns(LimitSettings settings) : IDisposable
{
    private readonly ConcurrencyLimiter _turns = new(new()
    {
        PermitLimit = settings.VerificationsAtOnce,
        QueueLimit = settings.VerificationsWaiting,
    });

    /// <summary>Taken after the upload has come in, so that a slow sender holds up nobody. Not acquired if too many wait.</summary>
    public ValueTask<RateLimitLease> TakeAsync(CancellationToken cancellationToken) => _turns.AcquireAsync(1, cancellationToken);

    public void Dispose() => _turns.Dispose();
}
