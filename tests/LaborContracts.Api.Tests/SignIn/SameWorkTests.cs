using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Storage.Rows;
using LaborContracts.TestKit.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaborContracts.Api.Tests.SignIn;

/// <summary>
/// What is there and what is not take the same time, because they take the same work: the same statements to the database
/// in the same order, and as many passwords hashed. Work is counted and not timed: a clock on a busy machine would sometimes
/// accuse the innocent, and a bound wide enough not to would miss a query.
/// </summary>
public sealed class SameWorkTests : IAsyncLifetime
{
    private readonly CountingHasher _hasher = new();
    private InProcessPlatform _platform = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await InProcessPlatform.StartAsync(parts: services => services.AddSingleton<PasswordHasher<AccountRow>>(_hasher));
        _platform.Server.PreserveExecutionContext = true; // a request is then part of the test's own trace
        _http = _platform.CreateClient();
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task A_name_that_nobody_has_a_wrong_password_and_a_closed_account()
    {
        var admin = await ApiCaller.SignInAsync(_http, "admin@changshun.example");
        var clerk = (await admin.GetAsync("/api/v1/employer/accounts")).Good().Json.GetProperty("accounts").EnumerateArray()
            .Single(account => account.GetProperty("userName").GetString() == "clerk@changshun.example").GetProperty("id");
        (await admin.PostAsync($"/api/v1/employer/accounts/{clerk}/disable")).Good();
        using var visitor = new PageVisitor(_platform);
        var page = await PageVisitor.TextAsync(await visitor.OpenAsync("/sign-in"));
        Task<Work> TryAsync(string name, string password) =>
            WorkOfAsync(() => visitor.SubmitAsync(page, ("userName", name), ("password", password)));
        await TryAsync("first@bureau.example", "guess"); // what is prepared once is

        var wrong = await TryAsync("auditor@bureau.example", "guess");

        Assert.Equal(1, wrong.Hashes);
        Same(wrong, await TryAsync("nobody@bureau.example", "guess"));
        Same(wrong, await TryAsync("13812345678", "guess"));
        Same(wrong, await TryAsync("13900000008", "guess"));
        Same(wrong, await TryAsync("clerk@changshun.example", "demonstration"));
    }

    [Fact]
    public async Task Anothers_contract_and_none()
    {
        var parties = await _platform.PartiesAsync();
        var (contract, other) = (await parties.DraftAsync(), await parties.OtherEmployerAsync());
        await other.GetAsync(Parties.PathOf(contract));

        var none = await WorkOfAsync(() => other.GetAsync(Parties.PathOf(Guid.NewGuid())));

        Assert.NotEmpty(none.Statements);
        Same(none, await WorkOfAsync(() => other.GetAsync(Parties.PathOf(contract))));
    }

    [Fact]
    public async Task A_link_that_was_used_and_one_that_never_was()
    {
        var admin = await ApiCaller.SignInAsync(_http, "admin@changshun.example");
        var used = await Newcomer.LinkAsync(_http, await Newcomer.InvitedAsync(admin, "/api/v1/employer/accounts", "13900003001", "clerk"));
        await Newcomer.AcceptAsync(_http, used);
        var never = $"/invitation/{new string('a', 26)}";

        Same(await WorkOfAsync(() => _http.GetAsync(new Uri(never, UriKind.Relative))), await WorkOfAsync(() => _http.GetAsync(new Uri(used, UriKind.Relative))));
    }

    [Fact]
    public async Task Number_and_phone_of_an_offer_and_others()
    {
        await (await _platform.PartiesAsync()).OfferedAsync(); // the example's worker
        Task<Work> AskAsync(string idNumber, string phone) => WorkOfAsync(() => Newcomer.SubmitAsync(_http, "/join", ("idNumber", idNumber), ("phone", phone)));
        await AskAsync("320499198707070016", "13800003000");

        var unknown = await AskAsync("320499198707070016", "13800003001");

        Assert.Contains(unknown.Statements, statement => statement.Contains("INSERT INTO \"Invitations\"", StringComparison.Ordinal));
        Same(unknown, await AskAsync("320499199003070012", "13800000001"));
    }

    private static void Same(Work expected, Work actual)
    {
        Assert.Equal(expected.Statements, actual.Statements);
        Assert.Equal(expected.Hashes, actual.Hashes);
    }

    /// <summary>What one request does: statements that its own flow of execution sends, none of a worker or of another test.</summary>
    private async Task<Work> WorkOfAsync<T>(Func<Task<T>> ask)
    {
        var (statements, before) = (new ConcurrentQueue<string>(), _hasher.Count);
        var asked = new ActivityTraceId?[1];
        using var activity = new Activity("ask").SetIdFormat(ActivityIdFormat.W3C).Start();
        asked[0] = activity.TraceId;
        using var listening = DiagnosticListener.AllListeners.Subscribe(new Listeners(command =>
        {
            if (Activity.Current?.TraceId == asked[0]) statements.Enqueue(command);
        }));
        await ask();
        return new([.. statements], _hasher.Count - before);
    }

    private sealed record Work(IReadOnlyList<string> Statements, int Hashes);

    private sealed class CountingHasher : PasswordHasher<AccountRow>
    {
        private int _count;

        public int Count => _count;

        public override PasswordVerificationResult VerifyHashedPassword(AccountRow user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref _count);
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }

    /// <summary>Hears of every statement that Entity Framework sends.</summary>
    private sealed class Listeners(Action<string> hear) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore") value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData { Command: DbCommand command }) hear(command.CommandText);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
