using System.Text;
using LaborContracts.Ledger.Witness;
using Xunit;

namespace LaborContracts.Ledger.Tests.Witness;

public sealed class WitnessLogVectorTests
{
    public static TheoryData<string> Cases => [.. VectorFile.NamesOf("witness-log")];

    [Theory, MemberData(nameof(Cases))]
    public void A_log_is_whole_or_breaks_where_recorded(string name)
    {
        var vector = VectorFile.Read<Vector>("witness-log", name);
        CheckedWitnessLog Read() => CheckedWitnessLog.Read(new MemoryStream(Encoding.UTF8.GetBytes(vector.Log)));

        if (vector.Fault is { } fault)
        {
            Assert.Equal(fault, Assert.Throws<DamagedWitnessLogException>(Read).Record);
            return;
        }
        var log = Read();
        Assert.Equal(
            (vector.Witness, vector.Records, vector.Head, vector.TornBytes),
            (log.Began.Witness.ToString(), log.Count, log.Head.ToString(), log.TornBytes));
    }

    private sealed record Vector(string Log, ulong? Fault, string? Witness, ulong Records, string? Head, int TornBytes);
}
