using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using Xunit;

namespace LaborContracts.Domain.Tests.Statutes;

public sealed class MandatoryClausesTests
{
    [Fact]
    public void A_lawful_draft_has_no_findings() =>
        Assert.Empty(StatuteBook.Check(Draft.Of(Drafts.Lawful, Drafts.Today)));

    public static TheoryData<string> Clauses() =>
    [
        "employer.name", "employer.address", "employer.legalRepresentative", "worker.name", "worker.address", "workContent",
        "workplace", "workplace.address", "workingHours", "workingHours.restAndLeave", "remuneration", "socialInsurance",
        "laborProtection", "occupationalHazards",
    ];

    [Theory]
    [MemberData(nameof(Clauses))]
    public void Each_missing_clause_blocks_with_a_finding_of_its_own(string field)
    {
        var terms = Without(Drafts.Lawful, field);

        var finding = Assert.Single(StatuteBook.Check(Draft.Of(terms, Drafts.Today)));

        Assert.Equal(("C17", Severity.Block, "劳动合同法第十七条", field), (finding.Id, finding.Severity, finding.Article, finding.Field));
    }

    [Fact]
    public void All_missing_clauses_are_named_at_once() => Assert.Equal(
        6, StatuteBook.Check(Draft.Of(
            Drafts.Lawful with
            {
                WorkContent = null, Workplace = null, WorkingHours = null, Remuneration = null, SocialInsurance = "",
                OccupationalHazards = " ",
            },
            Drafts.Today)).Count(f => f.Id == "C17"));

    private static ContractTerms Without(ContractTerms terms, string field) => field switch
    {
        "employer.name" => terms with { Employer = terms.Employer with { Name = "" } },
        "employer.address" => terms with { Employer = terms.Employer with { Address = "　" } },
        "employer.legalRepresentative" => terms with { Employer = terms.Employer with { LegalRepresentative = "" } },
        "worker.name" => terms with { Worker = terms.Worker with { Name = "" } },
        "worker.address" => terms with { Worker = terms.Worker with { Address = "" } },
        "workContent" => terms with { WorkContent = " " },
        "workplace" => terms with { Workplace = null },
        "workplace.address" => terms with { Workplace = terms.Workplace! with { Address = "" } },
        "workingHours" => terms with { WorkingHours = null },
        "workingHours.restAndLeave" => terms with { WorkingHours = terms.WorkingHours! with { RestAndLeave = "" } },
        "remuneration" => terms with { Remuneration = null },
        "socialInsurance" => terms with { SocialInsurance = null },
        "laborProtection" => terms with { LaborProtection = null },
        _ => terms with { OccupationalHazards = null },
    };
}
