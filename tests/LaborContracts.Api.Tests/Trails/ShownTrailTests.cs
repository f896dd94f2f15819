using System.Net;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Lifecycle;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Ledger.Trails;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Trails;

/// <summary>What the parties are shown of a trail, and what the trail says of them.</summary>
public sealed class ShownTrailTests(InProcessPlatform platform)
{
    [Fact]
    public async Task A_trail_tells_who_did_what_when_from_where_how_proven_and_over_which_bytes()
    {
        using var http = From("::ffff:192.0.2.7");
        var parties = await Parties.SignInAsync(http);
        var contract = await parties.OfferedAsync();
        var offered = (await parties.ViewAsync(contract)).GetProperty("documentSha256").GetString();
        (await parties.SignAsync(parties.Worker, contract)).Good();
        await parties.InStateAsync(contract, "signedByWorker");
        (await parties.SignAsync(parties.Employer, contract)).Good();
        await parties.InStateAsync(contract, "concluded");

        var trail = await TrailAsync(parties.Worker, contract);
        var told = trail.Acts();

        Assert.Equal(
            [
                "contract.drafted", "contract.offered", "intent.proven", "signature.recorded", "intent.proven", "signature.recorded",
                "contract.concluded",
            ],
            told.Select(one => one.Type));
        Assert.Equal(["employer", "employer", "worker", "worker", "employer", "employer", "platform"], told.Select(one => one.Actor));
        var intent = told[2].Details;
        Assert.Equal(
            ("wang@worker.example", "192.0.2.7", "one-time-code", offered),
            (intent["account"], intent["from"], intent["method"], intent["documentSha256"]));
        foreach (var acted in (int[])[0, 1, 4])
            Assert.Equal(("hr@changshun.example", "192.0.2.7"), (told[acted].Details["account"], told[acted].Details["from"]));
        Assert.Equal(told.Select(one => one.At).Order(), told.Select(one => one.At));
        Assert.Null(Trail.Check(trail.Key, trail.Entries));
        Assert.Empty(trail.Proofs); // not anchored yet
    }

    [Fact]
    public async Task Refusals_withdrawals_and_requests_say_from_whom_and_where_they_came_too()
    {
        using var http = From("2001:db8::7");
        var parties = await Parties.SignInAsync(http);
        var (declined, withdrawn) = (await parties.OfferedAsync(), await parties.OfferedAsync());
        (await parties.Worker.PostAsync($"{Parties.PathOf(declined)}/change-requests", Asked())).Good();
        (await parties.Worker.PostAsync($"{Parties.PathOf(declined)}/decline", new JsonObject { ["reason"] = "另有安排" })).Good();
        (await parties.Employer.PostAsync($"{Parties.PathOf(withdrawn)}/withdraw")).Good();

        var last = (await EventsAsync(parties.Worker, declined))[^2..];
        var taken = (await EventsAsync(parties.Worker, withdrawn))[^1];

        Assert.Equal(["change.requested", "contract.declined", "contract.withdrawn"], last.Append(taken).Select(one => one.Type));
        Assert.All(last, one => Assert.Equal(("wang@worker.example", "2001:db8::7"), (one.Details["account"], one.Details["from"])));
        Assert.Equal(("hr@changshun.example", "2001:db8::7"), (taken.Details["account"], taken.Details["from"]));
    }

    [Fact]
    public async Task A_resignation_that_the_worker_has_not_sent_is_not_shown_to_the_employer()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var before = await TrailAsync(parties.Employer, contract);

        var draft = await Parties.DraftedAsync(parties.Worker, contract, "terminations", Bodies.Resignation());
        Assert.Equal(before.Write(), (await TrailAsync(parties.Employer, contract)).Write());
        (await parties.Worker.PostAsync($"{Parties.PathOf(contract)}/change-requests", Asked())).Good();
        var (employers, workers) = (await TrailAsync(parties.Employer, contract), await TrailAsync(parties.Worker, contract));

        Assert.Equal(before.Entries.Count + 2, employers.Entries.Count);
        Assert.Null(employers.Entries[^2].Event);
        Assert.NotNull(employers.Entries[^1].Event);
        Assert.Null(Trail.Check(employers.Key, employers.Entries));
        Assert.Equal(draft.ToString(), TrailEvent.TryRead(workers.Entries[employers.Entries.Count - 2].Event!.Value)!.Details["document"]);
        A.Problem(await parties.Employer.GetAsync($"{Parties.PathOf(draft)}/trail.json"), HttpStatusCode.NotFound, "contract.not-found");
    }

    [Fact]
    public async Task All_documents_of_a_relation_share_one_trail()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var amendment = await parties.FollowedAsync(parties.Employer, contract, "amendments", Bodies.Amendment());

        var trail = await TrailAsync(parties.Worker, amendment);

        Assert.Equal(
            trail.Entries.Select(entry => entry.Head), (await TrailAsync(parties.Employer, contract)).Entries.Take(trail.Entries.Count).Select(entry => entry.Head));
        Assert.Equal(2, trail.Acts().Count(told => told.Type == TrailEventType.Concluded));
    }

    private HttpClient From(string address) =>
        new(platform.Server.CreateHandler(context => context.Connection.RemoteIpAddress = IPAddress.Parse(address)))
        {
            BaseAddress = platform.Server.BaseAddress,
        };

    private static JsonObject Asked() => new() { ["clause"] = "remuneration.monthlyWage", ["proposedText"] = "7000.00", ["reason"] = "与面谈不一致" };

    private static async Task<TrailFile> TrailAsync(ApiCaller caller, Guid contract) =>
        TrailFile.Read((await caller.GetAsync($"{Parties.PathOf(contract)}/trail.json")).Good().Body);

    private static async Task<TrailEvent[]> EventsAsync(ApiCaller caller, Guid contract) =>
        (await TrailAsync(caller, contract)).Acts();
}
