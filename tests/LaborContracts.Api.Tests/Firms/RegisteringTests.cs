using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Api.Workers;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using LaborContracts.TestKit.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace LaborContracts.Api.Tests.Firms;

/// <summary>How a firm that nobody knows comes to its first account. Each test has a firm of its own.</summary>
public sealed class RegisteringTests(InProcessPlatform platform)
{
    private const string Path = "/api/v1/firms";
    private readonly HttpClient _http = platform.CreateClient();

    [Fact]
    public async Task A_firm_applies_the_operator_approves_and_its_administrator_signs_in_and_invites()
    {
        var (code, phone) = (FirmApplicant.CreditCodeOf(1), "13900006001");
        var platformOperator = await OperatorAsync();
        var id = await FirmApplicant.AppliedAsync(_http, platformOperator, code, phone);
        var licence = await platformOperator.GetAsync($"{Path}/{id}/licence");

        var approved = (await platformOperator.PostAsync($"{Path}/{id}/approve")).Good().Json;
        (await platformOperator.PostAsync($"{Path}/{id}/approve")).Good();

        Assert.Equal("image/png", licence.ContentType);
        Assert.Equal(FirmApplicant.Licence, licence.Body);
        Assert.Equal(("approved", "139****6001", "顾新"), (approved.GetProperty("state").GetString(), approved.GetProperty("phone").GetString(), approved.GetProperty("administrator").GetString()));
        var link = Assert.Single(await LinksToAsync(phone));
        var name = await Newcomer.AcceptAsync(_http, link);
        var admin = await Newcomer.SignInAsync(_http, name);
        var account = Assert.Single((await admin.GetAsync("/api/v1/employer/accounts")).Good().Json.GetProperty("accounts").EnumerateArray());
        Assert.Equal((code, "employer-administrator"), (account.GetProperty("employer").GetString(), account.GetProperty("roles")[0].GetString()));
        await Newcomer.InvitedAsync(admin, "/api/v1/employer/accounts", "13900006002", "clerk");
    }

    [Fact]
    public async Task A_firm_that_has_an_administrator_gets_the_same_answer_and_is_not_approved_again()
    {
        var unknown = await SentencesAsync(await FirmApplicant.ApplyAsync(_http, FirmApplicant.Fields(FirmApplicant.CreditCodeOf(2), "13900006003")));

        var known = await SentencesAsync(await FirmApplicant.ApplyAsync(_http, FirmApplicant.Fields("91320411MACY000187", "13900006004", ("codeIsRight", "true"))));

        Assert.Equal(unknown, known);
        Assert.StartsWith("200", known, StringComparison.Ordinal);
        var platformOperator = await OperatorAsync();
        var id = Assert.Single(await FirmApplicant.WaitingAsync(platformOperator, "91320411MACY000187"));
        A.Problem(await platformOperator.PostAsync($"{Path}/{id}/approve"), HttpStatusCode.Conflict, "account.has-administrator");
        Assert.Empty(await LinksToAsync("13900006004"));
    }

    [Fact]
    public async Task Of_two_who_apply_for_the_same_firm_one_is_let_in_also_before_the_first_has_accepted()
    {
        var code = FirmApplicant.CreditCodeOf(7);
        await FirmApplicant.ApplyAsync(_http, FirmApplicant.Fields(code, "13900006091"));
        await FirmApplicant.ApplyAsync(_http, FirmApplicant.Fields(code, "13900006092"));
        var platformOperator = await OperatorAsync();
        var waiting = await FirmApplicant.WaitingAsync(platformOperator, code);
        Assert.Equal(2, waiting.Count);

        (await platformOperator.PostAsync($"{Path}/{waiting[0]}/approve")).Good();

        A.Problem(await platformOperator.PostAsync($"{Path}/{waiting[1]}/approve"), HttpStatusCode.Conflict, "account.has-administrator");
    }

    [Fact]
    public async Task Who_is_refused_is_told_why_once_and_may_apply_again()
    {
        var (code, phone) = (FirmApplicant.CreditCodeOf(3), "13900006005");
        var platformOperator = await OperatorAsync();
        var id = await FirmApplicant.AppliedAsync(_http, platformOperator, code, phone);

        A.FieldProblem(await platformOperator.PostAsync($"{Path}/{id}/refuse", new JsonObject { ["reason"] = " " }), "reason");
        A.FieldProblem(await platformOperator.PostAsync($"{Path}/{id}/refuse", new JsonObject { ["reason"] = new string('长', 101) }), "reason");
        (await platformOperator.PostAsync($"{Path}/{id}/refuse", new JsonObject { ["reason"] = "执照照片看不清" })).Good();
        (await platformOperator.PostAsync($"{Path}/{id}/refuse", new JsonObject { ["reason"] = "另一个原因" })).Good();

        var told = Assert.Single(await MessagesToAsync(phone));
        Assert.Contains("执照照片看不清", told.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("/register", told.GetProperty("text").GetString(), StringComparison.Ordinal);
        A.Problem(await platformOperator.PostAsync($"{Path}/{id}/approve"), HttpStatusCode.Conflict, "firm.decided");
        Assert.NotEqual(id, await FirmApplicant.AppliedAsync(_http, platformOperator, code, phone));
    }

    [Fact]
    public async Task The_same_application_sent_twice_waits_once()
    {
        var fields = FirmApplicant.Fields(FirmApplicant.CreditCodeOf(4), "13900006006");
        await FirmApplicant.ApplyAsync(_http, fields);

        await FirmApplicant.ApplyAsync(_http, fields);

        Assert.Single(await FirmApplicant.WaitingAsync(await OperatorAsync(), fields["creditCode"]));
    }

    [Theory]
    [InlineData("creditCode", "91320499MA0000O", "这不是统一社会信用代码")]
    [InlineData("creditCode", "91320499MA00000050", "末位校验码不符")]
    [InlineData("firmName", " ", "请填写单位名称")]
    [InlineData("address", "", "请填写住所")]
    [InlineData("administrator", "\u0007", "请填写管理员姓名")]
    [InlineData("phone", "12345", "手机号码")]
    public async Task A_field_that_is_wrong_is_told_and_what_was_filled_in_is_kept(string field, string value, string sentence)
    {
        var code = FirmApplicant.CreditCodeOf(6);
        using var answer = await FirmApplicant.ApplyAsync(_http, FirmApplicant.Fields(code, "13900006007", (field, value)));

        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Contains(field == "address" ? "常州新桥模具有限公司" : "河海中路", page, StringComparison.Ordinal);
        Assert.Empty(await FirmApplicant.WaitingAsync(await OperatorAsync(), code));
    }

    [Fact]
    public async Task A_code_whose_check_character_fails_is_taken_once_it_was_compared_with_the_licence()
    {
        var fields = FirmApplicant.Fields("91320499MA00000070", "13900006008", ("codeIsRight", "true"));

        using var answer = await FirmApplicant.ApplyAsync(_http, fields);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = (await (await OperatorAsync()).GetAsync($"{Path}?limit=100")).Good().Json.GetProperty("firms").EnumerateArray();
        Assert.False(Assert.Single(page, firm => firm.GetProperty("creditCode").GetString() == fields["creditCode"]).GetProperty("checkCharacterHolds").GetBoolean());
    }

    [Theory, InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), InlineData("MZ"), InlineData("%PDF"), InlineData("")]
    public async Task A_file_that_is_no_pdf_and_no_picture_is_refused_whatever_its_name(string content)
    {
        var code = FirmApplicant.CreditCodeOf(8);

        using var answer = await FirmApplicant.ApplyAsync(_http, FirmApplicant.Fields(code, "13900006009"), System.Text.Encoding.UTF8.GetBytes(content));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Empty(await FirmApplicant.WaitingAsync(await OperatorAsync(), code));
    }

    [Fact]
    public async Task A_file_of_more_than_five_megabytes_is_refused_with_a_sentence()
    {
        using var answer = await FirmApplicant.ApplyAsync(
            _http, FirmApplicant.Fields(FirmApplicant.CreditCodeOf(9), "13900006010"), [.. FirmApplicant.Licence, .. new byte[5 << 20]]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("5 MB", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_the_pages_own_token_is_not_taken()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(FirmApplicant.Licence), "file", "licence.png" } };
        foreach (var (name, value) in FirmApplicant.Fields(FirmApplicant.CreditCodeOf(10), "13900006011")) form.Add(new StringContent(value), name);

        using var answer = await _http.PostAsync(new Uri(FirmApplicant.Path, UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await FirmApplicant.WaitingAsync(await OperatorAsync(), FirmApplicant.CreditCodeOf(10)));
    }

    [Fact]
    public async Task Nothing_of_the_person_and_nothing_of_the_licence_lies_in_clear()
    {
        var id = await FirmApplicant.AppliedAsync(_http, await OperatorAsync(), FirmApplicant.CreditCodeOf(11), "13900006012");
        await using var scope = platform.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LaborContractsDb>();

        var row = await db.FirmApplications.AsNoTracking().SingleAsync(a => a.Id == id, TestContext.Current.CancellationToken);
        var licence = await db.FirmLicences.AsNoTracking().SingleAsync(l => l.ApplicationId == id, TestContext.Current.CancellationToken);

        var clear = JsonSerializer.Serialize(row);
        Assert.DoesNotContain("13900006012", clear, StringComparison.Ordinal);
        Assert.DoesNotContain("河海中路", System.Text.RegularExpressions.Regex.Unescape(clear), StringComparison.Ordinal);
        Assert.Equal(-1, row.Sealed.AsSpan().IndexOf("13900006012"u8));
        Assert.Equal(-1, licence.Sealed.AsSpan().IndexOf(FirmApplicant.Licence.AsSpan(0, 8)));
    }

    [Fact]
    public async Task A_phone_has_no_more_applications_in_a_day_than_the_settings_say()
    {
        await using var strict = await InProcessPlatform.StartAsync(new Dictionary<string, string> { ["Platform:Codes:ApplicationsOfAPhone"] = "1" });
        var http = strict.CreateClient();
        (await FirmApplicant.ApplyAsync(http, FirmApplicant.Fields(FirmApplicant.CreditCodeOf(12), "13900006013"))).EnsureSuccessStatusCode();

        using var second = await FirmApplicant.ApplyAsync(http, FirmApplicant.Fields(FirmApplicant.CreditCodeOf(13), "13900006013"));

        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
    }

    [Fact]
    public async Task What_was_refused_is_deleted_after_ninety_days_with_its_licence_and_what_was_approved_stays()
    {
        await using var own = await InProcessPlatform.StartAsync();
        var http = own.CreateClient();
        var platformOperator = await ApiCaller.SignInAsync(http, "operator@platform.example");
        var approved = await FirmApplicant.AppliedAsync(http, platformOperator, FirmApplicant.CreditCodeOf(14), "13900006014");
        var (refused, later) = (await RefusedAsync(15), await FirmApplicant.AppliedAsync(http, platformOperator, FirmApplicant.CreditCodeOf(16), "13900006016"));
        (await platformOperator.PostAsync($"{Path}/{approved}/approve")).Good();
        own.Clock.Advance(TimeSpan.FromDays(2));
        platformOperator = await ApiCaller.SignInAsync(http, "operator@platform.example");
        (await platformOperator.PostAsync($"{Path}/{later}/refuse", new JsonObject { ["reason"] = "代码与执照不符" })).Good();
        own.Clock.Advance(TimeSpan.FromDays(89));

        using var worker = new ForgettingWorker(own.Services.GetRequiredService<IServiceScopeFactory>(), own.Clock, NullLogger<ForgettingWorker>.Instance);
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await Eventually.TrueAsync("one is forgotten", async () => await LicencesAsync(own) < 3);
        await worker.StopAsync(TestContext.Current.CancellationToken);

        platformOperator = await ApiCaller.SignInAsync(http, "operator@platform.example");
        A.Problem(await platformOperator.GetAsync($"{Path}/{refused}/licence"), HttpStatusCode.NotFound, "firm.not-found");
        foreach (var kept in (Guid[])[approved, later]) (await platformOperator.GetAsync($"{Path}/{kept}/licence")).Good();
        Assert.Equal(2, await LicencesAsync(own));

        async Task<Guid> RefusedAsync(int firm)
        {
            var id = await FirmApplicant.AppliedAsync(http, platformOperator, FirmApplicant.CreditCodeOf(firm), $"139000060{firm}");
            (await platformOperator.PostAsync($"{Path}/{id}/refuse", new JsonObject { ["reason"] = "代码与执照不符" })).Good();
            return id;
        }
    }

    [Fact]
    public async Task What_nobody_decides_is_deleted_after_sixty_days_with_its_licence()
    {
        await using var own = await InProcessPlatform.StartAsync();
        var http = own.CreateClient();
        var platformOperator = await ApiCaller.SignInAsync(http, "operator@platform.example");
        var undecided = await FirmApplicant.AppliedAsync(http, platformOperator, FirmApplicant.CreditCodeOf(17), "13900006017");
        own.Clock.Advance(TimeSpan.FromDays(2));
        platformOperator = await ApiCaller.SignInAsync(http, "operator@platform.example");
        var later = await FirmApplicant.AppliedAsync(http, platformOperator, FirmApplicant.CreditCodeOf(18), "13900006018");
        own.Clock.Advance(TimeSpan.FromDays(59));

        using var worker = new ForgettingWorker(own.Services.GetRequiredService<IServiceScopeFactory>(), own.Clock, NullLogger<ForgettingWorker>.Instance);
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await Eventually.TrueAsync("one is forgotten", async () => await LicencesAsync(own) < 2);
        await worker.StopAsync(TestContext.Current.CancellationToken);

        platformOperator = await ApiCaller.SignInAsync(http, "operator@platform.example");
        A.Problem(await platformOperator.PostAsync($"{Path}/{undecided}/approve"), HttpStatusCode.NotFound, "firm.not-found");
        (await platformOperator.GetAsync($"{Path}/{later}/licence")).Good();
    }

    [Fact]
    public async Task While_five_hundred_wait_no_more_are_taken()
    {
        await using var own = await InProcessPlatform.StartAsync();
        var http = own.CreateClient();
        await using (var scope = own.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<LaborContractsDb>();
            db.FirmApplications.AddRange(Enumerable.Range(0, 499).Select(number => new FirmApplicationRow
            {
                Id = Guid.NewGuid(), CreditCode = FirmApplicant.CreditCodeOf(number), FirmName = "常州某单位", Fingerprint = $"{number}",
                AppliedAt = own.Clock.GetUtcNow(), LicenceType = "image/png", WrappedKey = [], Sealed = [], State = "Waiting",
            }));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var last = await FirmApplicant.ApplyAsync(http, FirmApplicant.Fields(FirmApplicant.CreditCodeOf(500), "13900006019"));
        using var refused = await FirmApplicant.ApplyAsync(http, FirmApplicant.Fields(FirmApplicant.CreditCodeOf(501), "13900006020"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (last.StatusCode, refused.StatusCode));
        Assert.Contains("等待核对的申请已满", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(500, await LicencesAsync(own) + 499);
    }

    [Fact]
    public async Task What_is_not_there_is_answered_so_and_a_cursor_that_is_none_is_refused()
    {
        var platformOperator = await OperatorAsync();
        foreach (var act in (string[])["approve", "refuse"])
            A.Problem(await platformOperator.PostAsync($"{Path}/{Guid.NewGuid()}/{act}", new JsonObject { ["reason"] = "没有这份" }), HttpStatusCode.NotFound, "firm.not-found");

        A.Problem(await platformOperator.GetAsync($"{Path}?cursor=none"), HttpStatusCode.BadRequest, "page.cursor");
    }

    private static async Task<int> LicencesAsync(InProcessPlatform own)
    {
        await using var scope = own.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LaborContractsDb>().FirmLicences.CountAsync();
    }

    private static async Task<string> SentencesAsync(HttpResponseMessage answer) => $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";

    /// <summary>The messages that a phone got, once what was sent before the question has gone out.</summary>
    private async Task<JsonElement[]> MessagesToAsync(string phone) =>
        [.. (await new ApiCaller(_http).GetAsync("/development/outbox.json")).Good().Json.EnumerateArray()
            .Where(message => message.GetProperty("phone").GetString() == $"{phone[..3]}****{phone[^4..]}")];

    /// <summary>Once another invitation, made after, has gone out: they go in their order.</summary>
    private async Task<string[]> LinksToAsync(string phone)
    {
        await Newcomer.LinkAsync(_http, await Newcomer.InvitedAsync(await OperatorAsync(), "/api/v1/operator/accounts", "13900006099", "auditor"));
        return [.. (await MessagesToAsync(phone)).Select(message => $"/invitation/{message.GetProperty("code").GetString()}")];
    }

    private Task<ApiCaller> OperatorAsync() => ApiCaller.SignInAsync(_http, "operator@platform.example");
}
