using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Api.Tests.Imports;

using Imports = LaborContracts.TestKit.Platform.Imports;

/// <summary>What is taken in of documents that were signed elsewhere, what is refused, and who sees it.</summary>
public sealed class ReceivingTests(InProcessPlatform platform, VerificationRoom elsewhere)
{
    [Fact]
    public async Task A_file_is_kept_byte_for_byte_with_what_its_signatures_were_worth()
    {
        var parties = await platform.PartiesAsync();
        var pdf = await ForeignAsync("kept");

        var made = (await Imports.SendAsync(parties.Employer, pdf)).Good();

        Assert.Equal(HttpStatusCode.Created, made.Status);
        var path = Imports.PathOf(made.Json.GetProperty("id").GetGuid());
        foreach (var party in (ApiCaller[])[parties.Employer, parties.Worker])
        {
            var view = (await party.GetAsync(path)).Good().Json;
            Assert.Equal(
                ("labor-contract", "HT-2025-0113", "王䶮", "3204**********0012", "138****0001", "2025-11-01", "2026-10-31", "INDETERMINATE", false),
                (Text(view, "kind"), Text(view, "number"), Text(view, "workerName"), Text(view, "idNumber"), Text(view, "phone"), Text(view, "concludedOn"),
                    Text(view, "endsOn"), Text(view, "indication"), view.GetProperty("anchored").GetBoolean()));
            Assert.Equal(
                [(Paper.WorkerName, "NO_CERTIFICATE_CHAIN_FOUND"), (Paper.EmployerName, "NO_CERTIFICATE_CHAIN_FOUND")],
                view.GetProperty("signatures").GetProperty("signatures").EnumerateArray().Select(one => (Text(one, "name"), Text(one, "subIndication"))));
            Assert.Equal(pdf, (await party.GetAsync($"{path}/document.pdf")).Good().Body);
            Assert.Contains(
                view.GetProperty("id").GetGuid(),
                (await party.GetAsync($"{Imports.Path}?limit=100")).Good().Json.GetProperty("imports").EnumerateArray().Select(one => one.GetProperty("id").GetGuid()));
            A.Problem(await party.GetAsync($"{path}/proof.json"), HttpStatusCode.Conflict, "import.not-anchored");
        }
    }

    [Fact]
    public async Task Signatures_under_the_platforms_roots_pass_and_one_that_does_not_hold_is_kept_as_such()
    {
        var parties = await platform.PartiesAsync();
        var signed = await Imports.SignedAsync(parties.Employer, await parties.ConcludedAsync());

        Assert.Equal("TOTAL-PASSED", Text((await Imports.SendAsync(parties.Employer, signed)).Good().Json, "indication"));
        Assert.Equal("TOTAL-FAILED", Text((await Imports.SendAsync(parties.Employer, [.. signed, .. "%%EOF\n"u8])).Good().Json, "indication"));
    }

    [Fact]
    public async Task The_same_file_with_the_same_facts_is_answered_with_what_was_made_and_otherwise_refused()
    {
        var parties = await platform.PartiesAsync();
        var pdf = await ForeignAsync("twice");
        var first = (await Imports.SendAsync(parties.Employer, pdf)).Good();

        var again = (await Imports.SendAsync(parties.Employer, pdf)).Good();
        var differing = await Imports.SendAsync(parties.Employer, pdf, ("concludedOn", "2025-11-02"));
        var anothers = await Imports.SendAsync(await parties.OtherEmployerAsync(), pdf);

        Assert.Equal((HttpStatusCode.OK, first.Json.GetProperty("id").GetGuid()), (again.Status, again.Json.GetProperty("id").GetGuid()));
        A.Problem(differing, HttpStatusCode.Conflict, "import.same-file");
        Assert.Equal(first.Json.GetProperty("id").GetGuid(), differing.Json.GetProperty("import").GetGuid());
        A.Problem(anothers, HttpStatusCode.Conflict, "import.same-file");
        Assert.False(anothers.Json.TryGetProperty("import", out _)); // whose it is is nobody else's business
    }

    [Fact]
    public async Task Of_the_same_file_sent_at_once_one_is_made()
    {
        var parties = await platform.PartiesAsync();
        var pdf = await ForeignAsync("at once");

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Imports.SendAsync(parties.Employer, pdf)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Single(answers.Select(answer => answer.Good().Json.GetProperty("id").GetGuid()).Distinct());
    }

    [Fact]
    public async Task What_is_no_signed_pdf_or_was_made_here_is_refused()
    {
        var parties = await platform.PartiesAsync();
        var own = await parties.DocumentAsync(await parties.ConcludedAsync());

        A.Problem(await Imports.SendAsync(parties.Employer, own), HttpStatusCode.UnprocessableEntity, "import.made-here");
        A.Problem(await Imports.SendAsync(parties.Employer, [.. own, .. "%%EOF\n"u8]), HttpStatusCode.UnprocessableEntity, "import.made-here");
        A.Problem(
            await Imports.SendAsync(parties.Employer, new Paper { Attachments = 0, Text = "unsigned" }.Make()), HttpStatusCode.UnprocessableEntity, "import.unsigned");
        A.Problem(await Imports.SendAsync(parties.Employer, "scan"u8.ToArray()), HttpStatusCode.UnprocessableEntity, "document.not-pdf");
        A.Problem(await Imports.SendAsync(parties.Employer, []), HttpStatusCode.BadRequest, "import.no-file");
        A.Problem(await Imports.SendAsync(parties.Employer, new byte[(20 << 20) + 1]), HttpStatusCode.RequestEntityTooLarge, "request.too-large");
        A.Problem(await parties.Employer.PostAsync(Imports.Path), HttpStatusCode.BadRequest, "import.no-file");
    }

    [Theory]
    [InlineData("kind", null)]
    [InlineData("kind", "scan")]
    [InlineData("employerName", " ")]
    [InlineData("workerName", "王\u200b䶮")]
    [InlineData("number", "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789x")]
    [InlineData("idNumber", "320499199003070013")]
    [InlineData("phone", "12345")]
    [InlineData("district", "新北区")]
    [InlineData("concludedOn", null)]
    [InlineData("concludedOn", "2999-01-01")]
    [InlineData("concludedOn", "01/11/2025")]
    [InlineData("endsOn", "2025-10-31")]
    public async Task A_fact_that_is_missing_or_cannot_be_is_named(string name, string? value)
    {
        var parties = await platform.PartiesAsync();

        var answer = await Imports.SendAsync(parties.Employer, "not looked at"u8.ToArray(), (name, value));

        A.Problem(answer, HttpStatusCode.BadRequest, "request.malformed");
        Assert.Equal(name, Assert.Single(answer.Json.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task Nobody_else_sees_it()
    {
        var parties = await platform.PartiesAsync();
        var path = Imports.PathOf(await Imports.ReceivedAsync(parties.Employer, await ForeignAsync("others")));

        foreach (var other in (ApiCaller[])[await parties.OtherEmployerAsync(), await parties.OtherWorkerAsync()])
        {
            foreach (var call in (string[])["", "/document.pdf", "/proof.json", "/trail.json"])
                A.Problem(await other.GetAsync(path + call), HttpStatusCode.NotFound, "import.not-found");
        }
    }

    [Fact]
    public async Task The_worker_is_told_once_a_day_and_takes_all_of_it_along()
    {
        await using var own = await InProcessPlatform.StartAsync();
        var parties = await own.PartiesAsync();
        var import = await Imports.ReceivedAsync(parties.Employer, await ForeignAsync("told"));
        var (again, other) = (
            await Imports.ReceivedAsync(parties.Employer, await ForeignAsync("told again")),
            await Imports.ReceivedAsync(parties.Employer, await ForeignAsync("told of another"), ("idNumber", Upload.IdNumberOf(7))));

        var message = await parties.MessageAsync(import);
        var messages = (await parties.Anyone.GetAsync("/development/outbox.json")).Good().Text;
        Assert.Contains(again.ToString(), messages, StringComparison.Ordinal); // a day later, for all that came in between
        Assert.DoesNotContain(other.ToString(), messages, StringComparison.Ordinal); // another name for the same phone
        var data = (await parties.Worker.GetAsync("/api/v1/me/data.json")).Good().Json;

        Assert.Contains("在别处签署", Text(message, "text"), StringComparison.Ordinal);
        Assert.DoesNotContain("王䶮", message.ToString(), StringComparison.Ordinal);
        var taken = data.GetProperty("imports").EnumerateArray().Single(one => one.GetProperty("id").GetGuid() == import);
        Assert.Equal("320499199003070012", Text(taken.GetProperty("contents"), "idNumber"));
        Assert.Equal(["document.received"], taken.GetProperty("events").EnumerateArray().Select(told => Text(told, "type")));
    }

    [Fact]
    public async Task By_its_hash_anybody_learns_that_it_was_received_and_no_more()
    {
        var parties = await platform.PartiesAsync();
        var view = (await Imports.SendAsync(parties.Employer, await ForeignAsync("by hash"))).Good().Json;

        var answer = (await parties.Anyone.PostAsync("/api/v1/verifications/hash", new JsonObject { ["sha256"] = Text(view, "sha256") })).Good();

        Assert.Equal(("received", true), (Text(answer.Json, "state"), answer.Json.GetProperty("registered").GetBoolean()));
        Assert.DoesNotContain("91320411MACY000187", answer.Text, StringComparison.Ordinal);
    }

    private Task<byte[]> ForeignAsync(string text) => elsewhere.ConcludeAsync(new Paper { Attachments = 0, Text = $"Signed elsewhere, {text}" });

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();
}
