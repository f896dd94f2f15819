namespace LaborContracts.Api.Http;

/// <summary>The names of roles, as accounts hold them and tokens carry them (claim <c>role</c>).</summary>
internal static class Role
{
    public const string Administrator = "employer-administrator";
    public const string Clerk = "clerk";
    public const string SealHolder = "seal-holder";
    public const string Worker = "worker";
    public const string Inspector = "inspector";
    public const string Supervisor = "inspector-supervisor";
    public const string Operator = "operator";
    public const string Auditor = "auditor";

    public static readonly string[] OfEmployers = [Administrator, Clerk, SealHolder];

    public static readonly string[] OfTheAuthority = [Inspector, Supervisor];

    private static readonly string[][] Sides = [OfEmployers, [Worker], OfTheAuthority, [Operator], [Auditor]];

    public static IEnumerable<string> All => Sides.SelectMany(side => side);

    /// <summary>
    /// Whether one account may hold these together. Nobody stands on two sides: what is asked of "a worker" would else be
    /// answered for an employer.
    /// </summary>
    public static bool AreOfOneSide(IReadOnlyCollection<string> roles) =>
        roles.Count > 0 && Sides.Any(side => roles.All(side.Contains));

    /// <summary>Whether who holds these stands for a party to contracts.</summary>
    public static bool AreOfAParty(IReadOnlyCollection<string> roles) =>
        roles.Any(role => role == Worker || OfEmployers.Contains(role));
}
