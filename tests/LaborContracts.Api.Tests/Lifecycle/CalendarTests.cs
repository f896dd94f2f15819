using System.Net;
using System.Text;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Lifecycle;

public sealed class CalendarTests(InProcessPlatform platform)
{
    [Fact]
    public async Task A_calendar_program_finds_the_deadlines_at_the_secret_address_until_it_is_renewed()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var number = (await parties.ViewAsync(contract)).GetProperty("number").GetString()!;
        var address = await AddressAsync(parties.Employer);

        var calendar = (await parties.Anyone.GetAsync(address)).Good();

        Assert.Equal("text/calendar", calendar.ContentType);
        var lines = calendar.Text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR", ""), (lines[0], lines[^2], lines[^1]));
        Assert.All(calendar.Text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        var at = Array.FindIndex(lines, line => line.StartsWith($"UID:{contract}-SocialInsurance@", StringComparison.Ordinal));
        Assert.Equal("DTSTART;VALUE=DATE:20261231", lines[at + 2]);
        Assert.StartsWith($"SUMMARY:{number} ", lines[at + 3], StringComparison.Ordinal);
        Assert.DoesNotContain("王䶮", calendar.Text, StringComparison.Ordinal);

        var renewed = await AddressAsync(parties.Employer);
        A.Problem(await parties.Anyone.GetAsync(address), HttpStatusCode.NotFound, "calendar.not-found");
        (await parties.Anyone.GetAsync(renewed)).Good();
    }

    [Theory]
    [InlineData("")]
    [InlineData("?token=")]
    [InlineData("?token=AAAA")]
    public async Task Without_the_address_there_is_no_calendar(string query) => A.Problem(
        await new ApiCaller(platform.CreateClient()).GetAsync($"/api/v1/deadlines.ics{query}"), HttpStatusCode.NotFound, "calendar.not-found");

    private static async Task<string> AddressAsync(ApiCaller employer) =>
        new Uri((await employer.PostAsync("/api/v1/deadlines/calendar")).Good().Json.GetProperty("address").GetString()!).PathAndQuery;
}
