using System.Security.Cryptography;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Api.Messages;
using LaborContracts.Domain.Kinds;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using LaborContracts.Verification;
using LaborContracts.Verification.Imports;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Imports;

/// <summary>
/// Takes in a PDF that was signed elsewhere: its signatures are judged under the platform's roots, the result is kept, and the file is registered as it came. What
/// was registered stays, whatever the signatures are worth: the registration says that the file was there, and nothing else. The file is its own key: sent again
/// with the same facts it is answered with what was made the first time.
/// </summary>
internal static class ReceiveImport
{
    /// <summary>Bytes of the largest file.</summary>
    public const int Largest = 20 << 20;

    public static void Map(RouteGroupBuilder imports) => imports
        .MapPost("/", HandleAsync)
        .RequireAuthorization(Roles.Drafter)
        .WithMetadata(Heavy.Work)
        .Accepts<ImportRequest>("multipart/form-data")
        .WithName("ReceiveImport")
        .WithSummary("Register a PDF that was signed elsewhere, as it was received; its signatures are judged and the result is kept");

    private static async Task<Results<Created<ImportView>, Ok<ImportView>, ProblemHttpResult>> HandleAsync(
        HttpRequest request,
        Caller caller,
        ImportShelf shelf,
        Outbox outbox,
        VerificationTurns turns,
        Trust trust,
        LaborContractsDb db,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var form = await MultipartForm.ReadAsync(request, Largest, cancellationToken);
        var (row, isNew, problem) = await TakeAsync(form, request.HttpContext, caller, shelf, outbox, turns, trust, db, clock, cancellationToken);
        if (row is null) return problem!;
        var view = ImportView.From(row, shelf.ContentsOf(row), isAnchored: !isNew && await ListImports.IsAnchoredAsync(db, row, cancellationToken), showSignatures: true);
        return isNew ? TypedResults.Created($"/api/v1/imports/{row.Id}", view) : TypedResults.Ok(view);
    }

    /// <param name="form">Null if what was sent is none.</param>
    public static async Task<(ImportRow? Row, bool IsNew, ProblemHttpResult? Problem)> TakeAsync(
        MultipartForm? form,
        HttpContext http,
        Caller caller,
        ImportShelf shelf,
        Outbox outbox,
        VerificationTurns turns,
        Trust trust,
        LaborContractsDb db,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (form is not { File: { Length: > 0 } pdf }) return Refused(Problems.Of(StatusCodes.Status400BadRequest, "import.no-file"));
        if (ImportFacts.Read(form.Fields, clock.TodayInChina(), out var faults) is not { } facts) return Refused(TermsBody.Malformed(faults));
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(pdf.Span));
        if (await SameAsync(sha256, facts, caller, shelf, db, cancellationToken) is var (same, problem)) return (same, false, problem);

        using var turn = await turns.TakeAsync(cancellationToken);
        if (!turn.IsAcquired) return Refused(RequestLimits.TooMany(http));
        ReceivedDocument received;
        try
        {
            received = ReceivedDocument.Read(pdf, trust, clock.GetUtcNow());
        }
        catch (UnreadableDocumentException unreadable)
        {
            return Refused(Problems.Unreadable(unreadable));
        }

        if (received.CarriesKey) return Refused(Problems.Of(StatusCodes.Status422UnprocessableEntity, "import.made-here"));
        if (received.Pades.Signatures.Count == 0) return Refused(Problems.Of(StatusCodes.Status422UnprocessableEntity, "import.unsigned"));
        var row = await shelf.AddAsync(pdf, received, facts, caller, clock.GetUtcNow(), cancellationToken);
        await outbox.AddReceivedAsync(row, facts.Phone, clock.GetUtcNow(), cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return (row, true, null);
        }
        catch (DbUpdateException taken) when (ProblemAnswers.IsTaken(taken))
        {
            db.ChangeTracker.Clear(); // the same file at the same moment: the other request won
            if (await SameAsync(sha256, facts, caller, shelf, db, cancellationToken) is var (winner, refusal)) return (winner, false, refusal);
            throw;
        }
    }

    /// <summary>What the same file has become before; null if it is new.</summary>
    private static async Task<(ImportRow? Row, ProblemHttpResult? Problem)?> SameAsync(
        string sha256, ImportFacts facts, Caller caller, ImportShelf shelf, LaborContractsDb db, CancellationToken cancellationToken)
    {
        if (await db.Imports.SingleOrDefaultAsync(i => i.Sha256 == sha256, cancellationToken) is not { } row) return null;
        // Whose it is otherwise is nobody's business; that it is registered anybody learns from its hash.
        if (row.EmployerCode != caller.Party) return (null, Problems.Of(StatusCodes.Status409Conflict, "import.same-file"));
        return row.ShreddedAt is null && IsSame(row, shelf.ContentsOf(row), facts)
            ? (row, null)
            : (null, Problems.Of(StatusCodes.Status409Conflict, "import.same-file", Texts.Get("import.same-file"), [new("import", row.Id)]));
    }

    private static bool IsSame(ImportRow row, ImportContents contents, ImportFacts facts) =>
        (row.Document, row.District, row.EndsOn) == (facts.Kind.Code(), facts.District.ToString(), facts.EndsOn)
        && (contents.Number, contents.EmployerName, contents.WorkerName, contents.IdNumber, contents.Phone, contents.ConcludedOn)
            == (facts.Number, facts.EmployerName, facts.WorkerName, facts.IdNumber.ToString(), facts.Phone.ToString(), facts.ConcludedOn);

    private static (ImportRow?, bool, ProblemHttpResult?) Refused(ProblemHttpResult problem) => (null, false, problem);

    /// <summary>The parts of the form, for the description.</summary>
    /// <param name="Kind">Code of the kind of document.</param>
    /// <param name="Number">Under which it was made elsewhere, if it has one.</param>
    /// <param name="District">Six-digit code of the place of work.</param>
    /// <param name="ConcludedOn">The day of the last signature.</param>
    /// <param name="EndsOn">The last day of what it agrees, if it has one.</param>
    internal sealed record ImportRequest(
        IFormFile File, string Kind, string? Number, string EmployerName, string WorkerName, string IdNumber, string Phone, string District,
        DateOnly ConcludedOn, DateOnly? EndsOn);
}
