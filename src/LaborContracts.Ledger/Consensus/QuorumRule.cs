namespace LaborContracts.Ledger.Consensus;

/// <summary>How many of N validators must have sealed a block.</summary>
public enum QuorumRule
{
    /// <summary>ceil(2N/3): Besu's.</summary>
    TwoThirds = 0,

    /// <summary>
    /// 2F+1 where F = floor((N-1)/3): GoQuorum's unless it is configured otherwise. Fewer than the other unless N = 3F+1; two
    /// such quorums may then share no honest validator.
    /// </summary>
    TwoFPlusOne = 1,
}

/// <summary>The rules as numbers, and as they are written in trust.json.</summary>
public static class QuorumRules
{
    private const string TwoThirds = "ceil(2N/3)";
    private const string TwoFPlusOne = "2F+1";

    /// <summary>The number of distinct seals that a block needs.</summary>
    /// <param name="validators">N, 1 or more.</param>
    public static int Of(this QuorumRule rule, int validators) => rule switch
    {
        QuorumRule.TwoThirds => (2 * validators + 2) / 3,
        QuorumRule.TwoFPlusOne => 2 * ((validators - 1) / 3) + 1,
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    /// <summary>As trust.json has it.</summary>
    public static string Written(this QuorumRule rule) => rule switch
    {
        QuorumRule.TwoThirds => TwoThirds,
        QuorumRule.TwoFPlusOne => TwoFPlusOne,
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    /// <summary>Null for any other text.</summary>
    public static QuorumRule? Parse(string text) => text switch
    {
        TwoThirds => QuorumRule.TwoThirds,
        TwoFPlusOne => QuorumRule.TwoFPlusOne,
        _ => null,
    };
}
