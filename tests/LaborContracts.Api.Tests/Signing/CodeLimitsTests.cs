using System.Net;
using LaborContracts.Api.Intents;
using LaborContracts.Api.Setup;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaborContracts.Api.Tests.Signing;

/// <summary>The counts are in rows, not in anyone's memory: instances of the platform share them.</summary>
public sealed class CodeLimitsTests
{
    private static readonly IPAddress Address = IPAddress.Parse("203.0.113.7");

    [Fact]
    public async Task Guesses_at_the_same_moment_through_several_instances_take_as_many_tries_as_there_are()
    {
        await using var platform = await InProcessPlatform.StartAsync();

        var taken = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => OnItsOwnAsync(
            platform, limits => limits.TakeTryAsync("a phone", Address, TestContext.Current.CancellationToken))));

        Assert.Equal(20, taken.Count(t => t));
        Assert.True(await OnItsOwnAsync(platform, limits => limits.TakeTryAsync("another phone", Address, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_try_that_the_address_has_no_more_of_is_not_the_phones()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        for (var phone = 0; phone < 5; phone++)
            for (var guess = 0; guess < 20; guess++)
                Assert.True(await OnItsOwnAsync(platform, limits => limits.TakeTryAsync($"phone {phone}", Address, TestContext.Current.CancellationToken)));

        for (var guess = 0; guess < 30; guess++)
            Assert.False(await OnItsOwnAsync(platform, limits => limits.TakeTryAsync("victim", Address, TestContext.Current.CancellationToken)));

        Assert.True(await OnItsOwnAsync(
            platform, limits => limits.TakeTryAsync("victim", IPAddress.Parse("203.0.113.8"), TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Invitations_that_anybody_can_ask_for_use_up_nobodys_codes()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        for (var asked = 0; asked < 10; asked++)
            Assert.True(await OnItsOwnAsync(platform, limits => limits.TakeInvitationAsync("victim", Address, TestContext.Current.CancellationToken)));

        Assert.False(await OnItsOwnAsync(platform, limits => limits.TakeInvitationAsync("victim", Address, TestContext.Current.CancellationToken)));
        Assert.True(await OnItsOwnAsync(platform, limits => limits.TakeSendingAsync("victim", Address, TestContext.Current.CancellationToken)));
        Assert.True(await OnItsOwnAsync(platform, limits => limits.TakeTryAsync("victim", Address, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_mapped_address_is_the_address_itself_and_the_rows_show_neither_it_nor_the_phone()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        await OnItsOwnAsync(platform, limits => limits.TakeSendingAsync("13800000001", Address, TestContext.Current.CancellationToken));
        await OnItsOwnAsync(platform, limits => limits.TakeSendingAsync("13800000001", Address.MapToIPv6(), TestContext.Current.CancellationToken));

        await using var scope = platform.Services.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<LaborContractsDb>().CodeCounts.ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal([2, 2], rows.Select(row => row.Count));
        Assert.All(rows, row => Assert.Matches("^[0-9a-f]{64}$", row.Subject));
    }

    /// <summary>With a connection and a context of its own, as another instance has, and the limits of production.</summary>
    private static async Task<bool> OnItsOwnAsync(InProcessPlatform platform, Func<CodeLimits, Task<bool>> ask)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var (services, settings) = (scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<PlatformSettings>());
        var production = new PlatformSettings
        {
            BaseAddress = settings.BaseAddress, DataFolder = settings.DataFolder, OfferDays = settings.OfferDays,
            Operator = settings.Operator, Chain = settings.Chain, Batching = settings.Batching, Timestamps = settings.Timestamps, Signatures = settings.Signatures,
        };
        return await ask(new CodeLimits(
            services.GetRequiredService<LaborContractsDb>(), services.GetRequiredService<MasterKey>(), production, platform.Clock));
    }
}
