using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Statements;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Parties;
using LaborContracts.Ledger.Sequences;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Cases;

/// <summary>
/// The statement of an employer that the case names: whether anything was removed. Of documents that the case reaches it tells number, kind, state and days, and
/// each of them is a look at its contract; of the others it shows the leaf alone, which tells nothing of anybody.
/// </summary>
internal static class ShowCaseStatement
{
    /// <summary>Each contract that is told of is a look to be recorded first.</summary>
    private const int LeavesInPart = 1_000, LooksAtOnce = 50;

    public static void Map(RouteGroupBuilder cases) => cases
        .MapGet("/{id:guid}/statement", HandleAsync)
        .Produces(StatusCodes.Status200OK, contentType: "application/json")
        .WithName("ShowCaseStatement")
        .WithSummary("All that was registered of an employer of the case in a time, provable without the platform; each look is recorded");

    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id,
        string employer,
        DateOnly from,
        DateOnly to,
        CaseDesk desk,
        CaseReach reach,
        CaseLooks looks,
        RefusedLooks refused,
        StatementDesk statements,
        DossierShelf shelf,
        LaborContractsDb db,
        CancellationToken cancellationToken,
        long? after = null)
    {
        var (statement, refusal) = await MakeAsync(id, employer, from, to, desk, reach, looks, refused, statements, shelf, db, after, cancellationToken);
        return statement is null ? refusal! : FileOf(statement);
    }

    public static FileContentHttpResult FileOf(StatementFile statement) => TypedResults.File(statement.Write(), "application/json", "statement.json");

    /// <summary>The statement, each look recorded; or why there is none.</summary>
    public static async Task<(StatementFile? Statement, ProblemHttpResult? Refusal)> MakeAsync(
        Guid id,
        string employer,
        DateOnly from,
        DateOnly to,
        CaseDesk desk,
        CaseReach reach,
        CaseLooks looks,
        RefusedLooks refused,
        StatementDesk statements,
        DossierShelf shelf,
        LaborContractsDb db,
        long? after,
        CancellationToken cancellationToken)
    {
        if (!UnifiedSocialCreditCode.TryParse(employer, out var code)) return (null, Problems.Malformed("employer", "field.credit-code"));
        var (file, refusal) = await desk.EnterAsync(id, cancellationToken);
        if (file is null) return (null, refusal);
        var named = code.ToString();
        if (!file.Content.Employers.Contains(named))
            return (null, await refused.RecordAsync(StatusCodes.Status403Forbidden, "case.not-a-party", id, null, cancellationToken));

        var reached = new HashSet<Guid>();
        foreach (var part in reach.Parts(file))
            reached.UnionWith(await part.Where(c => c.EmployerCode == named).Select(c => c.Id).ToListAsync(cancellationToken));
        reached.UnionWith(await reach.Imports(file).Where(i => i.EmployerCode == named).Select(i => i.Id).ToListAsync(cancellationToken));
        var (statement, none) = await statements.MakeAsync(named, new(from, to), after, reached, LeavesInPart, cancellationToken);
        if (statement is null) return (null, none);
        foreach (var told in statement.Leaves.Select(leaf => leaf.Document?.Id).OfType<Guid>().Distinct().Chunk(LooksAtOnce))
        {
            var dossiers = new List<Dossier>();
            foreach (var row in await db.Contracts.AsNoTracking().Where(c => told.Contains(c.Id)).ToListAsync(cancellationToken))
                dossiers.Add(await shelf.OpenAsync(row, cancellationToken));
            if (await looks.RecordAsync(file, dossiers, "statement", cancellationToken) is { } notRecorded) return (null, notRecorded);
            var received = await db.Imports.AsNoTracking().Where(i => told.Contains(i.Id)).ToListAsync(cancellationToken);
            if (await looks.RecordAsync(file, received, "statement", cancellationToken) is { } noneRecorded) return (null, noneRecorded);
        }

        return (statement, null);
    }
}
