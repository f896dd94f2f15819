using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LaborContracts.EndToEnd.Tests.Faults;
using LaborContracts.TestKit;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Attacks;

/// <summary>
/// Somebody who copies the database, the documents and all logs after a full run learns no name, identity number, phone, address or wage of anyone, and
/// no one-time code; nor would the keys' folder show one by itself.
/// </summary>
public sealed class DumpTests
{
    private const string Name = "欧阳䶮";
    private const string IdNumber = "320499199003070012";
    private const string Phone = "13800138765";
    private const string AccountsPhone = "13800000001";
    private const string Address = "江苏省常州市天宁区青果巷 82 号 9 幢 1203 室";
    private const string Representative = "慕容常顺";
    private const string FirmsPhone = "13912348765";
    private const string Wage = "26517.37";
    private const string WageAfter = "27333.91";
    private const string Reason = "家中老人需要照料，暂时不能上班";
    private const string Asked = "希望改为每月二万九千元";

    private static readonly PersonalDatum[] Data =
    [
        new(Name), new(IdNumber), new(Phone), new(AccountsPhone), new(Address), new(Representative), new(FirmsPhone), new(Reason), new(Asked),
        .. PersonalDatum.OfWage(Wage, "贰万陆仟伍佰壹拾柒元叁角柒分"), .. PersonalDatum.OfWage(WageAfter, "贰万柒仟叁佰叁拾叁元玖角壹分"),
    ];

    [Fact]
    public async Task A_copy_of_everything_that_is_stored_and_logged_tells_of_no_person()
    {
        await using var rig = await FaultRig.StartAsync();
        var (contract, amendment) = await LiveAsync(rig.Parties);
        await Eventually.TrueAsync("both documents are anchored", async () =>
            (await rig.Parties.Worker.GetAsync($"{Parties.PathOf(contract)}/proof.json")).Status == HttpStatusCode.OK
            && (await rig.Parties.Worker.GetAsync($"{Parties.PathOf(amendment)}/proof.json")).Status == HttpStatusCode.OK);
        await AskBadlyAsync(rig, contract);
        var (number, document) = ((await rig.Parties.ViewAsync(contract)).GetProperty("number").GetString()!, await rig.Parties.DocumentAsync(contract));
        string[] codes = [.. (await rig.Parties.Anyone.GetAsync("/development/outbox.json")).Good().Json.EnumerateArray().Select(m => m.GetProperty("code").GetString()).OfType<string>()];
        await rig.Platform.KillAsync(); // the write-ahead log stays as it is

        var files = Directory.GetFiles(rig.Platform.DataFolder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(rig.Platform.DataFolder, file), File.ReadAllBytes);

        Assert.Empty(files.SelectMany(file => PersonalDatum.FoundIn(file.Value, Data).Select(found => $"{file.Key}: {found}")));
        Assert.Equal(4, codes.Length);
        Assert.Empty(files.SelectMany(file => codes.Where(code => HasNumber(file.Value, code)).Select(code => $"{file.Key}: code {code}")));

        // And it would be found. What is not secret is there to be read, ...
        Assert.Contains(files, file => file.Key.StartsWith("platform.db", StringComparison.Ordinal) && Has(file.Value, number));
        Assert.Contains(files, file => file.Key.EndsWith("-wal", StringComparison.Ordinal) && file.Value.Length > 0);
        Assert.Contains(files, file => file.Key.EndsWith(".log", StringComparison.Ordinal) && Has(file.Value, "Now listening"));
        Assert.True(files.Count(file => file.Key.StartsWith("documents", StringComparison.Ordinal)) > 5);
        // ... so would be a code, ...
        Assert.All(codes, code => Assert.True(HasNumber(Encoding.UTF8.GetBytes($"验证码 {code}，"), code)));
        // ... and a document that lay there unsealed would tell the terms, from within a deflated stream.
        var told = PersonalDatum.FoundIn(document, Data);
        foreach (var datum in (string[])[Name, IdNumber, Phone, Address, Representative, Wage])
            Assert.Contains(told, found => found.StartsWith($"'{datum}' as UTF-8 in the stream deflated", StringComparison.Ordinal));
    }

    /// <summary>A contract's whole life, and what comes to nothing beside it.</summary>
    private static async Task<(Guid Contract, Guid Amendment)> LiveAsync(Parties parties)
    {
        (await parties.Employer.PostAsync("/api/v1/contracts/check", Terms())).Good();
        var declined = await parties.OfferedAsync(Terms());
        (await parties.Worker.PostAsync($"{Parties.PathOf(declined)}/decline", new JsonObject { ["reason"] = Reason })).Good();
        var withdrawn = await parties.OfferedAsync(Terms());
        (await parties.Employer.PostAsync($"{Parties.PathOf(withdrawn)}/withdraw")).Good();

        var contract = (await parties.Employer.PostAsync("/api/v1/contracts", Terms(), ("Idempotency-Key", IdNumber))).Good().Json.GetProperty("id").GetGuid();
        await Parties.OfferAsync(parties.Employer, contract);
        var path = Parties.PathOf(contract);
        (await parties.Worker.PostAsync($"{path}/change-requests", new JsonObject
        {
            ["clause"] = "remuneration.monthlyWage", ["proposedText"] = Asked, ["reason"] = Reason,
        })).Good();
        var request = (await parties.Employer.GetAsync(path)).Good().Json.GetProperty("changeRequests")[0].GetProperty("id").GetGuid();
        (await parties.Employer.PostAsync($"{path}/change-requests/{request}/answer", new JsonObject { ["accepted"] = false, ["text"] = $"{Name}：{Wage}" })).Good();

        var shown = (await parties.ViewAsync(contract)).GetProperty("documentSha256").GetString();
        var notice = (await parties.Anyone.GetAsync("/api/v1/notices/signing")).Good().Json;
        (await parties.Worker.PostAsync($"{path}/notice-acknowledgements", new JsonObject
        {
            ["version"] = notice.GetProperty("version").GetInt32(), ["sha256"] = notice.GetProperty("sha256").GetString(),
        })).Good();
        (await parties.Worker.PostAsync($"{path}/readings", new JsonObject
        {
            ["documentSha256"] = shown, ["pages"] = new JsonArray(new JsonObject { ["page"] = 1, ["seconds"] = 20 }), ["method"] = "web",
        })).Good();
        var person = new JsonObject { ["method"] = "operator-register", ["name"] = Name, ["idNumber"] = IdNumber, ["phone"] = AccountsPhone };
        Assert.Equal("failed", (await parties.Worker.PostAsync("/api/v1/me/identity-checks", person.DeepClone())).Good().Json.GetProperty("result").GetString());
        person["phone"] = Phone;
        Assert.Equal("identity.other-person", (await parties.Worker.PostAsync("/api/v1/me/identity-checks", person)).Code);
        (await parties.Employer.PostAsync($"{path}/identity-checks", new JsonObject
        {
            ["name"] = Name, ["idNumber"] = IdNumber, ["papers"] = new JsonArray("resident-identity-card"),
        })).Good();

        var intent = await parties.ProvenIntentAsync(parties.Worker, contract);
        var code = intent["code"]!.DeepClone();
        foreach (var wrong in (string[])["000000", "999999", IdNumber, Name])
        {
            intent["code"] = wrong == (string?)code ? "111111" : wrong;
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await parties.Worker.PostAsync($"{path}/signatures", intent.DeepClone())).Status);
        }

        (intent["code"], intent["handwriting"]) = (code, Convert.ToBase64String(Drawings.Signature()));
        (await parties.Worker.PostAsync($"{path}/signatures", intent)).Good();
        await parties.InStateAsync(contract, "signedByWorker");
        (await parties.SignAsync(parties.Employer, contract)).Good();
        await parties.InStateAsync(contract, "concluded");
        var amendment = await parties.FollowedAsync(parties.Employer, contract, "amendments", new JsonObject
        {
            ["changes"] = new JsonObject { ["remuneration"] = new JsonObject { ["monthlyWage"] = WageAfter } }, ["effectiveFrom"] = "2027-06-01", ["reason"] = $"{Name}晋升",
        });
        (await parties.Worker.GetAsync("/api/v1/contracts")).Good();
        (await parties.Employer.PostAsync("/api/v1/contracts/search", new JsonObject { ["idNumber"] = IdNumber, ["phone"] = Phone })).Good();
        (await parties.Worker.GetAsync("/api/v1/me/data.json")).Good();
        return (contract, amendment);
    }

    /// <summary>Requests that are refused, with personal data wherever a caller can put some.</summary>
    private static async Task AskBadlyAsync(FaultRig rig, Guid contract)
    {
        var (parties, path) = (rig.Parties, Parties.PathOf(contract));
        var malformed = Terms();
        malformed["worker"]!["idNumber"] = $"{IdNumber}0";
        var unknown = Terms();
        unknown[Name] = IdNumber;
        foreach (var body in (string?[])[malformed.ToJsonString(), unknown.ToJsonString(), Terms().ToJsonString()[..300], $"\"{IdNumber}\"", $"[{IdNumber}]", Name])
        {
            foreach (var call in (string[])["/api/v1/contracts", "/api/v1/contracts/check", "/api/v1/contracts/search", $"{path}/identity-checks", "/api/v1/me/identity-checks", $"{path}/readings", $"{path}/amendments", $"{path}/offer", $"{path}/intents", $"{path}/signatures"])
                await RefusedAsync(parties.Employer.PostTextAsync(call, body));
            await RefusedAsync(parties.Anyone.PostTextAsync("/api/v1/verifications/hash", body));
            await RefusedAsync(parties.Worker.PostTextAsync($"{path}/decline", body));
        }

        var asked = Uri.EscapeDataString($"{Name} {IdNumber} {Phone}");
        foreach (var call in (string[])
            [
                $"/api/v1/contracts?limit={asked}", $"/api/v1/contracts?cursor={asked}", $"/api/v1/contracts?follows={asked}", $"/api/v1/contracts/{asked}",
                $"/api/v1/deadlines?from={asked}", $"/api/v1/anchors/{asked}", $"/api/v1/verifications/{asked}", $"/{asked}", $"{path}/{asked}",
            ])
            await RefusedAsync(parties.Employer.GetAsync(call));
        _ = await parties.Anyone.GetAsync($"/v/{asked}");
        _ = await parties.Employer.GetAsync($"/api/v1/contracts?document={asked}");

        foreach (var (user, password) in ((string, string)[])[(IdNumber, Phone), (Name, IdNumber), ("wang@worker.example", IdNumber), (Phone, "")])
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "password", ["username"] = user, ["password"] = password });
            await RefusedAsync(parties.Anyone.SendAsync(HttpMethod.Post, "/connect/token", form));
        }

        await RefusedAsync(new ApiCaller(rig.Platform.Http, $"{IdNumber}.{Phone}.{IdNumber}").GetAsync("/api/v1/contracts"));
        var document = await parties.DocumentAsync(contract);
        (await parties.Anyone.VerifyAsync(document)).Good();
        using var upload = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes($"%PDF-1.7 {Name} {IdNumber}")), "file", $"{Name}-{IdNumber}.pdf" } };
        await RefusedAsync(parties.Anyone.SendAsync(HttpMethod.Post, "/api/v1/verifications", upload, ("X-Forwarded-For", IdNumber), ("Referer", $"http://127.0.0.1/{asked}")));
    }

    private static async Task RefusedAsync(Task<ApiAnswer> asking) => Assert.InRange((int)(await asking).Status, 400, 499);

    private static JsonObject Terms()
    {
        var terms = Parties.RepeatableTerms();
        var (worker, employer) = (terms["worker"]!, terms["employer"]!);
        (worker["name"], worker["phone"], worker["address"]) = (Name, Phone, Address);
        (employer["legalRepresentative"], employer["phone"]) = (Representative, FirmsPhone);
        terms["remuneration"]!["monthlyWage"] = Wage;
        Assert.Equal(IdNumber, (string?)worker["idNumber"]);
        return terms;
    }

    private static bool Has(byte[] file, string text) => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    /// <summary>Six digits that are not part of a longer number or of hexadecimal digits, as which they come about by chance.</summary>
    private static bool HasNumber(byte[] file, string digits)
    {
        var wanted = Encoding.ASCII.GetBytes(digits);
        for (var at = 0; file.AsSpan(at).IndexOf(wanted) is >= 0 and var next; at += next + 1)
        {
            var (before, after) = (at + next - 1, at + next + wanted.Length);
            if ((before < 0 || !char.IsAsciiHexDigit((char)file[before])) && (after >= file.Length || !char.IsAsciiHexDigit((char)file[after]))) return true;
        }

        return false;
    }
}
