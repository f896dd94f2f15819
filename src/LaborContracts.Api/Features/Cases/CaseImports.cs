using LaborContracts.Api.Features.Imports;
using LaborContracts.Api.Http;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Cases;

/// <summary>
/// Within a case: the documents of its parties that were signed elsewhere and registered as they were received. Each that is shown is a look, recorded in its own
/// trail before anything is shown.
/// </summary>
internal static class CaseImports
{
    private const int MostOnPage = 50;

    public static void Map(RouteGroupBuilder cases)
    {
        cases.MapGet("/{id:guid}/imports", HandleAsync)
            .WithName("ListCaseImports")
            .WithSummary("Documents of the case's parties that were signed elsewhere, newest first");
        cases.MapGet("/{id:guid}/imports/{import:guid}/document.pdf", ShowDocumentAsync)
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf")
            .WithName("ShowCaseImportDocument")
            .WithSummary("Such a document, as it was received");
    }

    private static Task<Results<Ok<ListImports.Page>, ProblemHttpResult>> HandleAsync(
        Guid id, CaseDesk desk, CaseReach reach, CaseLooks looks, ImportShelf shelf, LaborContractsDb db, CancellationToken cancellationToken,
        int limit = 20, string? cursor = null) =>
        ListAsync(id, desk, reach, looks, shelf, db, limit, cursor, showSignatures: false, cancellationToken);

    public static async Task<Results<Ok<ListImports.Page>, ProblemHttpResult>> ListAsync(
        Guid id, CaseDesk desk, CaseReach reach, CaseLooks looks, ImportShelf shelf, LaborContractsDb db, int limit, string? cursor, bool showSignatures,
        CancellationToken cancellationToken)
    {
        if (!ListImports.TryRead(cursor, out var after)) return Problems.Of(StatusCodes.Status400BadRequest, "page.cursor");
        var (file, refusal) = await desk.EnterAsync(id, cancellationToken);
        if (file is null) return refusal!;
        var (page, next) = await ListImports.PageAsync(reach.Imports(file), after, Math.Clamp(limit, 1, MostOnPage), showSignatures, shelf, db, cancellationToken);
        if (await looks.RecordAsync(file, [.. page.Select(one => one.Row)], "search", cancellationToken) is { } notRecorded) return notRecorded;
        return TypedResults.Ok(new ListImports.Page([.. page.Select(one => one.View)], next));
    }

    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ShowDocumentAsync(
        Guid id, Guid import, CaseDesk desk, CaseReach reach, CaseLooks looks, RefusedLooks refused, ImportShelf shelf, CancellationToken cancellationToken)
    {
        var (file, refusal) = await desk.EnterAsync(id, cancellationToken);
        if (file is null) return refusal!;
        if (await reach.Imports(file).SingleOrDefaultAsync(i => i.Id == import, cancellationToken) is not { } row)
            return await refused.RecordAsync(StatusCodes.Status404NotFound, "case.no-such-import", id, import, cancellationToken);
        var pdf = await shelf.ReadDocumentAsync(row, cancellationToken);
        return await looks.RecordAsync(file, [row], "document", cancellationToken) is { } notRecorded
            ? notRecorded : TypedResults.File(pdf, "application/pdf", $"{row.Id}.pdf");
    }
}
