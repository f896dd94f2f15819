using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Cases;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Accounts;

/// <summary>Who makes accounts for whom, what becomes of the links, and who may close an account.</summary>
public sealed class AccountTests(InProcessPlatform platform)
{
    private const string Employer = "/api/v1/employer/accounts";
    private const string Operator = "/api/v1/operator/accounts";

    private readonly HttpClient _http = platform.CreateClient();

    [Fact]
    public async Task An_administrator_invites_a_clerk_who_signs_in_by_name_or_phone_and_may_do_what_a_clerk_may()
    {
        var admin = await AdminAsync();

        var (name, clerk) = await Newcomer.JoinedAsync(_http, admin, Employer, "13900001001", "clerk");

        (await clerk.PostAsync("/api/v1/contracts/check", Parties.RepeatableTerms())).Good();
        (await (await Newcomer.SignInAsync(_http, "139 0000 1001")).GetAsync("/api/v1/contracts")).Good();
        A.Problem(await clerk.GetAsync(Employer), HttpStatusCode.Forbidden, "request.forbidden");
        var shown = await AccountAsync(admin, name);
        Assert.Equal(("139****1001", "91320411MACY000187"), (shown.GetProperty("phone").GetString(), shown.GetProperty("employer").GetString()));
    }

    [Theory, InlineData("worker"), InlineData("operator"), InlineData("inspector"), InlineData("clerk", "worker"), InlineData("no-such-role"), InlineData]
    public async Task An_administrator_gives_no_role_that_is_not_its_employers(params string[] roles) => A.Problem(
        await (await AdminAsync()).PostAsync(Employer, Wanted("13900001002", roles)), HttpStatusCode.UnprocessableEntity, "account.roles");

    [Fact]
    public async Task An_administrator_invites_for_no_other_employer_and_sees_and_changes_none_of_its_accounts()
    {
        var admin = await AdminAsync();
        var wanted = Wanted("13900001003", "employer-administrator");
        wanted["employer"] = "91320481000000000Y";
        A.Problem(await admin.PostAsync(Employer, wanted), HttpStatusCode.UnprocessableEntity, "account.roles");
        var other = (await AccountAsync(await OperatorAsync(), "hr@yunhe.example")).GetProperty("id").GetGuid();
        Assert.DoesNotContain((await admin.GetAsync($"{Employer}?limit=200")).Good().Json.GetProperty("accounts").EnumerateArray(),
            account => account.GetProperty("id").GetGuid() == other);

        foreach (var act in (string[])["disable", "enable", "revoke"])
            A.Problem(await admin.PostAsync($"{Employer}/{other}/{act}"), HttpStatusCode.NotFound, "account.not-found");
        A.Problem(await admin.PostAsync($"{Employer}/{other}/roles", Wanted("", "clerk")), HttpStatusCode.NotFound, "account.not-found");
    }

    [Fact]
    public async Task A_link_works_once()
    {
        var link = await Newcomer.LinkAsync(_http, await Newcomer.InvitedAsync(await AdminAsync(), Employer, "13900001004", "clerk"));
        await Newcomer.AcceptAsync(_http, link);

        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync(new Uri(link, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_link_that_was_withdrawn_is_worth_nothing()
    {
        var admin = await AdminAsync();
        var invitation = await Newcomer.InvitedAsync(admin, Employer, "13900001005", "clerk");
        var link = await Newcomer.LinkAsync(_http, invitation);
        Assert.Contains(invitation.ToString(), (await admin.GetAsync(Employer)).Good().Text, StringComparison.Ordinal);

        (await admin.PostAsync($"/api/v1/employer/invitations/{invitation}/withdraw")).Good();

        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync(new Uri(link, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_link_ends_after_seven_days()
    {
        await using var own = await InProcessPlatform.StartAsync();
        var http = own.CreateClient();
        var admin = await ApiCaller.SignInAsync(http, "admin@changshun.example");
        var link = await Newcomer.LinkAsync(http, await Newcomer.InvitedAsync(admin, Employer, "13900001006", "clerk"));

        own.Clock.Advance(TimeSpan.FromDays(7));

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(link, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory, InlineData("123456789"), InlineData("")]
    public async Task A_password_of_fewer_than_ten_characters_is_not_taken(string password)
    {
        var link = await Newcomer.LinkAsync(_http, await Newcomer.InvitedAsync(await AdminAsync(), Employer, "13900001007", "clerk"));

        using var refused = await Newcomer.SubmitAsync(_http, link, ("password", password), ("again", password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        await Newcomer.AcceptAsync(_http, link, "1234567890");
    }

    [Fact]
    public async Task A_phone_that_has_the_account_already_gets_the_same_answer_and_chooses_a_new_password()
    {
        var admin = await AdminAsync();
        var (name, before) = await Newcomer.JoinedAsync(_http, admin, Employer, "13900001008", "clerk");

        var again = await admin.PostAsync(Employer, Wanted("13900001008", "employer-administrator"));
        var same = await Newcomer.AcceptAsync(
            _http, await Newcomer.LinkAsync(_http, again.Good().Json.GetProperty("id").GetGuid()), "another password of words");

        Assert.Equal((HttpStatusCode.Created, name), (again.Status, same));
        A.Problem(await before.GetAsync("/api/v1/contracts"), HttpStatusCode.Unauthorized, "request.unauthorized");
        var after = await Newcomer.SignInAsync(_http, name, "another password of words");
        A.Problem(await after.GetAsync(Employer), HttpStatusCode.Forbidden, "request.forbidden"); // the roles are those of before
    }

    [Fact]
    public async Task Other_roles_end_the_tokens_that_say_the_old_ones()
    {
        var admin = await AdminAsync();
        var (name, clerk) = await Newcomer.JoinedAsync(_http, admin, Employer, "13900001009", "clerk");
        var id = (await AccountAsync(admin, name)).GetProperty("id").GetGuid();

        (await admin.PostAsync($"{Employer}/{id}/roles", Wanted("", "seal-holder"))).Good();

        A.Problem(await clerk.GetAsync("/api/v1/contracts"), HttpStatusCode.Unauthorized, "request.unauthorized");
        A.Problem(
            await (await Newcomer.SignInAsync(_http, name)).PostAsync("/api/v1/contracts/check", Parties.RepeatableTerms()),
            HttpStatusCode.Forbidden,
            "request.forbidden");
    }

    [Fact]
    public async Task The_last_administrator_of_an_employer_stays_until_there_is_another()
    {
        await using var own = await InProcessPlatform.StartAsync();
        var http = own.CreateClient();
        var only = await ApiCaller.SignInAsync(http, "hr@yunhe.example");
        var id = (await AccountAsync(only, "hr@yunhe.example")).GetProperty("id").GetGuid();

        A.Problem(await only.PostAsync($"{Employer}/{id}/disable"), HttpStatusCode.Conflict, "account.last-administrator");
        A.Problem(await only.PostAsync($"{Employer}/{id}/roles", Wanted("", "clerk")), HttpStatusCode.Conflict, "account.last-administrator");
        var (_, other) = await Newcomer.JoinedAsync(http, only, Employer, "13900001010", "employer-administrator");
        (await other.PostAsync($"{Employer}/{id}/disable")).Good();

        A.Problem(await only.GetAsync(Employer), HttpStatusCode.Unauthorized, "request.unauthorized");
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ApiCaller.SignInAsync(http, "hr@yunhe.example"));
        Assert.Contains("invalid_grant", refused.Message, StringComparison.Ordinal);
        (await other.PostAsync($"{Employer}/{id}/enable")).Good();
        (await (await ApiCaller.SignInAsync(http, "hr@yunhe.example")).GetAsync(Employer)).Good();
    }

    [Fact]
    public async Task What_a_closed_account_has_sent_out_is_worth_nothing()
    {
        var admin = await AdminAsync();
        var (name, other) = await Newcomer.JoinedAsync(_http, admin, Employer, "13900001011", "employer-administrator");
        var link = await Newcomer.LinkAsync(_http, await Newcomer.InvitedAsync(other, Employer, "13900001012", "employer-administrator"));

        (await admin.PostAsync($"{Employer}/{(await AccountAsync(admin, name)).GetProperty("id")}/disable")).Good();

        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync(new Uri(link, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_operator_invites_an_employers_first_administrator_and_nobody_else_of_it()
    {
        var platforms = await OperatorAsync();
        var wanted = Wanted("13900001013", "employer-administrator");
        wanted["employer"] = "91320402000000000X";
        var invitation = (await platforms.PostAsync(Operator, wanted)).Good().Json.GetProperty("id").GetGuid();
        var name = await Newcomer.AcceptAsync(_http, await Newcomer.LinkAsync(_http, invitation));

        Assert.Empty((await (await Newcomer.SignInAsync(_http, name)).GetAsync("/api/v1/contracts")).Good().Json.GetProperty("contracts").EnumerateArray());
        A.Problem(await platforms.PostAsync(Operator, wanted.DeepClone()), HttpStatusCode.Conflict, "account.has-administrator");
        wanted["roles"] = new JsonArray("clerk");
        A.Problem(await platforms.PostAsync(Operator, wanted.DeepClone()), HttpStatusCode.UnprocessableEntity, "account.roles");
        A.Problem(await platforms.PostAsync(Operator, Wanted("13900001013", "worker")), HttpStatusCode.UnprocessableEntity, "account.roles");
        A.Problem(await platforms.GetAsync("/api/v1/contracts"), HttpStatusCode.Forbidden, "request.forbidden");
    }

    [Theory, InlineData("inspector", "13900001014"), InlineData("inspector-supervisor", "13900001016"), InlineData("auditor", "13900001017"), InlineData("operator", "13900001018")]
    public async Task The_operator_invites_those_who_stand_for_no_party(string role, string phone)
    {
        var (name, _) = await Newcomer.JoinedAsync(_http, await OperatorAsync(), Operator, phone, role);

        Assert.Equal(role, (await AccountAsync(await OperatorAsync(), name)).GetProperty("roles").EnumerateArray().Single().GetString());
    }

    [Fact]
    public async Task An_inspector_is_invited_with_the_districts_in_which_cases_may_be_opened()
    {
        var wanted = Wanted("13900001019", "inspector");
        wanted["districts"] = new JsonArray("320411");
        var invitation = (await (await OperatorAsync()).PostAsync(Operator, wanted)).Good().Json.GetProperty("id").GetGuid();
        var inspector = await Newcomer.SignInAsync(_http, await Newcomer.AcceptAsync(_http, await Newcomer.LinkAsync(_http, invitation)));

        var elsewhere = Authority.Body();
        elsewhere["district"] = "320412";

        await Authority.OpenAsync(inspector);
        A.Problem(await inspector.PostAsync("/api/v1/cases", elsewhere), HttpStatusCode.Forbidden, "case.outside-district");
    }

    [Fact]
    public async Task Districts_go_with_the_authoritys_roles_alone()
    {
        var wanted = Wanted("13900001020", "auditor");
        wanted["districts"] = new JsonArray("320411");
        A.Problem(await (await OperatorAsync()).PostAsync(Operator, wanted), HttpStatusCode.UnprocessableEntity, "account.roles");
    }

    [Fact]
    public async Task Two_administrators_who_close_each_others_account_at_once_leave_one()
    {
        await using var own = await InProcessPlatform.StartAsync();
        var http = own.CreateClient();
        var first = await ApiCaller.SignInAsync(http, "hr@yunhe.example");
        var (name, second) = await Newcomer.JoinedAsync(http, first, Employer, "13900001015", "employer-administrator");
        var (one, two) = ((await AccountAsync(first, "hr@yunhe.example")).GetProperty("id"), (await AccountAsync(first, name)).GetProperty("id"));

        var answers = await Task.WhenAll(first.PostAsync($"{Employer}/{two}/disable"), second.PostAsync($"{Employer}/{one}/disable"));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
    }

    private Task<ApiCaller> AdminAsync() => ApiCaller.SignInAsync(_http, "admin@changshun.example");

    private Task<ApiCaller> OperatorAsync() => ApiCaller.SignInAsync(_http, "operator@platform.example");

    private static async Task<JsonElement> AccountAsync(ApiCaller keeper, string userName)
    {
        foreach (var path in (string[])[Employer, Operator])
        {
            var answer = await keeper.GetAsync($"{path}?limit=200");
            if (answer.Status == HttpStatusCode.OK)
                return answer.Json.GetProperty("accounts").EnumerateArray().Single(account => account.GetProperty("userName").GetString() == userName);
        }

        throw new InvalidOperationException("the caller keeps no accounts");
    }

    private static JsonObject Wanted(string phone, params string[] roles) =>
        new() { ["phone"] = phone, ["roles"] = new JsonArray([.. roles.Select(role => JsonValue.Create(role))]) };
}
