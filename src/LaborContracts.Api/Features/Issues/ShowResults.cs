using System.Text;
using System.Text.Json;
using LaborContracts.Api.Http;
using LaborContracts.Api.Issues;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Issues;

/// <summary>What became of each line: ids, numbers and codes, and nothing of what the line said.</summary>
internal static class ShowResults
{
    public static void Map(RouteGroupBuilder issues) => issues
        .MapGet("/{id:guid}/results.csv", HandleAsync)
        .Produces(StatusCodes.Status200OK, contentType: "text/csv")
        .WithName("ShowIssueResults")
        .WithSummary("The outcome of each line so far, as CSV");

    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, IssueFile files, LaborContractsDb db, CancellationToken cancellationToken) =>
        await files.OwnedBy(caller).AnyAsync(i => i.Id == id, cancellationToken)
            ? TypedResults.Stream(body => WriteAsync(body, id, db, cancellationToken), "text/csv; charset=utf-8", $"{id}.csv")
            : Problems.Of(StatusCodes.Status404NotFound, "issue.not-found");

    private static async Task WriteAsync(Stream body, Guid id, LaborContractsDb db, CancellationToken cancellationToken)
    {
        await using var csv = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\r\n" };
        await csv.WriteLineAsync("line,outcome,contractId,number,code".AsMemory(), cancellationToken);
        var lines =
            from line in db.IssueLines.AsNoTracking().Where(l => l.IssueId == id)
            join contract in db.Contracts on line.ContractId equals contract.Id into contracts
            from contract in contracts.DefaultIfEmpty()
            orderby line.Number
            select new { line.Number, line.State, line.ContractId, ContractNumber = contract == null ? null : contract.Number, line.Code };
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(cancellationToken))
            await csv.WriteLineAsync(
                $"{line.Number},{JsonNamingPolicy.CamelCase.ConvertName(line.State)},{line.ContractId},{line.ContractNumber},{line.Code}".AsMemory(),
                cancellationToken);
    }
}
