using System.Net;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Lifecycle;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Contracts;

/// <summary>From draft to offer and back: offering, declining, withdrawing, lapsing.</summary>
public sealed class OfferingTests(InProcessPlatform platform)
{
    [Fact]
    public async Task A_draft_that_breaks_the_law_is_not_offered_and_stays_a_draft()
    {
        var parties = await platform.PartiesAsync();
        var draft = await parties.DraftAsync(DraftingTests.Changed("probation.term.end", "\"2027-08-31\""));

        var refused = await parties.Employer.PostAsync($"{Parties.PathOf(draft)}/offer");

        A.Problem(refused, HttpStatusCode.UnprocessableEntity, "contract.blocked-by-statute");
        Assert.Contains(
            refused.Json.GetProperty("findings").EnumerateArray(), f => f.GetProperty("severity").GetString() == "block");
        Assert.Equal("draft", (await parties.ViewAsync(draft)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task The_worker_whose_signature_is_awaited_is_told_by_message_where_the_document_is()
    {
        var parties = await platform.PartiesAsync();
        var offered = await parties.OfferedAsync();
        var concluded = await parties.ConcludedAsync();
        var notice = await Parties.DraftedAsync(parties.Employer, concluded, "terminations", Bodies.Notice());
        await Parties.OfferAsync(parties.Employer, notice); // which the employer alone seals

        var (view, message) = (await parties.ViewAsync(offered), await parties.MessageAsync(offered));
        var text = message.GetProperty("text").GetString();
        Assert.Equal("138****0001", message.GetProperty("phone").GetString());
        Assert.Contains(view.GetProperty("number").GetString()!, text, StringComparison.Ordinal);
        Assert.Contains(view.GetProperty("statusAddress").GetString()!, text, StringComparison.Ordinal);
        Assert.DoesNotContain("王", text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => parties.MessageAsync(notice));
    }

    [Fact]
    public async Task A_character_that_no_font_has_is_refused_not_printed_as_a_box()
    {
        var parties = await platform.PartiesAsync();
        var terms = Parties.RepeatableTerms();
        terms["worker"]!["name"] = "王\U0010FFFD";
        var draft = await parties.DraftAsync(terms);

        var refused = await parties.Employer.PostAsync($"{Parties.PathOf(draft)}/offer");

        A.Problem(refused, HttpStatusCode.UnprocessableEntity, "contract.character-not-printable");
        Assert.Contains("U+10FFFD", refused.Json.GetProperty("detail").GetString());
        Assert.Equal("draft", (await parties.ViewAsync(draft)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_reason_that_is_null_is_none()
    {
        var parties = await platform.PartiesAsync();
        var draft = await parties.DraftAsync();

        (await parties.Employer.PostAsync(
            $"{Parties.PathOf(draft)}/offer", new JsonObject { ["reasons"] = new JsonObject { ["F10"] = null } })).Good();
    }

    [Fact]
    public async Task A_draft_has_no_document_and_an_offer_has_one()
    {
        var parties = await platform.PartiesAsync();
        var draft = await parties.DraftAsync();
        A.Problem(
            await parties.Employer.GetAsync($"{Parties.PathOf(draft)}/document.pdf"),
            HttpStatusCode.Conflict, "contract.no-document");

        (await parties.Employer.PostAsync($"{Parties.PathOf(draft)}/offer")).Good();

        Assert.Equal("%PDF-"u8.ToArray(), (await parties.DocumentAsync(draft))[..5]);
    }

    [Fact]
    public async Task A_second_offer_is_refused()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();

        A.Problem(
            await parties.Employer.PostAsync($"{Parties.PathOf(contract)}/offer"),
            HttpStatusCode.Conflict, "contract.not-in-this-state");
    }

    [Fact]
    public async Task Of_offers_at_the_same_moment_one_is_made_and_the_others_are_told()
    {
        var parties = await platform.PartiesAsync();
        var draft = await parties.DraftAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            parties.Employer.PostAsync($"{Parties.PathOf(draft)}/offer")));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a =>
        {
            Assert.Equal(HttpStatusCode.Conflict, a.Status);
            Assert.Contains(a.Code, (string[])["contract.changed-meanwhile", "contract.not-in-this-state"]);
        });
    }

    [Fact]
    public async Task A_declined_offer_says_why_and_can_no_longer_be_signed()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var path = Parties.PathOf(contract);

        (await parties.Worker.PostAsync($"{path}/decline", new JsonObject { ["reason"] = "工资与面谈不符" })).Good();

        var view = await parties.ViewAsync(contract);
        Assert.Equal("declined", view.GetProperty("state").GetString());
        Assert.Equal("工资与面谈不符", view.GetProperty("declineReason").GetString());
        A.Problem(await parties.Worker.PostAsync($"{path}/intents"), HttpStatusCode.Conflict, "contract.not-in-this-state");
        A.Problem(await parties.Employer.PostAsync($"{path}/withdraw"), HttpStatusCode.Conflict, "contract.not-in-this-state");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"reason": "   "}""")]
    public async Task An_offer_is_not_declined_without_a_reason(string body)
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();

        A.FieldProblem(await parties.Worker.PostTextAsync($"{Parties.PathOf(contract)}/decline", body), "reason");

        Assert.Equal("offered", (await parties.ViewAsync(contract)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_withdrawn_offer_can_no_longer_be_signed()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var intent = await parties.ProvenIntentAsync(parties.Worker, contract);
        (await parties.Employer.PostAsync($"{Parties.PathOf(contract)}/withdraw")).Good();

        A.Problem(
            await parties.Worker.PostAsync($"{Parties.PathOf(contract)}/signatures", intent),
            HttpStatusCode.Conflict, "contract.not-in-this-state");

        Assert.Equal("withdrawn", (await parties.ViewAsync(contract)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task An_offer_lapses_when_its_time_has_run_out()
    {
        await using var own = await InProcessPlatform.StartAsync();
        var parties = await own.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var expires = (await parties.ViewAsync(contract)).GetProperty("offerExpiresAt").GetDateTimeOffset();

        own.Clock.Advance(TimeSpan.FromDays(31));

        parties = await own.PartiesAsync(); // the tokens have expired as well
        Assert.True(own.Clock.GetUtcNow() > expires);
        var refused = await parties.Worker.PostAsync($"{Parties.PathOf(contract)}/intents");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains(refused.Code, (string[])["contract.offer-expired", "contract.not-in-this-state"]);
    }

    [Fact]
    public async Task A_list_is_paged_without_losing_or_repeating_any()
    {
        await using var own = await InProcessPlatform.StartAsync();
        var parties = await own.PartiesAsync();
        List<Guid> drafted = [];
        for (var i = 0; i < 7; i++) drafted.Add(await parties.DraftAsync());

        List<Guid> listed = [];
        var next = "/api/v1/contracts?limit=3";
        while (next is not null)
        {
            var page = (await parties.Employer.GetAsync(next)).Good().Json;
            listed.AddRange(page.GetProperty("contracts").EnumerateArray().Select(c => c.GetProperty("id").GetGuid()));
            next = page.GetProperty("next").GetString() is { } cursor ? $"/api/v1/contracts?limit=3&cursor={cursor}" : null;
        }

        Assert.Equal(drafted.AsEnumerable().Reverse(), listed);
    }

    [Theory]
    [InlineData("!")]
    [InlineData("AAAA")]
    [InlineData("OTk5OTk5OTk5OTk5OTk5OTk5OTk6MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA")]
    public async Task A_cursor_that_the_platform_never_gave_is_refused(string cursor)
    {
        var parties = await platform.PartiesAsync();

        A.Problem(
            await parties.Employer.GetAsync($"/api/v1/contracts?cursor={cursor}"), HttpStatusCode.BadRequest, "page.cursor");
    }
}
