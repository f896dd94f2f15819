using System.Net;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Accounts;

/// <summary>How a worker comes to an account, and how far it reaches before anybody has checked who it is.</summary>
public sealed class JoiningTests(InProcessPlatform platform)
{
    private readonly HttpClient _http = platform.CreateClient();

    [Fact]
    public async Task Who_holds_the_phone_that_an_offer_names_makes_the_workers_account_and_sees_the_offer()
    {
        var offered = await OfferedAsync("320499198505050017", "13800002001");

        var worker = await JoinAsync("320499198505050017", "13800002001");

        (await worker.GetAsync(Parties.PathOf(offered))).Good();
    }

    [Fact]
    public async Task Before_the_identity_is_checked_the_account_reaches_only_contracts_that_name_its_own_phone()
    {
        // An employer types somebody's number beside a phone of its own, to see what others have with that person.
        var theirs = await OfferedAsync("320499198606060011", "13800002002");
        var bait = await OfferedAsync("320499198606060011", "13900002002");

        var thief = await JoinAsync("320499198606060011", "13900002002");

        (await thief.GetAsync(Parties.PathOf(bait))).Good();
        A.Problem(await thief.GetAsync(Parties.PathOf(theirs)), HttpStatusCode.NotFound, "contract.not-found");
        Assert.Equal([bait], (await thief.GetAsync("/api/v1/contracts")).Good().Json.GetProperty("contracts").EnumerateArray()
            .Select(contract => contract.GetProperty("id").GetGuid()));
        Assert.DoesNotContain(theirs.ToString(), (await thief.GetAsync("/api/v1/me/data.json")).Good().Text, StringComparison.Ordinal);
        Assert.DoesNotContain(theirs.ToString(), (await thief.GetAsync("/api/v1/deadlines?until=2030-01-01")).Good().Text, StringComparison.Ordinal);
        (await (await JoinAsync("320499198606060011", "13800002002")).GetAsync(Parties.PathOf(theirs))).Good();
    }

    [Theory, InlineData("320499198505050017", "13800002999"), InlineData("320499198707070016", "13800002001")]
    public async Task Without_an_offer_that_names_both_nothing_is_sent_and_the_page_says_the_same(string idNumber, string phone)
    {
        await OfferedAsync("320499198505050017", "13800002001");
        var earlier = await SentToAsync("13800002001");
        var known = await AskAsync("320499198505050017", "13800002001");
        await NewAsync("13800002001", earlier);
        var before = await SentToAsync(phone);

        var unknown = await AskAsync(idNumber, phone);
        await OfferedAsync("320499198808080010", "13800002003");
        await JoinAsync("320499198808080010", "13800002003"); // sent after it, so that its turn is over

        Assert.Equal(known, unknown);
        Assert.Empty((await SentToAsync(phone)).Except(before));
    }

    [Fact]
    public async Task A_forgotten_password_is_chosen_anew_with_the_same_link()
    {
        await OfferedAsync("320499198909090015", "13800002004");
        var before = await JoinAsync("320499198909090015", "13800002004");

        var after = await JoinAsync("320499198909090015", "13800002004", "the other password");

        A.Problem(await before.GetAsync("/api/v1/contracts"), HttpStatusCode.Unauthorized, "request.unauthorized");
        (await after.GetAsync("/api/v1/contracts")).Good();
    }

    private async Task<Guid> OfferedAsync(string idNumber, string phone)
    {
        var parties = await platform.PartiesAsync();
        var terms = Parties.RepeatableTerms();
        (terms["worker"]!["idNumber"], terms["worker"]!["phone"]) = (idNumber, phone);
        var contract = await parties.DraftAsync(terms.AsObject());
        await Parties.OfferAsync(parties.Employer, contract);
        return contract;
    }

    private async Task<string> AskAsync(string idNumber, string phone)
    {
        using var answer = await Newcomer.SubmitAsync(_http, "/join", ("idNumber", idNumber), ("phone", phone));
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
    }

    private async Task<ApiCaller> JoinAsync(string idNumber, string phone, string password = Newcomer.Password)
    {
        var before = await SentToAsync(phone);
        await AskAsync(idNumber, phone);
        var secret = await NewAsync(phone, before);
        var name = await Newcomer.AcceptAsync(_http, $"/invitation/{secret}", password);
        return await Newcomer.SignInAsync(_http, name, password);
    }

    /// <summary>The secret of the message that has come since; the outbox shows the newest of all alone, so that counts of them say nothing.</summary>
    private Task<string> NewAsync(string phone, IReadOnlyCollection<string> before) =>
        Eventually.SeenAsync("the message", async () => (await SentToAsync(phone)).Except(before).SingleOrDefault());

    private async Task<IReadOnlyCollection<string>> SentToAsync(string phone) =>
    [
        .. JsonNode.Parse((await new ApiCaller(_http).GetAsync("/development/outbox.json")).Good().Text)!.AsArray()
            .Where(message => message!["phone"]!.GetValue<string>() == $"{phone[..3]}****{phone[^4..]}")
            .Select(message => message!["code"]?.GetValue<string>()).OfType<string>(),
    ];
}
