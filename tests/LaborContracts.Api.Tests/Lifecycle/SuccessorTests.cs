using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Ledger.Trails;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using LaborContracts.TestKit.Platform;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaborContracts.Api.Tests.Lifecycle;

/// <summary>What follows a concluded contract: amendments, renewals, endings, each a document of its own.</summary>
public sealed class SuccessorTests(InProcessPlatform platform)
{
    [Fact]
    public async Task An_amendment_is_signed_by_both_and_its_terms_hold_from_then_on_while_the_contract_keeps_its_id()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();

        var amendment = await parties.FollowedAsync(parties.Employer, contract, "amendments", Bodies.Amendment());

        var (original, follower) = (await parties.ViewAsync(contract), await parties.ViewAsync(amendment));
        Assert.Equal(("amended", 2), (State(original), original.GetProperty("latestRevision").GetInt32()));
        Assert.Equal(("concluded", "amendment", 2), (State(follower), Document(follower), follower.GetProperty("revision").GetInt32()));
        Assert.Equal(contract, follower.GetProperty("follows").GetProperty("id").GetGuid());
        Assert.Equal("7000.00", Wage(follower));
        Assert.Equal("6500.00", Wage(original)); // what its PDF says
        var next = await Parties.DraftedAsync(parties.Employer, contract, "amendments", Bodies.Amendment("7500.00"));
        Assert.Equal(3, (await parties.ViewAsync(next)).GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task Drafts_cannot_fill_a_trail_until_nobodys_look_fits_in()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        await using (var scope = platform.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<LaborContractsDb>();
            var far = new TrailRow { ContractId = contract, Sequence = TrailFile.MostEntries / 4, Sealed = [], Commitment = new byte[32], Head = new byte[32] };
            db.Trail.Add(far);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        A.Problem(
            await parties.Employer.PostAsync($"{Parties.PathOf(contract)}/amendments", Bodies.Amendment()), HttpStatusCode.Conflict, "contract.trail-full");
        (await parties.Worker.GetAsync(Parties.PathOf(contract))).Good();
    }

    [Fact]
    public async Task The_whole_life_of_a_contract_is_one_chain_of_documents()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();

        await parties.FollowedAsync(parties.Employer, contract, "amendments", Bodies.Amendment());
        await parties.FollowedAsync(parties.Employer, contract, "renewals", Bodies.Renewal());
        await parties.FollowedAsync(parties.Employer, contract, "terminations", Bodies.Notice());
        await parties.FollowedAsync(parties.Employer, contract, "terminations", Bodies.Certificate());

        var view = await parties.ViewAsync(contract);
        Assert.Equal(("terminated", 5), (State(view), view.GetProperty("latestRevision").GetInt32()));
        var followers = (await parties.Worker.GetAsync($"/api/v1/contracts?follows={contract}")).Good().Json.GetProperty("contracts");
        Assert.Equal(
            [(5, "termination-certificate"), (4, "termination-notice"), (3, "renewal"), (2, "amendment")],
            followers.EnumerateArray().Select(f => (f.GetProperty("revision").GetInt32(), Document(f)!)));
        A.Problem(
            await parties.Employer.PostAsync($"{Parties.PathOf(contract)}/renewals", Bodies.Renewal()),
            HttpStatusCode.Conflict, "contract.not-in-this-state");
    }

    [Fact]
    public async Task Each_document_of_a_relation_verifies_by_itself_and_an_older_one_tells_of_the_newer()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var amendment = await parties.FollowedAsync(parties.Employer, contract, "amendments", Bodies.Amendment());

        var older = (await parties.Anyone.VerifyAsync(await parties.DocumentAsync(contract))).Good().Json;
        var newer = (await parties.Anyone.VerifyAsync(await parties.DocumentAsync(amendment))).Good().Json;

        Assert.Equal("PENDING", older.GetProperty("verdict").GetString());
        Assert.Equal("PENDING", newer.GetProperty("verdict").GetString());
        Assert.Contains("status.newer-recorded", Reasons(older));
        Assert.DoesNotContain("status.newer-recorded", Reasons(newer));
    }

    [Fact]
    public async Task A_status_card_tells_of_its_kind_and_whether_a_newer_document_exists()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        Assert.False(await NewerExistsAsync(parties, contract));

        var amendment = await parties.FollowedAsync(parties.Employer, contract, "amendments", Bodies.Amendment());

        Assert.True(await NewerExistsAsync(parties, contract));
        Assert.False(await NewerExistsAsync(parties, amendment));
    }

    [Fact]
    public async Task Only_one_document_is_out_for_signing_at_a_time()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var first = await Parties.DraftedAsync(parties.Employer, contract, "amendments", Bodies.Amendment());
        var second = await Parties.DraftedAsync(parties.Employer, contract, "renewals", Bodies.Renewal());
        await Parties.OfferAsync(parties.Employer, first);

        A.Problem(await OfferAsync(parties, second), HttpStatusCode.Conflict, "contract.successor-open");

        (await parties.Worker.PostAsync($"{Parties.PathOf(first)}/decline", new JsonObject { ["reason"] = "金额与约定不符" })).Good();
        await Parties.OfferAsync(parties.Employer, second);
        Assert.Equal(second, (await parties.ViewAsync(contract)).GetProperty("openSuccessor").GetGuid());
    }

    [Fact]
    public async Task Of_two_offers_at_the_same_moment_one_is_made()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        Guid[] drafts =
        [
            await Parties.DraftedAsync(parties.Employer, contract, "amendments", Bodies.Amendment()),
            await Parties.DraftedAsync(parties.Employer, contract, "amendments", Bodies.Amendment("7100.00")),
        ];

        var answers = await Task.WhenAll(drafts.Select(draft => OfferAsync(parties, draft)));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Contains(
            answers.Single(a => a.Status != HttpStatusCode.OK).Code,
            (string[])["contract.changed-meanwhile", "contract.successor-open"]);
    }

    [Fact]
    public async Task Drafts_at_the_same_moment_are_made_or_told_to_come_again()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(
            i => parties.Employer.PostAsync($"{Parties.PathOf(contract)}/amendments", Bodies.Amendment($"700{i}.00"))));

        Assert.Contains(answers, a => a.Status == HttpStatusCode.Created);
        Assert.All(
            answers.Where(a => a.Status != HttpStatusCode.Created),
            a => A.Problem(a, HttpStatusCode.Conflict, "contract.changed-meanwhile"));
    }

    [Fact]
    public async Task A_draft_on_terms_that_have_changed_meanwhile_is_not_offered()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var stale = await Parties.DraftedAsync(parties.Employer, contract, "amendments", Bodies.Amendment("6900.00"));
        await parties.FollowedAsync(parties.Employer, contract, "amendments", Bodies.Amendment());

        A.Problem(await OfferAsync(parties, stale), HttpStatusCode.Conflict, "contract.successor-outdated");
    }

    [Theory]
    [InlineData("""{"worker": {"idNumber": "320499199003070020"}}""", "contract.parties-stay")]
    [InlineData("""{"employer": {"creditCode": "91320481000000000Y"}}""", "contract.parties-stay")]
    [InlineData("""{"kind": "part-time-agreement"}""", "contract.parties-stay")]
    [InlineData("""{"workContent": "仓储配送岗位：负责货物的分拣、装卸、城区配送和签收单据的交接，按岗位说明书完成每日配送任务。"}""", "contract.nothing-changed")]
    [InlineData("{}", "contract.nothing-changed")]
    public async Task An_amendment_changes_something_and_never_who_the_parties_are(string changes, string code)
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var body = new JsonObject { ["changes"] = JsonNode.Parse(changes), ["effectiveFrom"] = "2027-06-01" };

        A.Problem(
            await parties.Employer.PostAsync($"{Parties.PathOf(contract)}/amendments", body), HttpStatusCode.UnprocessableEntity, code);
    }

    [Fact]
    public async Task A_misspelt_change_is_named_and_not_lost()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var body = new JsonObject
        {
            ["changes"] = new JsonObject { ["remuneration"] = new JsonObject { ["monthlyWages"] = "7000.00" } },
            ["effectiveFrom"] = "2027-06-01",
        };

        A.FieldProblem(
            await parties.Employer.PostAsync($"{Parties.PathOf(contract)}/amendments", body), "remuneration.monthlyWages");
    }

    [Fact]
    public async Task Nothing_follows_a_contract_that_is_not_concluded()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();

        A.Problem(
            await parties.Employer.PostAsync($"{Parties.PathOf(contract)}/amendments", Bodies.Amendment()),
            HttpStatusCode.Conflict, "contract.not-in-this-state");
    }

    [Fact]
    public async Task A_document_that_follows_is_not_followed_itself()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var amendment = await parties.FollowedAsync(parties.Employer, contract, "amendments", Bodies.Amendment());

        A.Problem(
            await parties.Employer.PostAsync($"{Parties.PathOf(amendment)}/renewals", Bodies.Renewal()),
            HttpStatusCode.Conflict, "contract.follows-another");
    }

    [Fact]
    public async Task A_certificate_confirms_an_ending_unless_the_relation_ended_by_itself()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var path = $"{Parties.PathOf(contract)}/terminations";

        A.Problem(
            await parties.Employer.PostAsync(path, Bodies.Certificate("graveBreach")),
            HttpStatusCode.Conflict, "contract.certificate-needs-ending");

        var early = await Parties.DraftedAsync(parties.Employer, contract, "terminations", Bodies.Certificate("expiry"));
        A.Problem(
            await parties.Employer.PostAsync($"{Parties.PathOf(early)}/offer"),
            HttpStatusCode.UnprocessableEntity, "contract.blocked-by-statute"); // three years before the term ends

        var terms = Parties.RepeatableTerms();
        terms["term"] = new JsonObject { ["start"] = "2025-12-01", ["end"] = "2026-11-23" };
        var over = await parties.ConcludedAsync(terms);
        var certificate = Bodies.Certificate("expiry");
        (certificate["ending"]!["lastDay"], certificate["ending"]!["serviceSince"]) = ("2026-11-23", "2025-12-01");
        await parties.FollowedAsync(parties.Employer, over, "terminations", certificate);
        Assert.Equal("terminated", State(await parties.ViewAsync(over)));
    }

    [Fact]
    public async Task A_certificate_does_not_say_other_than_what_was_agreed()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var agreement = Bodies.Notice("agreedOnEmployersProposal");
        agreement["document"] = "agreed-termination";
        await parties.FollowedAsync(parties.Employer, contract, "terminations", agreement);

        A.Problem(
            await parties.Employer.PostAsync($"{Parties.PathOf(contract)}/terminations", Bodies.Certificate("graveBreach")),
            HttpStatusCode.Conflict, "contract.certificate-contradicts-ending");
    }

    [Fact]
    public async Task A_resignation_waits_for_no_offer_that_the_employer_leaves_open()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var amendment = await Parties.DraftedAsync(parties.Employer, contract, "amendments", Bodies.Amendment());
        await Parties.OfferAsync(parties.Employer, amendment);
        (await parties.SignAsync(parties.Worker, amendment)).Good();
        await parties.InStateAsync(amendment, "signedByWorker"); // and the employer never seals

        await parties.FollowedAsync(parties.Worker, contract, "terminations", Bodies.Resignation());

        Assert.Equal("lapsed", State(await parties.ViewAsync(amendment)));
        Assert.Equal("terminated", State(await parties.ViewAsync(contract)));
    }

    [Fact]
    public async Task A_worker_holds_no_notice_up_by_declining_it_or_by_a_resignation_left_open()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var resignation = await Parties.DraftedAsync(parties.Worker, contract, "terminations", Bodies.Resignation());
        await Parties.OfferAsync(parties.Worker, resignation);
        var notice = await Parties.DraftedAsync(parties.Employer, contract, "terminations", Bodies.Notice());
        await Parties.OfferAsync(parties.Employer, notice);

        A.Problem(
            await parties.Worker.PostAsync($"{Parties.PathOf(notice)}/decline", new JsonObject { ["reason"] = "不同意" }),
            HttpStatusCode.Conflict, "contract.not-yours-to-decline");
        await parties.SignAllAsync(notice);

        Assert.Equal("lapsed", State(await parties.ViewAsync(resignation)));
        Assert.Equal("terminated", State(await parties.ViewAsync(contract)));
    }

    [Theory]
    [InlineData("amendments")]
    [InlineData("renewals")]
    public async Task No_end_is_hidden_in_what_amends_or_renews(string call)
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var body = call == "renewals" ? Bodies.Renewal() : Bodies.Amendment();
        body["changes"] = new JsonObject
        {
            ["workContent"] = "货物分拣",
            ["ending"] = new JsonObject { ["ground"] = "agreedOnWorkersProposal", ["lastDay"] = "2029-01-31" },
        };

        A.FieldProblem(await parties.Employer.PostAsync($"{Parties.PathOf(contract)}/{call}", body), "ending");
    }

    [Fact]
    public async Task No_end_is_hidden_in_what_begins_a_relation()
    {
        var parties = await platform.PartiesAsync();
        var terms = Parties.RepeatableTerms();
        terms["ending"] = new JsonObject { ["ground"] = "agreedOnWorkersProposal", ["lastDay"] = "2029-01-31" };

        A.FieldProblem(await parties.Employer.PostAsync("/api/v1/contracts", terms), "ending");
    }

    [Fact]
    public async Task A_term_that_was_cut_short_is_followed_by_no_consecutive_one_years_later()
    {
        var parties = await platform.PartiesAsync();
        var terms = Parties.RepeatableTerms();
        terms["term"] = new JsonObject { ["start"] = "2012-01-01", ["end"] = "2014-12-31" };
        var contract = await parties.ConcludedAsync(terms);
        var renewal = new JsonObject { ["term"] = new JsonObject { ["start"] = "2015-01-01", ["end"] = "2020-12-31" } };
        await parties.FollowedAsync(parties.Employer, contract, "renewals", renewal);
        var resignation = Bodies.Resignation();
        (resignation["ending"]!["lastDay"], resignation["ending"]!["noticeOn"]) = ("2015-06-30", "2015-05-31");
        resignation["ending"]!["serviceSince"] = "2012-01-01";
        await parties.FollowedAsync(parties.Worker, contract, "terminations", resignation);

        terms["term"] = new JsonObject { ["start"] = "2018-01-01", ["end"] = "2019-12-31" };
        terms.Remove("fixedTermRequest");
        var findings = (await parties.Employer.PostAsync("/api/v1/contracts/check", terms)).Good().Json.GetProperty("findings");

        Assert.DoesNotContain("F07", findings.EnumerateArray().Select(f => f.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_worker_gives_notice_alone_and_the_employer_sees_it_only_once_it_is_given()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var notice = await Parties.DraftedAsync(parties.Worker, contract, "terminations", Bodies.Resignation());
        A.Problem(await parties.Employer.GetAsync(Parties.PathOf(notice)), HttpStatusCode.NotFound, "contract.not-found");

        await Parties.OfferAsync(parties.Worker, notice);
        await parties.SignAllAsync(notice);

        Assert.Equal("concluded", State(await parties.ViewAsync(notice)));
        Assert.Equal("terminated", State(await parties.ViewAsync(contract)));
    }

    [Fact]
    public async Task Neither_side_draws_up_the_other_s_notice()
    {
        var parties = await platform.PartiesAsync();
        var path = $"{Parties.PathOf(await parties.ConcludedAsync())}/terminations";

        A.Problem(await parties.Worker.PostAsync(path, Bodies.Notice()), HttpStatusCode.Forbidden, "request.forbidden");
        A.Problem(await parties.Employer.PostAsync(path, Bodies.Resignation()), HttpStatusCode.Forbidden, "request.forbidden");
    }

    [Fact]
    public async Task What_follows_a_contract_of_others_is_not_drawn_up()
    {
        var parties = await platform.PartiesAsync();
        var path = Parties.PathOf(await parties.ConcludedAsync());
        var (employer, worker) = (await parties.OtherEmployerAsync(), await parties.OtherWorkerAsync());

        ApiAnswer[] answers =
        [
            await employer.PostAsync($"{path}/amendments", Bodies.Amendment()),
            await employer.PostAsync($"{path}/renewals", Bodies.Renewal()),
            await employer.PostAsync($"{path}/terminations", Bodies.Notice()),
            await employer.GetAsync($"{path}/findings"),
            await worker.PostAsync($"{path}/terminations", Bodies.Resignation()),
        ];

        Assert.All(answers, answer => A.Problem(answer, HttpStatusCode.NotFound, "contract.not-found"));
    }

    [Fact]
    public async Task A_repeated_draft_with_the_same_idempotency_key_is_the_first_one()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var header = ("Idempotency-Key", Guid.NewGuid().ToString());

        var first = await parties.Employer.PostAsync($"{Parties.PathOf(contract)}/amendments", Bodies.Amendment(), header);
        var again = await parties.Employer.PostAsync($"{Parties.PathOf(contract)}/amendments", Bodies.Amendment(), header);
        var other = await parties.Employer.PostAsync($"{Parties.PathOf(contract)}/renewals", Bodies.Renewal(), header);

        Assert.Equal(first.Good().Json.GetProperty("id").GetGuid(), again.Good().Json.GetProperty("id").GetGuid());
        A.Problem(other, HttpStatusCode.UnprocessableEntity, "idempotency.other-request");
    }

    private static Task<ApiAnswer> OfferAsync(Parties parties, Guid draft) => parties.Employer.PostAsync(
        $"{Parties.PathOf(draft)}/offer",
        new JsonObject { ["reasons"] = new JsonObject { ["F10"] = "已确认", ["F07"] = "已确认", ["P05"] = "已确认" } });

    private static async Task<bool> NewerExistsAsync(Parties parties, Guid contract)
    {
        var code = (await parties.ViewAsync(contract)).GetProperty("statusAddress").GetString()!.Split('/')[^1];
        return (await parties.Anyone.GetAsync($"/api/v1/verifications/{code}")).Good().Json.GetProperty("newerExists").GetBoolean();
    }

    private static string? State(JsonElement view) => view.GetProperty("state").GetString();

    private static string? Document(JsonElement view) => view.GetProperty("document").GetString();

    private static string? Wage(JsonElement view) =>
        view.GetProperty("terms").GetProperty("remuneration").GetProperty("monthlyWage").GetString();

    private static List<string?> Reasons(JsonElement report) =>
        [.. report.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("code").GetString())];
}
