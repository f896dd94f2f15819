using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using LaborContracts.Domain.Terms.Json;
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

    public static TheoryData<DocumentKind, string> OfEveryKind()
    {
        var rows = new TheoryData<DocumentKind, string>();
        foreach (var (kind, fields) in Fields)
            foreach (var field in fields.Split(' ', StringSplitOptions.RemoveEmptyEntries)) rows.Add(kind, field);
        return rows;
    }

    [Theory]
    [MemberData(nameof(OfEveryKind))]
    public void Each_kind_must_say_what_its_law_asks_for(DocumentKind kind, string field)
    {
        var whole = LawfulDrafts.Of(kind);
        var draft = whole with { Terms = Without(whole.Terms, field) };

        Assert.Empty(Findings.Of("C17", whole));
        var finding = Assert.Single(Findings.Of("C17", draft));
        Assert.Equal(field, finding.Field);
        Assert.Equal(Weight(kind, field), (finding.Severity, finding.Confidence));
    }

    [Fact]
    public void No_kind_asks_for_what_this_test_does_not_know() => Assert.All(Enum.GetValues<DocumentKind>(), kind => Assert.Equal(
        Fields[kind].Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(Conditional).Order(StringComparer.Ordinal).Distinct(),
        MandatoryClauses.Of(kind, LawfulDrafts.Of(kind).Terms.Kind).Select(clause => clause.Field)
            .Where(field => !IsOfParties(field) && !(kind is DocumentKind.Amendment or DocumentKind.Renewal && field != "amending"))
            .Concat(Conditional).Order(StringComparer.Ordinal).Distinct()));

    [Fact]
    public void Pay_has_an_amount_in_its_form()
    {
        Assert.Equal(["remuneration.monthlyWage"], Missing(new(null, 10, "银行转账")));
        Assert.Equal(["remuneration.hourlyWage"], Missing(new(Money.Of(8000), 10, "银行转账", PayForm.Hourly)));
        Assert.Equal(["remuneration.payRules"], Missing(new(null, 10, "银行转账", PayForm.Piece)));
        Assert.Empty(Missing(new(null, 10, "银行转账", PayForm.Piece, PayRules: "每件 2 元")));

        static IEnumerable<string> Missing(Remuneration pay) => Findings.Of("C17", Drafts.Lawful with { Remuneration = pay, Probation = null }).Select(f => f.Field);
    }

    [Fact]
    public void What_amends_or_renews_a_contract_leaves_it_whole()
    {
        foreach (var kind in new[] { DocumentKind.Amendment, DocumentKind.Renewal })
        {
            var draft = LawfulDrafts.Of(kind);
            var finding = Assert.Single(Findings.Of("C17", draft with { Terms = draft.Terms with { SocialInsurance = null } }));
            Assert.Equal(("socialInsurance", Severity.Block, "劳动合同法第十七条"), (finding.Field, finding.Severity, finding.Article));
        }
    }

    [Fact]
    public void A_renewed_platform_agreement_needs_its_term_and_only_once()
    {
        var terms = LawfulDrafts.Of(DocumentKind.PlatformAgreement).Terms with { Term = null };

        Assert.Equal("term", Assert.Single(Findings.Of("C17", new Draft(DocumentKind.Renewal, terms, Drafts.Today))).Field);
    }

    [Fact]
    public void A_notice_gives_reasons_where_one_side_has_to_have_some()
    {
        var notice = LawfulDrafts.Of(DocumentKind.TerminationNotice);
        var resignation = LawfulDrafts.Of(DocumentKind.ResignationNotice);

        Assert.Equal(["ending.reason"], Missing(notice, EndingGround.UnfitInProbation));
        Assert.Equal(["ending.reason"], Missing(notice, EndingGround.MassDismissal));
        Assert.Empty(Missing(notice, EndingGround.Expiry));
        Assert.Empty(Missing(resignation, EndingGround.ResignationWithNotice));
        Assert.Equal(["ending.reason"], Missing(resignation, EndingGround.ResignationForCause));

        static IEnumerable<string> Missing(Draft draft, EndingGround ground) => Findings.Of(
            "C17", draft with { Terms = draft.Terms with { Ending = draft.Terms.Ending! with { Ground = ground, Reason = null } } }).Select(f => f.Field);
    }

    [Fact]
    public void What_became_law_later_is_not_asked_for_before()
    {
        var draft = LawfulDrafts.Of(DocumentKind.PlatformAgreement);
        var bare = draft with { Terms = draft.Terms with { PersonalInformation = null } };

        Assert.Empty(Findings.Of("C17", bare with { On = Drafts.Day("2023-02-20") }));
        Assert.Single(Findings.Of("C17", bare with { On = Drafts.Day("2023-02-21") }));
    }

    private static readonly string[] Conditional =
        ["remuneration.monthlyWage", "remuneration.hourlyWage", "remuneration.payRules", "workplace.address", "ending.reason"];

    private const string Work =
        " workContent workplace workingHours workingHours.restAndLeave remuneration socialInsurance laborProtection occupationalHazards ";

    private const string OnPlatform =
        " term workContent platform platform.name platform.area platform.ordering platformWork platformPay platformPay.formula"
        + " platformRules laborProtection personalInformation ";

    /// <summary>Beside the parties: what each kind must say.</summary>
    private static readonly Dictionary<DocumentKind, string> Fields = new()
    {
        [DocumentKind.LaborContract] = Work,
        [DocumentKind.DispatchContract] = Work + "dispatch dispatch.user.name dispatch.user.address dispatch.period",
        [DocumentKind.PartTimeAgreement] = "workContent workplace workingHours remuneration laborProtection",
        [DocumentKind.PlatformLaborContract] = Work + "platform platform.name platform.area",
        [DocumentKind.PlatformAgreement] = OnPlatform,
        [DocumentKind.PlatformAgreementThreeParty] = OnPlatform + "partner partner.name partner.address",
        [DocumentKind.PostRetirementAgreement] =
            "term workContent workplace workingHours workingHours.restAndLeave remuneration socialInsurance overAge.workInjuryInsurance",
        [DocumentKind.NonCompeteAgreement] =
            "confidentiality confidentiality.secrets confidentiality.duties nonCompete.scope nonCompete.area nonCompete.months",
        [DocumentKind.TrainingAgreement] = "training training.content training.cost training.servicePeriod",
        [DocumentKind.Amendment] = "amending",
        [DocumentKind.Renewal] = "",
        [DocumentKind.AgreedTermination] = "ending",
        [DocumentKind.TerminationNotice] = "ending ending.reason ending.noticeOn",
        [DocumentKind.ResignationNotice] = "ending ending.noticeOn",
        [DocumentKind.TerminationCertificate] = "term ending ending.post ending.serviceSince",
    };

    private static bool IsOfParties(string field) =>
        field.StartsWith("employer.", StringComparison.Ordinal) || field.StartsWith("worker.", StringComparison.Ordinal);

    private static (Severity, Confidence) Weight(DocumentKind kind, string field) => kind switch
    {
        DocumentKind.PartTimeAgreement => (Severity.Warn, Confidence.Found),
        DocumentKind.PostRetirementAgreement => (Severity.Warn, Confidence.SecondHand),
        DocumentKind.PlatformAgreementThreeParty when field.StartsWith("partner", StringComparison.Ordinal) => (Severity.Block, Confidence.Found),
        DocumentKind.PlatformLaborContract when !field.StartsWith("platform", StringComparison.Ordinal) => (Severity.Block, Confidence.Found),
        DocumentKind.PlatformLaborContract or DocumentKind.PlatformAgreement or DocumentKind.PlatformAgreementThreeParty =>
            (Severity.Warn, Confidence.Recalled),
        DocumentKind.Amendment => (Severity.Warn, Confidence.Found),
        DocumentKind.ResignationNotice when field != "ending" => (Severity.Warn, Confidence.Found),
        _ => (Severity.Block, Confidence.Found),
    };

    private static ContractTerms Without(ContractTerms terms, string field) => field switch
    {
        "employer.name" => terms with { Employer = terms.Employer with { Name = "" } },
        "employer.address" => terms with { Employer = terms.Employer with { Address = "　" } },
        "employer.legalRepresentative" => terms with { Employer = terms.Employer with { LegalRepresentative = "" } },
        "worker.name" => terms with { Worker = terms.Worker with { Name = "" } },
        "worker.address" => terms with { Worker = terms.Worker with { Address = "" } },
        "workplace.address" => terms with { Workplace = terms.Workplace! with { Address = "" } },
        "workingHours.restAndLeave" => terms with { WorkingHours = terms.WorkingHours! with { RestAndLeave = "" } },
        "dispatch.user.name" => terms with { Dispatch = terms.Dispatch! with { User = terms.Dispatch.User with { Name = "" } } },
        "dispatch.user.address" => terms with { Dispatch = terms.Dispatch! with { User = terms.Dispatch.User with { Address = " " } } },
        "platform.name" => terms with { Platform = terms.Platform! with { Name = "" } },
        "platform.area" => terms with { Platform = terms.Platform! with { Area = "" } },
        "partner.name" => terms with { Partner = terms.Partner! with { Name = "" } },
        "partner.address" => terms with { Partner = terms.Partner! with { Address = "" } },
        "confidentiality" => terms with { Confidentiality = null, NonCompete = null },
        "term" => terms with { Term = null, Probation = null },
        _ => WithoutMember(terms, field.Split('.')),
    };

    /// <summary>Through the terms' form in JSON, for members that may be absent.</summary>
    private static ContractTerms WithoutMember(ContractTerms terms, string[] path)
    {
        var json = JsonNode.Parse(TermsJson.ToElement(terms).GetRawText())!;
        Assert.True(path[..^1].Aggregate(json, (node, name) => node[name]!).AsObject().Remove(path[^1]), "there was nothing to leave out");
        var (left, faults) = TermsJson.Read(JsonSerializer.SerializeToElement(json));
        Assert.Empty(faults);
        return left!;
    }
}
