using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using LaborContracts.Ledger.Witness;

namespace LaborContracts.Verifier;

/// <summary>What a witness's findings say to people, by their codes: in Chinese, and the same in English.</summary>
internal static class WitnessSentences
{
    private static readonly FrozenDictionary<string, (string Chinese, string English)> Sentences = new Dictionary<string, (string, string)>
    {
        [FindingCode.OtherChain] = ("节点现在提供的是另一条链：应为 {0}，实为 {1}。", "The node now serves another chain: want {0}, got {1}."),
        [FindingCode.CodeChanged] = ("登记簿地址 {0} 上的程序变了：记录的代码哈希为 {1}，现在是 {2}。", "The code at the registry's address {0} has changed: its hash was {1} and is {2}."),
        [FindingCode.HistoryRewritten] = ("链的历史被改写：已确认的区块 {0} 记录的哈希为 {1}，现在是 {2}（“-”表示区块相同而事件不同）。", "History was rewritten: settled block {0} was recorded as {1} and is {2} (\"-\": the same block with other events)."),
        [FindingCode.AnchorUnrecorded] = ("区块 {1} 中有根 {0} 的登记事件，登记簿中却没有它的记录。", "Block {1} holds the event of root {0}, but the registry has no record of it."),
        [FindingCode.AnchorVanished] = ("登记簿中已没有根 {0} 的记录，它曾登记在区块 {1}。", "The registry no longer has its record of root {0}, anchored in block {1}."),
        [FindingCode.AnchorChanged] = ("根 {0} 的登记内容与事件不一致：事件为 {1}，登记簿为 {2}。", "The record of root {0} is not as its event told: the event says {1}, the registry {2}."),
        [FindingCode.AnchorWithoutEvent] = ("登记簿有根 {0} 的记录，区块 {1} 中却没有它的事件。", "The registry has a record of root {0}, but block {1} does not hold its event."),
        [FindingCode.AnchoredTwice] = ("同一个根 {0} 有两次登记事件：区块 {1} 和区块 {2}。", "Root {0} was anchored in two events: in block {1} and in block {2}."),
        [FindingCode.AnchorerWithoutRole] = ("账户 {0} 在区块 {2} 登记了根 {1}，但按此前的事件它没有登记权限。", "Account {0} anchored root {1} in block {2} without holding the anchorer's role by the events before."),
        [FindingCode.AnchorerNotPinned] = ("账户 {0} 在区块 {2} 登记了根 {1}，但它不在您指定的登记账户之列。", "Account {0} anchored root {1} in block {2} and is not among the anchorers that you named."),
        [FindingCode.StatusWentBack] = ("合同 {0} 的状态倒退：先为状态 {1}、版次 {2}，后为状态 {3}、版次 {4}。", "The status of contract {0} went back: from status {1}, revision {2} to status {3}, revision {4}."),
        [FindingCode.StatusChanged] = ("合同 {0} 的状态与最后一次事件不一致：事件为 {1}，登记簿为 {2}。", "The status of contract {0} is not as its last event told: the event says {1}, the registry {2}."),
        [FindingCode.RecordedWhilePaused] = ("登记簿暂停期间，区块 {0} 的交易 {1} 仍写入了记录。", "Transaction {1} in block {0} recorded something while the registry was paused."),
        [FindingCode.ForeignEvent] = ("区块 {0} 的交易 {1} 中有登记簿程序不会发出的事件。", "Transaction {1} in block {0} holds an event that the registry's code does not emit."),
        [FindingCode.TimeWentBack] = ("区块 {0} 的时间 {1} 早于前面的区块 {2} 的时间 {3}。", "Block {0} of {1} is older than block {2} before it, of {3}."),
        [FindingCode.TimeAhead] = ("区块 {0} 的时间 {1} 晚于见证方时钟 {2}，超出容许的误差。", "Block {0} of {1} was still to come by the witness's clock, {2}."),
        [FindingCode.TimeBehind] = ("区块 {0} 的时间为 {1}，而节点在 {2} 还没有这个区块：节点曾经落后，或者区块时间偏早。", "Block {0} is of {1}, yet the node did not have it at {2}: the node had fallen behind, or the block's time is too early."),
        [FindingCode.HeadStale] = ("节点的最新区块 {0} 的时间是 {1}，已久无新区块：节点可能与其他节点断开，也可能链已停顿或仅按需出块。", "The node's latest block {0} is of {1}, long ago: the node may be cut off from the others, or the chain stands still or seals on demand."),
        [FindingCode.RoleGranted] = ("区块 {3}：账户 {2} 授予账户 {1} 权限 {0}。", "Block {3}: {2} gave the role {0} to {1}."),
        [FindingCode.RoleRevoked] = ("区块 {3}：账户 {2} 撤销账户 {1} 的权限 {0}。", "Block {3}: {2} took the role {0} from {1}."),
        [FindingCode.Paused] = ("区块 {1}：账户 {0} 暂停了登记簿。", "Block {1}: {0} paused the registry."),
        [FindingCode.Unpaused] = ("区块 {1}：账户 {0} 恢复了登记簿。", "Block {1}: {0} let the registry go on."),
        [FindingCode.BlocksDiffer] = ("两份日志中区块 {0} 的哈希不同：{1} 和 {2}。两位见证方看到的不是同一条链。", "The logs know block {0} by two hashes, {1} and {2}: the witnesses were shown two chains."),
        [FindingCode.EventsDiffer] = ("两份日志对区块 {0} 第 {1} 号事件的记载不同。", "The logs tell event {1} of block {0} differently."),
        [FindingCode.EventMissing] = ("第 {2} 份日志看过区块 {0}，却没有其中的第 {1} 号事件。", "Log {2} looked at block {0} and does not hold its event {1}."),
        [FindingCode.RootsDiffer] = ("两份日志对根 {0} 的记载不同：{1} 和 {2}。", "The logs hold root {0} with other facts: {1}, and {2}."),
        [FindingCode.CodesDiffer] = ("两份日志中登记簿的代码哈希不同：{0} 和 {1}。", "The logs know the registry's code by two hashes, {0} and {1}."),
        [FindingCode.GenesisDiffers] = ("两份日志的链起始区块不同：{0} 和 {1}。", "The logs are of chains that begin with two blocks, {0} and {1}."),
    }.ToFrozenDictionary();

    /// <summary>Two lines: alarm or notice with the code, then each sentence.</summary>
    public static void Write(TextWriter output, WitnessFinding finding)
    {
        var (chinese, english) = Of(finding);
        output.WriteLine($"{(finding.Severity == FindingSeverity.Alarm ? "× 警报 alarm" : "- 提示 notice")} {finding.Code}");
        output.WriteLine($"  {chinese}");
        output.WriteLine($"  {english}");
    }

    public static JsonObject ToJson(WitnessFinding finding)
    {
        var (chinese, english) = Of(finding);
        return new()
        {
            ["kind"] = finding.Severity == FindingSeverity.Alarm ? "alarm" : "notice",
            ["code"] = finding.Code,
            ["values"] = new JsonArray([.. finding.Values.Select(value => (JsonNode)value)]),
            ["zh"] = chinese,
            ["en"] = english,
        };
    }

    /// <summary>A log of another witness may hold codes of a later version, or fewer values: then they are shown as they are.</summary>
    private static (string Chinese, string English) Of(WitnessFinding finding)
    {
        var plain = finding.Key;
        if (!Sentences.TryGetValue(finding.Code, out var sentences)) return (plain, plain);
        object[] values = [.. finding.Values.Concat(Enumerable.Repeat("?", WitnessFinding.MostValues))];
        return (string.Format(CultureInfo.InvariantCulture, sentences.Chinese, values), string.Format(CultureInfo.InvariantCulture, sentences.English, values));
    }
}
