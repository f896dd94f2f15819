using System.Security.Cryptography;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

[Collection(OnThePages.Name)]
public sealed class StatusPageTests(PagesFixture on)
{
    [Theory, InlineData("phone"), InlineData("desk")]
    public async Task The_address_on_paper_leads_to_the_status_and_on_to_verification(string screen)
    {
        await using var visitor = await on.VisitAsync(Screen.Of(screen));
        await visitor.OpenAsync(on.Contract.StatusAddress.ToString());

        var page = await visitor.Page.InnerTextAsync("main");
        Assert.Contains("已订立", page, StringComparison.Ordinal);
        Assert.Contains("已上链", page, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(on.Contract.Pdf)), page, StringComparison.Ordinal);
        Assert.Contains("状态卡不能证明您手中的文件", page, StringComparison.Ordinal);
        Assert.DoesNotContain("王䶮", page, StringComparison.Ordinal);
        Assert.DoesNotContain("常顺", page, StringComparison.Ordinal);
        Assert.Equal(0, await visitor.OverflowAsync());
        Assert.Empty(visitor.Complaints);

        await visitor.Page.TurnAsync("main a.button");
        Assert.Equal("核验劳动合同", await visitor.Page.InnerTextAsync("h1"));
    }

    [Fact]
    public async Task A_code_typed_in_capitals_is_the_same_code()
    {
        await using var visitor = await on.VisitAsync();

        var answer = await visitor.OpenAsync($"/v/{on.Contract.StatusAddress.Segments[^1].ToUpperInvariant()}");

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task An_unknown_code_gets_a_page_that_says_so()
    {
        await using var visitor = await on.VisitAsync();

        var answer = await visitor.OpenAsync("/v/aaaaaaaaaaaaaaaaaaaaaaaaaa");

        Assert.Equal(404, answer.Status);
        Assert.Equal("没有这个编码对应的合同", await visitor.Page.InnerTextAsync("h1"));
        Assert.Equal(1, await visitor.Page.Locator("main a.button").CountAsync());
    }

    [Fact]
    public async Task A_contract_that_is_not_signed_yet_is_not_called_concluded()
    {
        var address = await on.StatusAddressAsync(await on.Parties.OfferedAsync());
        await using var visitor = await on.VisitAsync();

        await visitor.OpenAsync(address.ToString());

        Assert.Equal("等待签署", await visitor.Page.InnerTextAsync("#state"));
        Assert.DoesNotContain("SHA-256", await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_door_is_the_verification()
    {
        await using var visitor = await on.VisitAsync();

        await visitor.OpenAsync("/");

        Assert.Equal("/verify", new Uri(visitor.Page.Url).AbsolutePath);
    }
}
