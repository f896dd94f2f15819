using LaborContracts.Api.Http;
using LaborContracts.Domain.Parties;

namespace LaborContracts.Api.Features.Cases;

/// <summary>A case as the authority sees it.</summary>
/// <param name="Number">Of the authority's own register.</param>
/// <param name="BasisText">The legal basis in words.</param>
/// <param name="EndsOn">The last day of access.</param>
/// <param name="ApprovedAt">Null while a supervisor has not approved it, or did not have to.</param>
public sealed record CaseView(
    Guid Id, string Number, LegalBasis Basis, string BasisText, string District, IReadOnlyList<CasePartyView> Parties, CaseState State,
    string Inspector, DateTimeOffset OpenedAt, DateOnly EndsOn, bool NeedsApproval, DateTimeOffset? ApprovedAt, string? ApprovedBy, DateTimeOffset? ClosedAt)
{
    internal static CaseView From(CaseFile file, DateOnly today)
    {
        var row = file.Row;
        var basis = Enum.Parse<LegalBasis>(row.Basis);
        return new(
            row.Id, file.Content.Number, basis, Texts.Get($"case.basis.{basis.Code()}"), row.District,
            [
                .. file.Content.Employers.Select(code => new CasePartyView(code, null)),
                .. file.Content.Workers.Select(number => new CasePartyView(null, IdentityNumber.Parse(number).Masked)),
            ],
            file.StateOn(today), row.Inspector, row.OpenedAt, row.EndsOn, row.NeedsApproval, row.ApprovedAt, row.ApprovedBy, row.ClosedAt);
    }
}

/// <summary>An employer by its credit code, or a worker by the identity number, which is shown masked.</summary>
public sealed record CasePartyView(string? CreditCode, string? IdNumber);
