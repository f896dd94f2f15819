using LaborContracts.Domain.Terms.Json;

namespace LaborContracts.Domain.Terms;

/// <summary>On what ground a relation ends. The numbers are articles of the LCL and their items.</summary>
public enum EndingGround
{
    /// <summary>36, proposed by the employer: severance is due (46(2)).</summary>
    AgreedOnEmployersProposal,

    /// <summary>36, proposed by the worker.</summary>
    AgreedOnWorkersProposal,

    /// <summary>37: thirty days' notice.</summary>
    ResignationWithNotice,

    /// <summary>37: three days' notice in probation.</summary>
    ResignationInProbation,

    /// <summary>38: the employer's fault; severance is due (46(1)).</summary>
    ResignationForCause,

    /// <summary>39(1): shown unfit during probation.</summary>
    UnfitInProbation,

    /// <summary>39(2): grave breach of the rules.</summary>
    GraveBreach,

    /// <summary>39(3): grave neglect or corruption with great damage.</summary>
    GraveNeglect,

    /// <summary>39(4): a second employment that harms the work.</summary>
    SecondEmployment,

    /// <summary>39(5): the contract is void by the worker's fraud, coercion or exploitation.</summary>
    FraudOrCoercion,

    /// <summary>39(6): criminal liability.</summary>
    CriminalLiability,

    /// <summary>40(1): ill or injured beyond the medical period, and unable to do this work or another.</summary>
    IllnessBeyondTreatment,

    /// <summary>40(2): incompetent after training or another post.</summary>
    Incompetence,

    /// <summary>40(3): great change of the objective circumstances, and no agreement on a change.</summary>
    GreatChange,

    /// <summary>41: 经济性裁员.</summary>
    MassDismissal,

    /// <summary>44(1): the term is over.</summary>
    Expiry,

    /// <summary>44(1): the task is done.</summary>
    TaskDone,

    /// <summary>44(2), LCLR 21: pension or statutory retirement age.</summary>
    RetirementAge,

    /// <summary>44(3).</summary>
    DeathOrMissing,

    /// <summary>44(4).</summary>
    Bankruptcy,

    /// <summary>44(5): licence revoked, ordered to close, or dissolved early.</summary>
    ClosureOrDissolution,

    /// <summary>LCL 71: part-time work, at any time by either side, without severance.</summary>
    PartTimeAtWill,

    /// <summary>As an agreement without employment relation provides.</summary>
    AsAgreed,
}

/// <summary>LCL 42: situations in which the employer may not end the relation by Art. 40 or 41.</summary>
public enum ProtectedStatus
{
    /// <summary>42(1): hazardous work without the check at leaving, or a suspected occupational disease.</summary>
    OccupationalDiseaseCheck,

    /// <summary>42(2).</summary>
    WorkInjuryOrDisease,

    /// <summary>42(3).</summary>
    MedicalPeriod,

    /// <summary>42(4).</summary>
    PregnancyMaternityNursing,

    /// <summary>42(5).</summary>
    FifteenYearsAndNearPension,

    /// <summary>LDI2 8, LCLR 17: an unfinished service period or union office.</summary>
    UnionOfficeOrServicePeriod,
}

/// <summary>What the employer offered before a fixed term ended (LCL 46(5)).</summary>
public enum RenewalOffer
{
    None,

    /// <summary>The same or better terms, which the worker refused.</summary>
    RefusedSameOrBetter,

    /// <summary>Worse terms.</summary>
    Worse,
}

/// <summary>How a relation ends.</summary>
/// <param name="LastDay">The last day of the relation.</param>
/// <param name="NoticeOn">The day on which written notice is given.</param>
/// <param name="PayInLieu">Whether a month's wage is paid in lieu of notice (LCL 40).</param>
/// <param name="UnionNotifiedOn">The day on which the union was told the reason (LCL 43).</param>
/// <param name="ServiceSince">First day of the years that count for severance.</param>
/// <param name="RenewalOffer">Where a fixed term is over.</param>
/// <param name="Handover">办结工作交接: what and until when.</param>
/// <param name="Post">As the certificate names it (LCLR 24).</param>
public sealed record Ending(
    EndingGround Ground,
    DateOnly LastDay,
    DateOnly? NoticeOn = null,
    [Clause] string? Reason = null,
    bool PayInLieu = false,
    DateOnly? UnionNotifiedOn = null,
    DateOnly? ServiceSince = null,
    Severance? Severance = null,
    RenewalOffer RenewalOffer = RenewalOffer.None,
    IReadOnlyList<ProtectedStatus>? Protected = null,
    [Clause] string? Handover = null,
    string? Post = null)
{
    public IReadOnlyList<ProtectedStatus> Protected { get; init; } = Protected ?? [];
}

/// <summary>经济补偿.</summary>
/// <param name="AverageWage">Average monthly wage of the twelve months before the end, all in money (LCLR 27).</param>
/// <param name="PayBy">The day by which it is paid; due when the handover is done (LCL 50).</param>
public sealed record Severance(Money AverageWage, Money Amount, DateOnly? PayBy = null);
