using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>Holds drafts against the statutes, with the earlier contracts of the two parties that the platform holds.</summary>
internal sealed class StatuteDesk(
    LaborContractsDb db, DossierShelf shelf, MasterKey masterKey, StatuteFiles files, TimeProvider clock)
{
    private static readonly string[] Chained =
    [
        .. Enum.GetValues<DocumentKind>().Where(kind => kind.IsEmployment()).Select(kind => kind.Code()),
        DocumentKind.Renewal.Code(), DocumentKind.Amendment.Code(),
    ];

    public async Task<IReadOnlyList<Finding>> CheckAsync(ContractTerms terms, CancellationToken cancellationToken) =>
        StatuteBook.Check(Draft.Of(terms, clock.TodayInChina()) with
        {
            Held = await HeldAsync(
                terms.Employer.CreditCode.ToString(),
                DossierShelf.WorkerIndex(masterKey, terms.Worker.IdNumber.ToString()),
                Guid.Empty,
                cancellationToken),
            Data = files.Current,
        });

    public async Task<IReadOnlyList<Finding>> CheckAsync(Dossier dossier, CancellationToken cancellationToken) =>
        StatuteBook.Check(await DraftAsync(dossier, null, cancellationToken));

    /// <summary>A document that would follow a contract.</summary>
    public async Task<IReadOnlyList<Finding>> CheckAsync(
        Dossier root, DocumentKind document, ContractTerms terms, CancellationToken cancellationToken) =>
        StatuteBook.Check(new Draft(document, terms, clock.TodayInChina())
        {
            Base = root.Contract.LatestTerms,
            Held = await HeldAsync(root.Row.EmployerCode, root.Row.WorkerIndex, Guid.Empty, cancellationToken),
            Data = files.Current,
        });

    /// <summary>A document as the statutes are asked about it, as of today.</summary>
    /// <param name="before">Of one of the past, its day: contracts since then do not count as earlier ones.</param>
    public async Task<Draft> DraftAsync(Dossier dossier, DateTimeOffset? before, CancellationToken cancellationToken) =>
        new(dossier.Contract.Document, dossier.Contract.Terms, clock.TodayInChina())
        {
            Base = dossier.Contract.Origin?.Terms,
            Held = await HeldAsync(dossier.Row.EmployerCode, dossier.Row.WorkerIndex, dossier.Row.Id, cancellationToken, before),
            Data = files.Current,
        };

    private async Task<IReadOnlyList<EarlierContract>> HeldAsync(
        string employer, string worker, Guid except, CancellationToken cancellationToken, DateTimeOffset? before = null)
    {
        var rows = await db.Contracts.AsNoTracking()
            .Where(c => c.EmployerCode == employer && c.WorkerIndex == worker && c.Id != except
                && (before == null || c.CreatedAt < before) && ConcludedStates.Names.Contains(c.State) && Chained.Contains(c.Document))
            .OrderBy(c => c.CreatedAt).ToListAsync(cancellationToken);
        return Chain(rows.Select(row => (row, shelf.Look(row))));
    }

    /// <summary>Each agreement and renewal is a contract of the chain; an amendment that moves its end extends the one before.</summary>
    private static List<EarlierContract> Chain(IEnumerable<(ContractRow Row, LaborContract Contract)> documents)
    {
        var chain = new List<EarlierContract>();
        var ends = new Dictionary<Guid, DateOnly>(); // of each relation that ended
        var latest = new Dictionary<Guid, int>(); // of each relation, its latest contract's place in the chain
        foreach (var (row, contract) in documents)
        {
            if (contract is { State: ContractState.Terminated, LatestTerms.Ending: { } ending }) ends[row.Id] = ending.LastDay;
            if (contract.Terms.Term is not { } term) continue;
            if (contract.Document == DocumentKind.Amendment)
            {
                if (contract.Origin?.Terms.Term is { Span.End: var before } && term.Span is { End: var after } && after > before
                    && latest.TryGetValue(row.RootId, out var extended))
                    chain[extended] = chain[extended] with
                    {
                        ExtendedMonths = chain[extended].ExtendedMonths + Term.Of(before.AddDays(1), after).FullMonths,
                    };
                continue;
            }

            latest[row.RootId] = chain.Count;
            chain.Add(new(
                term,
                contract.Terms.Kind,
                HadProbation: contract.Terms.Probation is not null,
                AutoRenewed: contract.Terms.AutoRenews));
        }

        // A term that was cut short ran no longer than that.
        foreach (var (root, last) in ends)
            if (latest.TryGetValue(root, out var cut) && chain[cut] is { Term: { Kind: TermKind.Fixed, End: { } end } term } && end > last)
                chain[cut] = chain[cut] with { Term = term with { End = last }, ExtendedMonths = 0, AutoRenewed = false };
        return chain;
    }
}
