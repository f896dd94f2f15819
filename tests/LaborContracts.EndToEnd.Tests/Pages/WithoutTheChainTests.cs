using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>A platform of its own, because its chain is ended.</summary>
public sealed class WithoutTheChainTests(PagesFixture on) : IClassFixture<PagesFixture>
{
    [Fact]
    public async Task Not_yet_could_not_look_and_altered_are_three_different_answers()
    {
        await on.StopChainAsync();
        var notYetOnChain = await on.ConcludeAsync();

        Assert.Equal("暂不能下结论", await VerdictOnAsync(on.Contract.Pdf));
        Assert.Equal("等待上链", await VerdictOnAsync(notYetOnChain.Pdf));
        Assert.Equal("被改动，或不是原件", await VerdictOnAsync(notYetOnChain.Altered()));
    }

    private async Task<string> VerdictOnAsync(byte[] pdf)
    {
        await using var visitor = await on.VisitAsync();
        await visitor.OpenAsync("/verify");
        await visitor.ChooseAsync(pdf);
        await visitor.VerifyAsync();
        return await visitor.VerdictAsync();
    }
}
