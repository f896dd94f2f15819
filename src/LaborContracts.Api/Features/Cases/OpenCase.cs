using System.Globalization;
using System.Text.Json;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Terms;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Cases;

/// <summary>Opens a case: why, about whom, where and until when. Whom it is about is in the body, for addresses end up in logs.</summary>
internal static class OpenCase
{
    private const int LongestNumber = 60;
    private const int MostParties = 20;

    public static void Map(RouteGroupBuilder cases) => cases
        .MapPost("/", HandleAsync)
        .WithName("OpenCase")
        .WithSummary("Open a case, within which contracts of its parties can be looked at until its end");

    public static async Task<Results<Created<CaseView>, ProblemHttpResult>> HandleAsync(
        OpenRequest request,
        [FromHeader(Name = Idempotency.Header)] string? idempotencyKey,
        Inspector inspector,
        LaborContractsDb db,
        MasterKey masterKey,
        Idempotency idempotency,
        RefusedLooks refused,
        StatuteFiles statutes,
        PlatformSettings settings,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var today = clock.TodayInChina();
        var faults = new Dictionary<string, string>();
        var content = ContentOf(request, faults);
        var basis = LegalBases.Find(request.Basis);
        if (basis is null) faults["basis"] = request.Basis is null ? "required" : "choice";
        if (!DistrictCode.TryParse(request.District, out var district)) faults["district"] = request.District is null ? "required" : "district";
        if (!DateOnly.TryParseExact(request.EndsOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var endsOn))
            faults["endsOn"] = request.EndsOn is null ? "required" : "date";
        else if (endsOn < today || endsOn > today.AddDays(settings.Cases.LongestDays)) faults["endsOn"] = "range";
        if (faults.Count > 0) return TermsBody.Malformed(faults);
        if (!inspector.WorksIn(district!.ToString(), statutes.Current.Districts))
            return await refused.RecordAsync(StatusCodes.Status403Forbidden, "case.outside-district", null, null, cancellationToken);

        var caller = new Caller(inspector.Account, "", IsEmployer: false, inspector.From);
        var (earlier, problem) = await idempotency.FindAsync(idempotencyKey, caller, request, cancellationToken);
        if (problem is not null) return TypedResults.Problem(problem);
        if (earlier is { } made) return Answer(await db.Cases.SingleAsync(c => c.Id == made, cancellationToken));

        var now = clock.GetUtcNow();
        var (key, wrapped) = masterKey.NewDataKey();
        var row = new CaseRow
        {
            Id = Guid.CreateVersion7(now),
            Inspector = inspector.Account,
            District = district.ToString(),
            Basis = basis!.Value.ToString(),
            OpenedAt = now,
            EndsOn = endsOn,
            NeedsApproval = settings.Cases.Approval,
            WrappedKey = wrapped,
            Sealed = key.Seal(JsonSerializer.SerializeToUtf8Bytes(content)),
        };
        db.Cases.Add(row);
        idempotency.Remember(idempotencyKey, caller, request, row.Id);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (idempotencyKey is not null)
        {
            // The same key at the same moment: the other request won, and its case is the answer to both.
            db.ChangeTracker.Clear();
            var (winner, _) = await idempotency.FindAsync(idempotencyKey, caller, request, cancellationToken);
            if (winner is not { } other) throw;
            row = await db.Cases.SingleAsync(c => c.Id == other, cancellationToken);
        }

        return Answer(row);

        Created<CaseView> Answer(CaseRow opened) =>
            TypedResults.Created($"/api/v1/cases/{opened.Id}", CaseView.From(CaseFile.Open(opened, masterKey), today));
    }

    private static CaseContent ContentOf(OpenRequest request, Dictionary<string, string> faults)
    {
        var number = request.Number?.Trim();
        if (string.IsNullOrEmpty(number)) faults["number"] = "required";
        else if (number.Any(char.IsControl)) faults["number"] = "invisible-character";
        else if (number.Length > LongestNumber) faults["number"] = "too-long";
        var (employers, workers) = (new List<string>(), new List<string>());
        foreach (var (index, party) in (request.Parties ?? []).Index().Take(MostParties + 1))
        {
            if (party is { CreditCode: { } code, IdNumber: null })
            {
                if (UnifiedSocialCreditCode.TryParse(code, out var creditCode)) employers.Add(creditCode.ToString());
                else faults[$"parties[{index}].creditCode"] = "credit-code";
            }
            else if (party is { CreditCode: null, IdNumber: { } id })
            {
                if (IdentityNumber.TryParse(id, out var idNumber)) workers.Add(idNumber.ToString());
                else faults[$"parties[{index}].idNumber"] = "id-number";
            }
            else
            {
                faults[$"parties[{index}]"] = "required";
            }
        }

        if (request.Parties is null or { Count: 0 }) faults["parties"] = "required";
        if (request.Parties is { Count: > MostParties }) faults["parties"] = "too-many";
        return new(number ?? "", [.. employers.Distinct()], [.. workers.Distinct()]);
    }

    /// <param name="Number">Of the authority's own register; sealed.</param>
    /// <param name="Basis"><c>inspection</c>, <c>complaint</c>, <c>arbitration</c> or <c>court</c>.</param>
    /// <param name="District">Six digits; a code that ends in 00 is a whole city's.</param>
    /// <param name="EndsOn">yyyy-MM-dd, the last day of access.</param>
    internal sealed record OpenRequest(string? Number, string? Basis, string? District, string? EndsOn, IReadOnlyList<PartyRequest?>? Parties);

    /// <summary>One of the two.</summary>
    internal sealed record PartyRequest(string? CreditCode, string? IdNumber);
}
