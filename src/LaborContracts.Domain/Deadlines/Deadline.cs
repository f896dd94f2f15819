namespace LaborContracts.Domain.Deadlines;

/// <summary>What falls due in the life of a contract.</summary>
public enum DeadlineKind
{
    /// <summary>The written contract is due, a month after the first working day (LCL 10).</summary>
    WrittenContract,

    /// <summary>Social insurance is to be registered, 30 days after the first working day (SIL 58).</summary>
    SocialInsurance,

    /// <summary>Probation ends; whoever would dismiss for unfitness must do so before (LCL 39(1)).</summary>
    ProbationEnds,

    /// <summary>Sixty days before the term ends: decide on renewal.</summary>
    RenewalIn60Days,

    /// <summary>Thirty days before the term ends: the latest for notice and for offering renewal.</summary>
    RenewalIn30Days,

    /// <summary>Seven days before the term ends.</summary>
    RenewalIn7Days,

    /// <summary>The term ends.</summary>
    TermEnds,

    /// <summary>Seven days past the term: stop the work, or renew.</summary>
    WorkedOn7Days,

    /// <summary>Twenty days past the term.</summary>
    WorkedOn20Days,

    /// <summary>A month past the term: who works on without the employer's objection may ask for renewal (LDI2 11).</summary>
    WorkedOnAMonth,

    /// <summary>The relation ends: the certificate is due (LCL 50).</summary>
    Certificate,

    /// <summary>Files and social insurance are handed over, 15 days after the end (LCL 50).</summary>
    Handover,

    /// <summary>Severance is to be paid.</summary>
    Severance,

    /// <summary>Until then the text is kept, two years after the end (LCL 50).</summary>
    KeptUntil,

    /// <summary>The licence for dispatch runs out.</summary>
    DispatchLicence,

    /// <summary>The foreign worker's permit runs out.</summary>
    WorkPermit,

    /// <summary>The approval of the system of working hours runs out.</summary>
    HoursApproval,

    /// <summary>The service period for training is over.</summary>
    ServicePeriodEnds,

    /// <summary>A stamped copy on paper is to be given to the worker who asked for one (guide of 2021, Art. 13).</summary>
    PaperCopy,

    /// <summary>
    /// The time of keeping is over, and on this day the content is destroyed. It follows from the platform's settings and not from contract and law:
    /// <see cref="DeadlineCalendar"/> does not know it.
    /// </summary>
    Erased,
}

/// <summary>A day by which something is due.</summary>
/// <param name="DueOn">By the calendar of Asia/Shanghai, inclusive.</param>
public sealed record Deadline(DeadlineKind Kind, DateOnly DueOn);
