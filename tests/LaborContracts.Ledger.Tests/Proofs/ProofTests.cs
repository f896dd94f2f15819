using System.Text;
using LaborContracts.Ledger.Proofs;
using Xunit;

namespace LaborContracts.Ledger.Tests.Proofs;

public sealed class ProofTests
{
    public static TheoryData<string> Cases => [.. VectorFile.NamesOf("proof")];

    [Theory, MemberData(nameof(Cases))]
    public void A_proof_vector_is_read_or_refused_as_recorded(string name)
    {
        var vector = VectorFile.Read<Vector>("proof", name);
        var utf8 = Encoding.UTF8.GetBytes(vector.Proof);
        if (!vector.Readable)
        {
            Assert.Throws<FormatException>(() => Proof.Read(utf8));
            return;
        }

        Assert.Equal(vector.InclusionHolds, Proof.Read(utf8).InclusionHolds);
    }

    [Fact]
    public void What_is_written_is_read_back_and_written_the_same()
    {
        var utf8 = Encoding.UTF8.GetBytes(VectorFile.Read<Vector>("proof", "happy-path").Proof);

        var written = Proof.Read(utf8).Write();

        Assert.Equal(written, Proof.Read(written).Write());
        Assert.True(Proof.Read(written).InclusionHolds);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_refused()
    {
        var utf8 = Encoding.UTF8.GetBytes(VectorFile.Read<Vector>("proof", "happy-path").Proof);
        utf8[^3] = 0xFF;

        Assert.Throws<FormatException>(() => Proof.Read(utf8));
    }

    private sealed record Vector(string Proof, bool Readable, bool InclusionHolds);
}
