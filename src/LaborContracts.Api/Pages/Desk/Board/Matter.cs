using System.Linq.Expressions;
using LaborContracts.Domain.Deadlines;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Pages.Desk.Board;

/// <summary>Something that an employer's people may have to see to, and for which documents.</summary>
/// <param name="Key">Of the texts <c>board.{key}</c> and <c>board.{key}.do</c>, and in the address of the documents' list.</param>
internal abstract record Matter(string Key);

/// <summary>One that follows from how a document stands.</summary>
/// <param name="Which">May ask for no more than the index over an employer's standings holds, so that no row is opened to count.</param>
/// <param name="AsPartner">Whether it is about another employer's documents, which this one seals as the third party.</param>
internal sealed record StandingMatter(string Key, Expression<Func<ContractRow, bool>> Which, bool AsPartner = false) : Matter(Key);

/// <summary>One that follows from a day.</summary>
/// <param name="From">Days from today; null for all that have passed too.</param>
/// <param name="Until">Days from today, inclusive.</param>
/// <param name="OfEmploymentAlone">Whether it is about what the law says of contracts of employment, and of no other documents.</param>
internal sealed record DayMatter(string Key, DeadlineKind Kind, int? From, int Until, bool OfEmploymentAlone = false) : Matter(Key);

/// <summary>All that stands on the board.</summary>
internal static class Matters
{
    private const string Draft = nameof(ContractState.Draft);
    private const string Offered = nameof(ContractState.Offered);
    private const string SignedByWorker = nameof(ContractState.SignedByWorker);
    private const string SignedByEmployer = nameof(ContractState.SignedByEmployer);

    private static readonly string[] ByEmployerAlone =
        [.. Enum.GetValues<DocumentKind>().Where(kind => kind.Signers()[0] == PartyRole.Employer).Select(kind => kind.Code())];

    /// <summary>Codes of the kinds of contracts of employment.</summary>
    public static readonly IReadOnlyList<string> OfEmployment =
        [.. Enum.GetValues<DocumentKind>().Where(kind => kind.IsEmployment()).Select(kind => kind.Code())];

    private static readonly string Resignation = DocumentKind.ResignationNotice.Code();

    /// <summary>What waits for somebody.</summary>
    public static readonly IReadOnlyList<Matter> Waiting =
    [
        new StandingMatter("seal", c => c.AwaitingTimestamp == null
            && (c.State == SignedByWorker || (c.State == Offered && ByEmployerAlone.Contains(c.Document)))),
        new StandingMatter("partner-seal", c => c.State == SignedByEmployer && c.AwaitingTimestamp == null, AsPartner: true),
        new StandingMatter("changes", c => c.OpenChanges > 0),
        new StandingMatter("drafts", c => c.State == Draft && c.Document != Resignation), // a worker's own is nobody else's business
        new StandingMatter("worker", c => c.State == Offered && c.AwaitingTimestamp == null && !ByEmployerAlone.Contains(c.Document)),
        new StandingMatter("partner", c => c.State == SignedByEmployer && c.AwaitingTimestamp == null),
        new StandingMatter("timestamp", c => (c.State == Offered || c.State == SignedByWorker || c.State == SignedByEmployer) && c.AwaitingTimestamp != null),
    ];

    /// <summary>Whose term ends: each counts those of the shorter ones too.</summary>
    public static readonly IReadOnlyList<Matter> Expiring =
        [.. ((int[])[7, 30, 60, 90]).Select(days => new DayMatter($"expires-{days}", DeadlineKind.TermEnds, 0, days))];

    /// <summary>What the law sets a day for that comes soon or has passed.</summary>
    public static readonly IReadOnlyList<Matter> ByLaw =
    [
        new DayMatter("unwritten", DeadlineKind.WrittenContract, null, -1), // a month of work and more
        new DayMatter("unwritten-soon", DeadlineKind.WrittenContract, 0, 10), // some twenty days of work
        new DayMatter("over", DeadlineKind.TermEnds, null, -1, OfEmploymentAlone: true),
        new DayMatter("certificate", DeadlineKind.Certificate, null, 7, OfEmploymentAlone: true),
        new DayMatter("paper-copy", DeadlineKind.PaperCopy, 0, 15),
        new DayMatter("probation", DeadlineKind.ProbationEnds, 0, 7),
    ];

    /// <summary>Null if there is none of this name.</summary>
    public static Matter? Find(string? key) => Waiting.Concat(Expiring).Concat(ByLaw).FirstOrDefault(matter => matter.Key == key);
}
