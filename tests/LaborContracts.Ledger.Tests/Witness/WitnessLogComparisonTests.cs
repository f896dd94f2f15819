using LaborContracts.Ledger.Witness;
using Xunit;

namespace LaborContracts.Ledger.Tests.Witness;

public sealed class WitnessLogComparisonTests : IDisposable
{
    private readonly ScriptedRegistry _chain = new();
    private readonly WitnessRoom _first = new();
    private readonly WitnessRoom _second = new() { Key = WitnessRoom.SecondKey };

    public WitnessLogComparisonTests()
    {
        _chain.Mine(ScriptedRegistry.Anchored("a"), ScriptedRegistry.Anchored("b", 17));
        _chain.Mine(ScriptedRegistry.Anchored("c"));
    }

    public void Dispose()
    {
        _chain.Dispose();
        _first.Dispose();
        _second.Dispose();
    }

    [Fact]
    public async Task Two_witnesses_of_one_chain_agree_however_far_each_has_looked()
    {
        await _first.LookAsync(_chain);
        _chain.Mine(ScriptedRegistry.Anchored("d"));
        await _second.LookAsync(_chain);
        using var late = new WitnessRoom { From = 3 };
        await late.LookAsync(_chain);

        Assert.Empty(Codes(_first, _second));
        Assert.Empty(Codes(_second, _first));
        Assert.Empty(Codes(late, _first));
        Assert.Empty(Codes(_second, late));
    }

    [Fact]
    public async Task A_chain_that_was_shown_to_one_witness_in_another_way_is_found()
    {
        await _first.LookAsync(_chain);
        _chain.ForgetFrom(2);
        _chain.Mine();
        _chain.Mine(ScriptedRegistry.Anchored("a"));
        await _second.LookAsync(_chain);

        Assert.Equal([FindingCode.BlocksDiffer, FindingCode.EventMissing, FindingCode.EventMissing, FindingCode.RootsDiffer], Codes(_first, _second));
        Assert.Contains(FindingCode.RootsDiffer, Codes(_second, _first));
    }

    [Fact]
    public async Task A_root_that_was_kept_from_one_witness_is_found_whichever_log_comes_first()
    {
        await _first.LookAsync(_chain);
        _chain.Lies["eth_getLogs"] = logs =>
        {
            logs!.AsArray().RemoveAt(logs.AsArray().Count - 1);
            return logs;
        };
        await _second.LookAsync(_chain);

        Assert.Equal([FindingCode.EventMissing], Codes(_first, _second));
        Assert.Equal([FindingCode.EventMissing], Codes(_second, _first));
    }

    [Fact]
    public async Task One_event_with_other_facts_is_found_and_so_is_its_root()
    {
        await _first.LookAsync(_chain);
        _chain.Lies["eth_getLogs"] = logs =>
        {
            logs!.AsArray()[^1]!["data"] = AbiWord(2);
            return logs;
        };
        await _second.LookAsync(_chain);

        Assert.Equal([FindingCode.EventsDiffer, FindingCode.RootsDiffer], Codes(_first, _second));
    }

    [Fact]
    public async Task Another_code_of_the_registry_is_found()
    {
        await _first.LookAsync(_chain);
        _chain.Code = "0x6002";
        await _second.LookAsync(_chain);

        Assert.Equal([FindingCode.CodesDiffer], Codes(_first, _second));
    }

    [Fact]
    public async Task A_chain_begun_anew_is_found_by_its_first_block()
    {
        await _first.LookAsync(_chain);
        _chain.ForgetFrom(0);
        _chain.MineEmpty(1);
        await _second.LookAsync(_chain);

        Assert.Equal([FindingCode.GenesisDiffers], Codes(_first, _second));
    }

    [Fact]
    public async Task Logs_of_different_chains_cannot_be_compared()
    {
        await _first.LookAsync(_chain);
        _chain.ChainId = 1;
        await _second.LookAsync(_chain);

        Assert.False(WitnessLogComparison.Comparable(_first.Check(), _second.Check()));
        Assert.Throws<ArgumentException>(() => WitnessLogComparison.Differences(_first.Check(), _second.Check()));
    }

    private static IEnumerable<string> Codes(WitnessRoom first, WitnessRoom second) =>
        WitnessLogComparison.Differences(first.Check(), second.Check()).Select(finding => finding.Code);

    private static string AbiWord(int number) => "0x" + number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);
}
