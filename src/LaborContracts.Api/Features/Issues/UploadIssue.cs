using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Api.Issues;
using LaborContracts.Domain.Kinds;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Issues;

/// <summary>
/// Takes a spreadsheet of which each line is to become a contract. It is kept sealed and checked in the background; nothing is sent before
/// it is confirmed.
/// </summary>
internal static class UploadIssue
{
    private static readonly string[] Over = [nameof(IssueState.Cancelled), nameof(IssueState.Unreadable)];

    public static void Map(RouteGroupBuilder issues) => issues
        .MapPost("/", HandleAsync)
        .Accepts<UploadRequest>("multipart/form-data")
        .WithName("UploadIssue")
        .WithSummary("Upload an XLSX or CSV file, a contract a line; checked at once, sent only when confirmed");

    private static async Task<Results<Accepted<IssueView>, ProblemHttpResult>> HandleAsync(
        HttpRequest request,
        [FromHeader(Name = Idempotency.Header)] string? idempotencyKey,
        Caller caller,
        IssueFile files,
        Idempotency idempotency,
        LaborContractsDb db,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var form = await MultipartForm.ReadAsync(request, IssueFile.Largest, cancellationToken);
        return await TakeAsync(form, idempotencyKey, caller, files, idempotency, db, clock, cancellationToken);
    }

    /// <param name="form">Null if what was sent is none.</param>
    public static async Task<Results<Accepted<IssueView>, ProblemHttpResult>> TakeAsync(
        MultipartForm? form,
        string? idempotencyKey,
        Caller caller,
        IssueFile files,
        Idempotency idempotency,
        LaborContractsDb db,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (form is not { File: { Length: > 0 } file }) return Problems.Of(StatusCodes.Status400BadRequest, "issue.no-file");
        var (common, problem) = Read(form, out var document, out var bilingual);
        if (problem is not null) return problem;

        var asked = new { sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Span)), document, bilingual, common = common?.ToJsonString() };
        var (earlier, unusable) = await idempotency.FindAsync(idempotencyKey, caller, asked, cancellationToken);
        if (unusable is not null) return TypedResults.Problem(unusable);
        if (earlier is { } made) return Answer(await db.Issues.SingleAsync(i => i.Id == made, cancellationToken), files);
        // The same file a second time is a slip far more often than a wish, and would make every contract twice.
        if (await files.OwnedBy(caller).Where(i => i.Document == document && i.Sha256 == asked.sha256 && !Over.Contains(i.State))
                .Select(i => (Guid?)i.Id).FirstOrDefaultAsync(cancellationToken) is { } same)
            return Problems.Of(StatusCodes.Status409Conflict, "issue.same-file", Texts.Get("issue.same-file"), [new("batch", same)]);

        var issue = files.Add(file, asked.sha256, document, bilingual, new IssueContents(common), caller, clock.GetUtcNow());
        idempotency.Remember(idempotencyKey, caller, asked, issue.Id);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (idempotencyKey is not null)
        {
            // The same key at the same moment: the other request won, and its upload is the answer to both.
            db.ChangeTracker.Clear();
            var (winner, _) = await idempotency.FindAsync(idempotencyKey, caller, asked, cancellationToken);
            if (winner is { } other) return Answer(await db.Issues.SingleAsync(i => i.Id == other, cancellationToken), files);
            throw;
        }

        return Answer(issue, files);
    }

    private static (JsonObject? Common, ProblemHttpResult? Problem) Read(MultipartForm form, out string document, out bool bilingual)
    {
        document = form.Fields.GetValueOrDefault("kind", "");
        bilingual = form.Fields.GetValueOrDefault("bilingual") == "true";
        if (!DocumentKinds.TryParse(document, out var kind) || !kind.Value.IsAgreement()) return (null, Malformed("kind", "kind"));
        try
        {
            var common = Common(form);
            if (common is null) return (null, null);
            if (common["kind"] is { } said && said.ToString() != document) return (null, Malformed("common.kind", "kind"));
            var faults = Successors.FollowersPartsIn(JsonSerializer.SerializeToElement(common));
            return faults.Count > 0 ? (null, TermsBody.Malformed(faults)) : (common, null);
        }
        catch (JsonException)
        {
            return (null, Malformed("common", "object"));
        }
        catch (ArgumentException)
        {
            return (null, Malformed("common", "twice")); // a member that is there twice
        }
    }

    /// <summary>The terms that all lines share; null without any.</summary>
    /// <exception cref="JsonException">They are no JSON object.</exception>
    private static JsonObject? Common(MultipartForm form) => !form.Fields.TryGetValue("common", out var text) || string.IsNullOrWhiteSpace(text) ? null
        : JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false }) is JsonObject common ? common : throw new JsonException("Not an object.");

    private static ProblemHttpResult Malformed(string field, string fault) => TermsBody.Malformed(new Dictionary<string, string> { [field] = fault });

    private static Accepted<IssueView> Answer(IssueRow issue, IssueFile files) =>
        TypedResults.Accepted($"/api/v1/batches/{issue.Id}", IssueView.From(issue, files));

    /// <summary>The parts of the form, for the description.</summary>
    /// <param name="Kind">Code of the kind of document that every line becomes.</param>
    /// <param name="Common">Terms, as JSON, of every line that does not say otherwise.</param>
    internal sealed record UploadRequest(IFormFile File, string Kind, string? Common, bool Bilingual = false);
}
