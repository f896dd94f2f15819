using LaborContracts.Signatures.Validation;
using LaborContracts.Verification;
using LaborContracts.Verification.Statements;
using LaborContracts.Verification.Trails;

namespace LaborContracts.Verifier;

/// <summary>Exit codes: part of the program's interface.</summary>
internal static class ExitCode
{
    public const int Holds = 0;
    public const int DoesNotHold = 1;
    public const int Undecided = 2;
    public const int Unreadable = 3;

    /// <summary>EX_USAGE of sysexits.h: the question was wrong, so there is no answer.</summary>
    public const int Usage = 64;

    public static int Of(Verdict verdict) => verdict switch
    {
        Verdict.Authentic => Holds,
        Verdict.Altered or Verdict.NotRegistered => DoesNotHold,
        _ => Undecided,
    };

    public static int Of(TrailVerdict verdict) => verdict switch
    {
        TrailVerdict.Whole => Holds,
        TrailVerdict.Broken => DoesNotHold,
        _ => Undecided,
    };

    public static int Of(StatementVerdict verdict) => verdict switch
    {
        StatementVerdict.Complete => Holds,
        StatementVerdict.Broken => DoesNotHold,
        _ => Undecided,
    };

    public static int Of(Indication indication) => indication switch
    {
        Indication.TotalPassed => Holds,
        Indication.TotalFailed => DoesNotHold,
        _ => Undecided,
    };
}
