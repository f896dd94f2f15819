using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Setup;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Cases;

/// <summary>
/// Which contracts a case reaches: offered ones with their place of work in its district, of its parties. If it names workers and employers, those between
/// the two; if it names one side alone, all of that side's.
/// </summary>
internal sealed class CaseReach(LaborContractsDb db, MasterKey masterKey, StatuteFiles statutes)
{
    /// <summary>
    /// All that a case reaches, in parts that one index each answers in the order of <c>CreatedAt</c> and <c>Id</c>: no part has to be sorted, however many
    /// contracts an employer has.
    /// </summary>
    public IReadOnlyList<IQueryable<ContractRow>> Parts(CaseFile file)
    {
        var (code, employers, workers) = (DistrictCode.Parse(file.Row.District), file.Content.Employers, file.Content.Workers);
        var begins = $"{Districts.PrefixOf(code)}%";
        var within = LocalWithin(code);
        var inDistrict = db.Contracts.Where(c =>
            c.DocumentSha256 != null && c.ShreddedAt == null && c.District != null && (EF.Functions.Like(c.District, begins) || within.Contains(c.District)));
        if (workers.Count == 0)
            return
            [
                .. employers.Select(employer => inDistrict.Where(c => c.EmployerCode == employer)),
                .. employers.Select(employer => inDistrict.Where(c => c.PartnerCode == employer && c.EmployerCode != employer)),
            ];
        return
        [
            .. workers.Select(worker =>
            {
                var index = DossierShelf.WorkerIndex(masterKey, worker);
                var own = inDistrict.Where(c => c.WorkerIndex == index);
                return employers.Count == 0 ? own : own.Where(c => employers.Contains(c.EmployerCode) || employers.Contains(c.PartnerCode!));
            }),
        ];
    }

    /// <summary>The documents that were signed elsewhere, of the case's parties and with their place of work in its district.</summary>
    public IQueryable<ImportRow> Imports(CaseFile file)
    {
        var (code, employers) = (DistrictCode.Parse(file.Row.District), file.Content.Employers);
        var workers = file.Content.Workers.Select(worker => DossierShelf.WorkerIndex(masterKey, worker)).ToList();
        var begins = $"{Districts.PrefixOf(code)}%";
        var within = LocalWithin(code);
        var inDistrict = db.Imports.Where(i => i.ShreddedAt == null && (EF.Functions.Like(i.District, begins) || within.Contains(i.District)));
        var ofWorkers = workers.Count == 0 ? inDistrict : inDistrict.Where(i => workers.Contains(i.WorkerIndex));
        return employers.Count == 0 ? ofWorkers : ofWorkers.Where(i => employers.Contains(i.EmployerCode));
    }

    /// <summary>Whether a contract is of the case's parties.</summary>
    public bool Touches(CaseFile file, ContractRow row) =>
        (file.Content.Workers.Count == 0 || file.Content.Workers.Any(worker => DossierShelf.WorkerIndex(masterKey, worker) == row.WorkerIndex))
        && (file.Content.Employers.Count == 0 || file.Content.Employers.Contains(row.EmployerCode)
            || (row.PartnerCode is { } partner && file.Content.Employers.Contains(partner)));

    private string[] LocalWithin(DistrictCode code) => [.. statutes.Current.Districts.LocalWithin(code).Select(local => local.ToString())];

    public bool IsInDistrict(CaseFile file, ContractRow row) => row.District is { } district
        && statutes.Current.Districts.Covers(DistrictCode.Parse(file.Row.District), DistrictCode.Parse(district));
}
