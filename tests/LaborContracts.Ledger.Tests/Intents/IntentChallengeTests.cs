using LaborContracts.Ledger.Intents;
using Xunit;

namespace LaborContracts.Ledger.Tests.Intents;

public sealed class IntentChallengeTests
{
    public static TheoryData<string> Cases => [.. VectorFile.NamesOf("intent")];

    [Theory, MemberData(nameof(Cases))]
    public void A_challenge_vector_gives_the_recorded_challenge(string name)
    {
        var vector = VectorFile.Read<Vector>("intent", name);

        var challenge = IntentChallenge.Of(
            Bytes32.Parse(vector.Key), vector.Role, Bytes32.Parse(vector.ShownRevision), Bytes32.Parse(vector.Nonce));

        Assert.Equal(vector.Challenge, challenge.ToString());
    }

    private sealed record Vector(string Key, byte Role, string ShownRevision, string Nonce, string Challenge);
}
